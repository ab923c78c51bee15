// Topics: what the archive is about.
import { z } from 'zod';
import type { TopicMention, TopicSummary } from '../../domain/topic.js';
import { momentUrl } from '../../search/search.js';
import { topicUrl } from '../links.js';
import { presentChapter, presentStoredLesson, presentTopic } from '../present.js';
import { type App, found } from '../routing.js';
import { DEFAULT_LIST_LIMIT, pathKey } from '../schemas/fields.js';
import { json, problems } from '../schemas/problem.js';
import { topicListQuery, topicListSchema } from '../schemas/topic.js';
import { topicPageQuery, topicPageSchema } from '../schemas/topic-page.js';
import type { Services } from '../services.js';

const RELATED_TOPICS = 10;

function presentMention({ episode, publishedAt, ...place }: TopicMention) {
  return { ...place, episode: { ...episode, publishedAt }, url: momentUrl(episode, place.turn) };
}

export function topicRoutes(app: App, { reader }: Services): void {
  app.get(
    '/v1/topics',
    {
      schema: {
        operationId: 'listTopics',
        tags: ['topics'],
        summary: 'Topics in use, most used first',
        querystring: topicListQuery,
        response: { 200: json(topicListSchema, 'A page of topics'), ...problems('invalid-request', 'invalid-cursor') },
      },
    },
    async ({ query: { q, ...page } }) => {
      const { items, nextCursor } = await reader.findTopics(q, page);
      return { items: items.map(presentTopic), nextCursor };
    },
  );

  app.get(
    '/v1/topics/:slug',
    {
      schema: {
        operationId: 'getTopic',
        tags: ['topics'],
        summary:
          'A topic with its strongest lessons, chapters and episodes, where it came first and last, and related topics',
        description:
          'All its lessons: `GET /v1/lessons?topic=`. The slug of a topic that was merged into another one answers with ' +
          'that one; `slug` and `Content-Location` say which.',
        params: z.object({ slug: pathKey('Slug of the topic', 'recovery-over-prevention') }),
        querystring: topicPageQuery,
        response: { 200: json(topicPageSchema, 'The topic'), ...problems('invalid-request', 'unknown-topic') },
      },
    },
    async ({ params, query: { limit } }, reply) => {
      const topic = found(await reader.findTopic(params.slug), 'unknown-topic', `There is no topic "${params.slug}"`);
      reply.header('content-location', `/v1${topicUrl(topic.slug)}`);
      return readTopicPage(reader, topic, limit);
    },
  );
}

/** A topic with what hangs on it, at most `limit` of each. */
export async function readTopicPage(
  reader: Services['reader'],
  topic: TopicSummary,
  limit = DEFAULT_LIST_LIMIT,
): Promise<z.output<typeof topicPageSchema>> {
  const { slug } = topic;
  const [lessons, chapters, episodes, mentions, related] = await Promise.all([
    reader.findLessonsOfTopic(slug, limit),
    reader.findChaptersOfTopic(slug, { limit }),
    reader.findEpisodes({ topic: slug }, { limit }),
    reader.findTopicMentions(slug),
    reader.findRelatedTopics(slug, RELATED_TOPICS),
  ]);
  return {
    ...presentTopic(topic),
    lessons: lessons.map(presentStoredLesson),
    chapters: chapters.items.map(({ episode, ...chapter }) => ({ ...presentChapter(chapter), episode })),
    episodes: episodes.items.map(({ id, slug, title, show, publishedAt }) => ({ id, slug, title, show, publishedAt })),
    firstMention: mentions && presentMention(mentions.first),
    lastMention: mentions && presentMention(mentions.last),
    related: [...related],
  };
}
