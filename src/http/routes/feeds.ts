// Feeds: which are followed, and what became of their items.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FollowedFeed } from '../../domain/followed-feed.js';
import type { Feeds } from '../../feed/feeds.js';
import { mediaTypeRefused } from '../body.js';
import { tagOfView } from '../etag.js';
import { expectedState, type Tagged } from '../if-match.js';
import { type App, found } from '../routing.js';
import {
  feedBodySchema,
  feedItemListSchema,
  feedItemQuery,
  feedListQuery,
  feedListSchema,
  feedSchema,
  followedSchema,
} from '../schemas/feed.js';
import { pathKey } from '../schemas/fields.js';
import { json, problems } from '../schemas/problem.js';
import type { Services } from '../services.js';

const params = z.object({ id: pathKey('Id of the feed', 'feed_0123456789abcdef') });
const nothing = z.strictObject({});
const OPML = ['text/x-opml', 'text/x-opml+xml', 'application/x-opml+xml'] as const;
const LARGEST_OPML = 8 * 1024 * 1024;
const opmlBody = { schema: z.any().meta({ type: 'string', description: 'A list of feeds, OPML 2.0' }) };
const writing = ['invalid-request', 'unauthorized', 'foreign-origin'] as const;

export type FeedView = z.output<typeof feedSchema>;

export async function presentFeed(feeds: Feeds, feed: FollowedFeed): Promise<FeedView> {
  const report = await feeds.findFeedReport(feed.id);
  return { ...feed, report: found(report, 'unknown-feed', `There is no feed "${feed.id}"`) };
}

export async function getFeed(feeds: Feeds, id: string): Promise<FeedView> {
  return presentFeed(feeds, found(await feeds.findFeed(id), 'unknown-feed', `There is no feed "${id}"`));
}

async function tagFeed(feeds: Feeds, id: string): Promise<Tagged | null> {
  const feed = await feeds.findFeed(id);
  const value = feed && (await presentFeed(feeds, feed));
  return value && { value, tag: tagOfView(feedSchema, value) };
}

/** Registers a parser for OPML, so give it a scope of its own. */
export function feedRoutes(app: App, { feeds }: Services): void {
  for (const type of OPML)
    app.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: LARGEST_OPML }, (_request, bytes, done) =>
      done(null, bytes),
    );
  followRoute(app, feeds);
  readingRoutes(app, feeds);
  changingRoutes(app, feeds);
}

function followRoute(app: App, feeds: Feeds): void {
  app.post(
    '/v1/feeds',
    {
      schema: {
        operationId: 'followFeed',
        tags: ['feeds'],
        summary: 'Take in a feed and follow it',
        description:
          'The answer comes at once; episodes are taken in in the background, and whatever is new or corrected later on, ' +
          'too. A feed that is followed already is gone through again. The body is a JSON object, or a list of feeds ' +
          '(OPML): then the answer has `items` and `refused`.',
        security: [{ apiKey: [] }],
        querystring: nothing,
        body: {
          content: {
            'application/json': { schema: feedBodySchema },
            ...Object.fromEntries(OPML.map((type) => [type, opmlBody])),
          },
        },
        response: {
          202: json(
            z.union([feedSchema, followedSchema]),
            'It is on disk that the feed is followed; `Location` leads to it',
          ),
          ...problems(...writing, 'malformed-json', 'payload-too-large', 'unsupported-media-type'),
          ...problems('feed-exists', 'refused-address', 'malformed-feed'),
        },
      },
    },
    async (request, reply) => {
      reply.code(202);
      const body: unknown = request.body;
      if (Buffer.isBuffer(body)) return followAll(feeds, body);
      const feed = await followOne(feeds, request);
      reply.header('location', `/v1/feeds/${feed.id}`);
      return feed;
    },
  );
}

async function followOne(feeds: Feeds, request: FastifyRequest): Promise<FeedView> {
  if (request.body === undefined) throw mediaTypeRefused(request);
  const { url, show } = request.body as z.output<typeof feedBodySchema>;
  return presentFeed(feeds, await feeds.follow({ url, show: show ?? null }));
}

async function followAll(feeds: Feeds, opml: Buffer): Promise<z.output<typeof followedSchema>> {
  const { followed, refused } = await feeds.followList(opml);
  const items: FeedView[] = [];
  for (const feed of followed) items.push(await presentFeed(feeds, feed));
  return { items, refused: [...refused] };
}

function readingRoutes(app: App, feeds: Feeds): void {
  app.get(
    '/v1/feeds',
    {
      schema: {
        operationId: 'listFeeds',
        tags: ['feeds'],
        summary: 'Feeds that are followed',
        querystring: feedListQuery,
        response: { 200: json(feedListSchema, 'Feeds'), ...problems('invalid-request', 'invalid-cursor') },
      },
    },
    async ({ query }) => {
      const { items, nextCursor } = await feeds.findFeeds(query);
      return { items: await Promise.all(items.map((feed) => presentFeed(feeds, feed))), nextCursor };
    },
  );
  app.get(
    '/v1/feeds/:id',
    {
      schema: {
        operationId: 'getFeed',
        tags: ['feeds'],
        summary: 'Where a feed stands, with its report',
        params,
        querystring: nothing,
        response: { 200: json(feedSchema, 'The feed'), ...problems('invalid-request', 'unknown-feed') },
      },
    },
    async ({ params: { id } }) => getFeed(feeds, id),
  );
  app.get(
    '/v1/feeds/:id/items',
    {
      schema: {
        operationId: 'listFeedItems',
        tags: ['feeds'],
        summary: 'What became of the items of a feed',
        params,
        querystring: feedItemQuery,
        response: {
          200: json(feedItemListSchema, 'Items, in the order in which they were first seen'),
          ...problems('invalid-request', 'invalid-cursor', 'unknown-feed'),
        },
      },
    },
    async ({ params: { id }, query: { state, ...page } }) => {
      await getFeed(feeds, id);
      const { items, nextCursor } = await feeds.findFeedItems(id, { state }, page);
      return { items: [...items], nextCursor };
    },
  );
}

function changingRoutes(app: App, feeds: Feeds): void {
  app.post(
    '/v1/feeds/:id/refresh',
    {
      schema: {
        operationId: 'refreshFeed',
        tags: ['feeds'],
        summary: 'Read a feed again, and look at every transcript of it',
        security: [{ apiKey: [] }],
        params,
        querystring: nothing,
        response: {
          202: json(feedSchema, 'It is on disk that it is read again'),
          ...problems(...writing, 'unknown-feed'),
        },
      },
    },
    async ({ params: { id } }, reply) => {
      found((await feeds.refresh(id)) || null, 'unknown-feed', `There is no feed "${id}"`);
      reply.code(202);
      return getFeed(feeds, id);
    },
  );
  app.delete(
    '/v1/feeds/:id',
    {
      schema: {
        operationId: 'unfollowFeed',
        tags: ['feeds'],
        summary: 'Follow a feed no longer',
        description:
          'Its episodes stay. When it is followed again later, they are found again and nothing comes in twice. With ' +
          '`If-Match`, only a feed of that `ETag` is left (412), which changes with its state and report.',
        security: [{ apiKey: [] }],
        params,
        querystring: nothing,
        response: {
          204: z.void().meta({ description: 'It is no longer followed' }),
          ...problems(...writing, 'unknown-feed', 'precondition-failed'),
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const expected = await expectedState(request, () => tagFeed(feeds, id));
      found((await feeds.unfollow(id, expected)) || null, 'unknown-feed', `There is no feed "${id}"`);
      return reply.code(204).send();
    },
  );
}
