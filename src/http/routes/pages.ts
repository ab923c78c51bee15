// The site's front page, and what its errors mean.
import type { PageFrame } from '../../site/layout.js';
import { errorsPage } from '../../site/pages/errors.js';
import { indexPage } from '../../site/pages/index.js';
import type { Site } from '../../site/site.js';
import { listAbout, siteAbout } from '../page-abouts.js';
import { scriptPolicy } from '../page-policy.js';
import { sendPage } from '../page-reply.js';
import { episodeView, lessonView, showView, topicLink } from '../page-views.js';
import type { App } from '../routing.js';
import type { Services } from '../services.js';
import { namedShows, nameOf } from '../show-titles.js';
import { READ_FOR_EACH, spreadLessons } from '../spread-lessons.js';
import { questionsOf } from '../suggestions.js';

const ON_FRONT_PAGE = { shows: 20, episodes: 8, lessons: 6, topics: 30, people: 30 };

export function pageRoutes(app: App, services: Services): void {
  app.get('/docs/errors', { schema: { hide: true } }, async ({ absolute }, reply) => {
    const about = listAbout({ path: '/docs/errors', title: 'Errors', description: null }, absolute);
    return sendPage(reply, errorsPage({ about }));
  });
  app.get('/', { helmet: { contentSecurityPolicy: scriptPolicy }, schema: { hide: true } }, async ({ site }, reply) => {
    return sendPage(reply, await frontPage(services, site));
  });
}

async function frontPage({ reader }: Services, site: Site): Promise<PageFrame> {
  const [figures, shows, episodes, best, topics, people] = await Promise.all([
    reader.findFigures(),
    reader.findShows({ limit: ON_FRONT_PAGE.shows }),
    reader.findEpisodes({}, { limit: ON_FRONT_PAGE.episodes }),
    reader.findLessons({}, { limit: ON_FRONT_PAGE.lessons * READ_FOR_EACH }),
    reader.findTopics(undefined, { limit: ON_FRONT_PAGE.topics }),
    reader.findEverybody({ limit: ON_FRONT_PAGE.people }),
  ]);
  const isOne = shows.items.length < 2;
  const lessons = spreadLessons(best.items, ON_FRONT_PAGE.lessons);
  const slugs = [...episodes.items.map(({ show }) => show), ...lessons.map(({ episode }) => episode.show)];
  const named = await namedShows(slugs, reader);
  return indexPage({
    about: siteAbout(site),
    shows: shows.items.map(showView),
    episodes: episodes.items.map((episode) => episodeView(episode, named)),
    lessons: lessons.map((lesson) => {
      return lessonView(lesson, lesson.episode, nameOf(lesson.episode, named, !isOne));
    }),
    topics: topics.items.map(topicLink),
    completions: [
      ...topics.items.map(({ label }) => label),
      ...people.items.flatMap(({ onShows }) => onShows[0]?.name ?? []),
    ],
    questions: await questionsOf(episodes.items, reader),
    episodeCount: figures.episodeCount,
    duration: figures.duration,
    isWhole: figures.isWhole,
  });
}
