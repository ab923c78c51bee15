// The site's front page, its topics and its own files. Shows and search have files of their own.
import { z } from 'zod';
import type { TopicSummary } from '../../domain/topic.js';
import { assets } from '../../site/assets/assets.js';
import { errorsPage } from '../../site/pages/errors.js';
import { indexPage } from '../../site/pages/index.js';
import { topicListPage, topicPage } from '../../site/pages/topics.js';
import { topicUrl } from '../links.js';
import { furtherUrl, sendPage } from '../page-reply.js';
import { chapterView, episodeView, lessonView, mentionView, showView, topicLink } from '../page-views.js';
import { type App, found } from '../routing.js';
import { cursor } from '../schemas/fields.js';
import type { Services } from '../services.js';
import { questionsOf } from '../suggestions.js';

const ASSET_MAX_AGE = 'public, max-age=31536000, immutable';
const ON_FRONT_PAGE = { shows: 20, episodes: 8, lessons: 6, topics: 30 };
const ON_TOPIC_PAGE = { lessons: 50, chapters: 50, episodes: 20, related: 12 };
const TOPICS_IN_LIST = 100;

export function pageRoutes(app: App, services: Services): void {
  for (const { url, mediaType, content } of assets) {
    app.get(url, { schema: { hide: true } }, async (_request, reply) => {
      return reply.type(mediaType).header('cache-control', ASSET_MAX_AGE).send(content);
    });
  }
  app.get('/docs/errors', { schema: { hide: true } }, async (_request, reply) => sendPage(reply, errorsPage()));
  app.get('/', { schema: { hide: true } }, async (_request, reply) => sendPage(reply, await frontPage(services)));

  const listSchema = { hide: true, querystring: z.object({ cursor }) };
  app.get('/topics', { schema: listSchema }, async ({ query }, reply) => {
    const { items, nextCursor } = await services.reader.findTopics(undefined, { limit: TOPICS_IN_LIST, ...query });
    const topics = items.map((topic) => ({ ...topic, ...topicLink(topic) }));
    return sendPage(reply, topicListPage({ topics, nextUrl: furtherUrl('/topics', nextCursor) }));
  });

  const topicSchema = { hide: true, params: z.object({ slug: z.string() }) };
  app.get('/topics/:slug', { schema: topicSchema }, async ({ params: { slug } }, reply) => {
    const topic = found(await services.reader.findTopic(slug), 'unknown-topic', `There is no topic "${slug}"`);
    // Not for ever: a merge can be taken back.
    if (topic.slug !== slug) return reply.redirect(topicUrl(topic.slug), 302);
    return sendPage(reply, await topicPageOf(topic, services));
  });
}

async function frontPage({ reader }: Services): Promise<string> {
  const [shows, episodes, lessons, topics] = await Promise.all([
    reader.findShows({ limit: ON_FRONT_PAGE.shows }),
    reader.findEpisodes({}, { limit: ON_FRONT_PAGE.episodes }),
    reader.findLessons({}, { limit: ON_FRONT_PAGE.lessons }),
    reader.findTopics(undefined, { limit: ON_FRONT_PAGE.topics }),
  ]);
  return indexPage({
    shows: shows.items.map(showView),
    episodes: episodes.items.map(episodeView),
    lessons: lessons.items.map((lesson) => lessonView(lesson, lesson.episode)),
    topics: topics.items.map(topicLink),
    questions: await questionsOf(episodes.items, reader),
  });
}

async function topicPageOf(topic: TopicSummary, { reader }: Services): Promise<string> {
  const { slug } = topic;
  const [lessons, chapters, episodes, mentions, related] = await Promise.all([
    reader.findLessonsOfTopic(slug, ON_TOPIC_PAGE.lessons),
    reader.findChaptersOfTopic(slug, { limit: ON_TOPIC_PAGE.chapters }),
    reader.findEpisodes({ topic: slug }, { limit: ON_TOPIC_PAGE.episodes }),
    reader.findTopicMentions(slug),
    reader.findRelatedTopics(slug, ON_TOPIC_PAGE.related),
  ]);
  return topicPage({
    label: topic.label,
    definition: topic.definition,
    lessons: lessons.map((lesson) => lessonView(lesson, lesson.episode)),
    episodes: episodes.items.map(episodeView),
    mentions: mentions && { first: mentionView(mentions.first), last: mentionView(mentions.last) },
    chapters: chapters.items.map((chapter) => {
      return { ...chapterView(chapter, chapter.episode), episodeTitle: chapter.episode.title };
    }),
    related: related.map(topicLink),
  });
}
