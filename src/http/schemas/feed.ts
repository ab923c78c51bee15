// Feeds that are followed: what is posted, where one stands, what became of its items.
import { z } from 'zod';
import { feedItemStates } from '../../domain/followed-feed.js';
import { reservedSlugs } from '../../domain/slug.js';
import { cursor, DEFAULT_LIST_LIMIT, limit, line, slug } from './fields.js';

const problemOfFeed = z.object({ code: z.string(), message: z.string() }).meta({
  id: 'FeedProblem',
  description: 'A code of fetching, or one of problems',
  examples: [{ code: 'timed-out', message: 'podcast.example did not answer in time' }],
});

export const feedBodySchema = z
  .strictObject({
    url: line(2000).meta({
      description: 'Of RSS, Atom, or a list of feeds (OPML). Only public addresses are fetched from',
      examples: ['https://podcast.example/feed.xml'],
    }),
    show: slug
      .refine((value) => !reservedSlugs.includes(value), 'is the name of a path of this service; take another')
      .nullish()
      .meta({ description: "Slug of the show; made of the feed's title where missing" }),
  })
  .meta({ id: 'NewFeed' });

const count = z.int().min(0);

export const feedReportSchema = z
  .object({
    items: count,
    created: count,
    updated: count,
    unchanged: count,
    withoutTranscript: count,
    failed: count,
    waiting: count,
  })
  .meta({
    id: 'FeedReport',
    description:
      'Numbers of items after the last pass; all but `items` add up to it. What the pass had no cause to look at is `unchanged`',
  });

export const feedSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['feed', 'list']).meta({
      description:
        '`list`: behind the address is a list of feeds (OPML), read once; its items are those feeds, each followed on its own',
    }),
    url: z.string().meta({ description: 'Where it stands now: a feed that moves for good is followed' }),
    show: z.string().nullable().meta({ description: 'Slug; null until the feed was read, and of a list' }),
    title: z.string().nullable(),
    state: z.enum(['waiting', 'running', 'paused', 'idle', 'failed']).meta({
      description:
        '`waiting`: read as soon as possible; `running`: items are taken in; `paused`: some are tried again at ' +
        '`nextFetchAt`; `idle`: done until then; `failed`: the feed could not be read, see `error`',
    }),
    error: problemOfFeed.nullable().meta({ description: 'Why it could not be read, or not to its oldest page' }),
    lastFetchedAt: z.string().nullable().meta({ description: 'ISO 8601 date-time' }),
    nextFetchAt: z.string().nullable().meta({ description: 'ISO 8601 date-time; null: not by itself' }),
    createdAt: z.string().meta({ description: 'ISO 8601 date-time' }),
    report: feedReportSchema,
  })
  .meta({ id: 'Feed' });

export const feedListSchema = z
  .object({ items: z.array(feedSchema), nextCursor: z.string().nullable() })
  .meta({ id: 'FeedList', description: 'Last added first' });

export const followedSchema = z
  .object({
    items: z.array(feedSchema),
    refused: z.array(z.object({ url: z.string(), code: z.string(), message: z.string() })),
  })
  .meta({
    id: 'FollowedFeeds',
    description: 'Of a list of feeds: those that are followed now, and those that are not',
  });

export const feedItemSchema = z
  .object({
    guid: z.string().meta({ description: "Of a list's item, the address of that feed" }),
    title: z.string().nullable(),
    state: z.enum(feedItemStates),
    outcome: z
      .enum(['created', 'updated', 'unchanged'])
      .nullable()
      .meta({ description: 'Of the last time it was taken in' }),
    reason: problemOfFeed.nullable().meta({ description: 'Why it has no transcript, or what failed' }),
    slug: z.string().meta({ description: "Its episode's, stable for its guid" }),
    episodeId: z.string().nullable().meta({ description: 'null until it was taken in' }),
  })
  .meta({ id: 'FeedItem' });

export const feedItemListSchema = z
  .object({ items: z.array(feedItemSchema), nextCursor: z.string().nullable() })
  .meta({ id: 'FeedItemList' });

export const feedListQuery = z.strictObject({ limit: limit(DEFAULT_LIST_LIMIT), cursor });

export const feedItemQuery = z.strictObject({
  state: z.enum(feedItemStates).optional(),
  limit: limit(DEFAULT_LIST_LIMIT),
  cursor,
});
