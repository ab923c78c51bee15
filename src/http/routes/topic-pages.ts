// The site's pages of topics: the list, and one of them, of all shows or of one.
import { z } from 'zod';
import type { TopicAppearance } from '../../domain/overview.js';
import type { TopicSummary } from '../../domain/topic.js';
import { type TopicView, topicPage } from '../../site/pages/topic.js';
import { topicListPage } from '../../site/pages/topics.js';
import type { ChoiceLink } from '../../site/views.js';
import { absentWhenBlank } from '../ask-request.js';
import { topicUrl } from '../links.js';
import { listAbout, topicAbout } from '../page-abouts.js';
import { furtherUrl, sendPage } from '../page-reply.js';
import { chapterView, episodeView, lessonView, mentionView, topicLink } from '../page-views.js';
import { type App, found } from '../routing.js';
import { cursor, prose } from '../schemas/fields.js';
import type { Services } from '../services.js';
import { showTitles } from '../show-titles.js';

const ON_PAGE = { lessons: 30, chapters: 30, episodes: 12, related: 16 };
const TOPICS_IN_LIST = 120;
const MAX_NAME_LENGTH = 100;

export function topicPageRoutes(app: App, { reader }: Services): void {
  const listQuery = z.object({ cursor, q: absentWhenBlank(prose(MAX_NAME_LENGTH)) });
  app.get(
    '/topics',
    { schema: { hide: true, querystring: listQuery } },
    async ({ query: { q, cursor }, absolute }, reply) => {
      const [{ items, nextCursor }, first] = await Promise.all([
        reader.findTopics(q, { limit: TOPICS_IN_LIST, cursor }),
        reader.findTopics(undefined, { limit: 1 }),
      ]);
      const description = 'What the archive speaks of, with the lessons of everybody who spoke of it.';
      const view = {
        about: listAbout({ path: '/topics', title: 'Topics', description, cursor: cursor ?? q }, absolute),
        topics: items.map((topic) => ({ ...topic, ...topicLink(topic) })),
        query: q ?? '',
        most: first.items.reduce((_, { lessonCount, chapterCount }) => lessonCount + chapterCount, 0),
        nextUrl: furtherUrl('/topics', nextCursor, q === undefined ? {} : { q }),
      };
      return sendPage(reply, topicListPage(view));
    },
  );

  const schema = {
    hide: true,
    params: z.object({ slug: z.string() }),
    querystring: z.object({ show: z.string().optional() }),
  };
  app.get('/topics/:slug', { schema }, async ({ params: { slug }, query: { show }, absolute }, reply) => {
    const topic = found(await reader.findTopic(slug), 'unknown-topic', `There is no topic "${slug}"`);
    // Not for ever: a merge can be taken back.
    if (topic.slug !== slug) return reply.redirect(narrowedUrl(topic.slug, show), 302);
    const about = topicAbout(topic, absolute);
    return sendPage(reply, topicPage({ ...(await topicViewOf(topic, show, reader)), about }));
  });
}

function narrowedUrl(slug: string, show: string | undefined): string {
  return show === undefined ? topicUrl(slug) : `${topicUrl(slug)}?${new URLSearchParams({ show })}`;
}

async function topicViewOf(
  topic: TopicSummary,
  show: string | undefined,
  reader: Services['reader'],
): Promise<TopicView> {
  const { slug } = topic;
  const [lessons, chapters, episodes, mentions, related, everywhere] = await Promise.all([
    reader.findLessonsOfTopic(slug, ON_PAGE.lessons, show),
    reader.findChaptersOfTopic(slug, { limit: ON_PAGE.chapters }, show),
    reader.findEpisodes({ topic: slug, show }, { limit: ON_PAGE.episodes }),
    reader.findTopicMentions(slug),
    reader.findRelatedTopics(slug, ON_PAGE.related),
    reader.findTopicAppearances(slug),
  ]);
  const titles = await showTitles(
    everywhere.map(({ episode }) => episode.show),
    reader,
  );
  const appearances = everywhere.filter(({ episode }) => show === undefined || episode.show === show);
  const isOneShow = show !== undefined || titles.size < 2;
  return {
    ...{ label: topic.label, definition: topic.definition, ...countsOf(appearances) },
    lessons: lessons.map((lesson) => {
      const view = lessonView(lesson, lesson.episode, isOneShow ? undefined : titles.get(lesson.episode.show));
      return { ...view, topics: view.topics.filter((other) => other.slug !== slug) };
    }),
    chapters: chapters.items.map((chapter) => {
      return { ...chapterView(chapter, chapter.episode), episodeTitle: chapter.episode.title };
    }),
    episodes: episodes.items.map((episode) => episodeView(episode, titles)),
    mentions:
      show === undefined && mentions ? { first: mentionView(mentions.first), last: mentionView(mentions.last) } : null,
    appearances,
    related: related.map(topicLink),
    shows: showChoices(everywhere, { slug, show, titles }),
  };
}

function countsOf(appearances: readonly TopicAppearance[]) {
  const sum = (name: 'lessonCount' | 'chapterCount') => appearances.reduce((all, each) => all + each[name], 0);
  return { lessonCount: sum('lessonCount'), chapterCount: sum('chapterCount'), episodeCount: appearances.length };
}

interface Choosing {
  readonly slug: string;
  readonly show: string | undefined;
  readonly titles: ReadonlyMap<string, string>;
}

/** All of them, then the show that speaks of it in most episodes; nothing where there is one show. */
function showChoices(appearances: readonly TopicAppearance[], { slug, show, titles }: Choosing): ChoiceLink[] {
  const counts = new Map<string, number>();
  for (const { episode } of appearances) counts.set(episode.show, (counts.get(episode.show) ?? 0) + 1);
  if (counts.size < 2) return [];
  const links = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([each, count]) => {
      return { label: titles.get(each) ?? each, url: narrowedUrl(slug, each), count, isCurrent: each === show };
    });
  const all = { label: 'All shows', url: topicUrl(slug), count: appearances.length, isCurrent: show === undefined };
  return [all, ...links];
}
