// A show's feed in, the same feed with transcripts, chapters, soundbites and persons out. Nothing is kept.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { HindcastError } from '../../domain/errors.js';
import type { PatchedFeed } from '../../export/feed-patch/patch-feed.js';
import { mediaTypeRefused } from '../body.js';
import { feedsOf, patchShowFeed } from '../feed-patching.js';
import { nameFile } from '../file-name.js';
import { chooseFormat, varyBy } from '../negotiate.js';
import { type App, found } from '../routing.js';
import { feedPatchQuery, feedPatchSchema } from '../schemas/feed-patch.js';
import { pathKey } from '../schemas/fields.js';
import { problems } from '../schemas/problem.js';
import type { Services } from '../services.js';
import { waitingSignal } from '../waiting.js';

const RSS = ['application/rss+xml', 'application/xml', 'text/xml'] as const;
const mediaTypes = { json: 'application/json', rss: 'application/rss+xml', diff: 'text/x-diff' } as const;

export interface FeedPatchOptions {
  /** Bytes of a feed. */
  readonly maxFeedBytes: number;
}

/** Registers parsers for XML, so give it a scope of its own. */
export function feedPatchRoutes(app: App, services: Services, { maxFeedBytes }: FeedPatchOptions): void {
  for (const type of RSS) {
    app.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: maxFeedBytes }, (_request, bytes, done) =>
      done(null, bytes),
    );
  }
  const rss = { schema: z.any().meta({ type: 'string', description: 'RSS 2.0, in any encoding that it names' }) };
  const text = { schema: z.string() };
  app.post(
    '/v1/shows/:show/feed-patch',
    {
      schema: {
        operationId: 'patchFeed',
        tags: ['publishing'],
        summary: "A show's RSS with transcripts, chapters, soundbites and persons added",
        description:
          'The body is the feed; without one it is fetched from where the show is followed. Items are matched by guid, ' +
          'enclosure, link and title; those that match nothing are told. Everything else stays byte for byte, and a ' +
          'feed that was patched is not changed by patching it again. Nothing is kept.',
        security: [{ apiKey: [] }],
        params: z.object({ show: pathKey('Slug of the show', 'ship-it') }),
        querystring: feedPatchQuery,
        body: { content: Object.fromEntries(RSS.map((type) => [type, rss])) },
        response: {
          200: {
            description: 'The feed, what was done, and the difference',
            content: {
              'application/json': { schema: feedPatchSchema },
              'application/rss+xml': text,
              'text/x-diff': text,
            },
          },
          ...problems(
            'invalid-request',
            'unauthorized',
            'foreign-origin',
            'unknown-show',
            'unknown-feed',
            'not-acceptable',
          ),
          ...problems('payload-too-large', 'unsupported-media-type', 'malformed-feed', 'malformed-template'),
          ...problems('unreachable-feed'),
        },
      },
    },
    async (request, reply) => {
      const { show } = request.params;
      const { format: wanted, baseUrl, ...options } = request.query;
      varyBy(reply, 'Accept');
      const format = chooseFormat(request, mediaTypes, wanted);
      found(await services.reader.findShow(show), 'unknown-show', `There is no show "${show}"`);
      const base = baseUrl ?? request.absolute('');
      const feed = await feedOf(request, reply, services);
      const patched = await patchShowFeed(services, { show, feed, base, ...options });
      return format === 'json' ? present(patched, base) : send(reply, patched, { show, format });
    },
  );
}

/** The body, or what the publisher has now. Throws `unknown-feed` and `unreachable-feed`. */
async function feedOf(
  request: FastifyRequest<{ Params: { show: string } }>,
  reply: FastifyReply,
  { feeds }: Services,
): Promise<Buffer> {
  const body: unknown = request.body;
  if (Buffer.isBuffer(body)) return body;
  if (body != null) throw mediaTypeRefused(request);
  const { show } = request.params;
  const [followed] = await feedsOf(feeds, show);
  const detail = `No feed is followed for the show "${show}": send its RSS as the body`;
  const bytes = followed ? await feeds.fetch(followed.id, waitingSignal(reply, request.server.closing)) : null;
  if (!bytes) throw new HindcastError('unknown-feed', detail);
  return Buffer.from(bytes);
}

function present(patched: PatchedFeed, baseUrl: string): z.output<typeof feedPatchSchema> {
  const { text, encoding, diff, items, episodesWithoutItem } = patched;
  return {
    ...{ isChanged: diff !== '', baseUrl, encoding },
    matchedCount: items.filter(({ episode }) => episode !== null).length,
    items: items.map(({ kept, leftOut, interpolated, ...item }) => ({
      ...item,
      ...{ kept: [...kept], leftOut: [...leftOut], interpolated: [...interpolated] },
    })),
    ...{ episodesWithoutItem: [...episodesWithoutItem], diff, feed: text },
  };
}

function send(
  reply: FastifyReply,
  { bytes, encoding, diff }: PatchedFeed,
  { show, format }: { readonly show: string; readonly format: 'rss' | 'diff' },
): FastifyReply {
  nameFile(reply, format === 'rss' ? `${show}.xml` : `${show}.diff`, 'attachment');
  reply.type(`${mediaTypes[format]}; charset=${format === 'rss' ? encoding : 'utf-8'}`);
  return reply.send(format === 'rss' ? bytes : diff);
}
