// How far is a feed? A stream of its changes, whichever process works on it.
import { z } from 'zod';
import type { Feeds } from '../../feed/feeds.js';
import type { App } from '../routing.js';
import { pathKey } from '../schemas/fields.js';
import { problems } from '../schemas/problem.js';
import { type EventStream, openEventStream } from '../server-events.js';
import type { Services } from '../services.js';
import { getFeed } from './feeds.js';

/** One row is read and its items are counted; a change that is told half a second late is soon enough. */
const LOOK_MS = 500;

export function feedEventRoutes(app: App, { feeds }: Services): void {
  app.get(
    '/v1/feeds/:id/events',
    {
      // Its body has no end to measure.
      exposeHeadRoute: false,
      schema: {
        operationId: 'watchFeed',
        tags: ['feeds'],
        summary: 'Changes of a feed as server-sent events',
        description:
          'Events named `feed` with the feed and its report as data, the present state first; ends when nothing of it is ' +
          'being taken in any more.',
        params: z.object({ id: pathKey('Id of the feed', 'feed_0123456789abcdef') }),
        querystring: z.strictObject({}),
        response: {
          200: { description: 'The events', content: { 'text/event-stream': { schema: z.string() } } },
          ...problems('invalid-request', 'unknown-feed'),
        },
      },
    },
    async ({ params: { id } }, reply) => {
      const first = await getFeed(feeds, id);
      const stream = openEventStream({ closing: app.closing });
      stream.send('feed', first);
      if (isUnderWay(first.state)) tellChanges(stream, feeds, { id, told: JSON.stringify(first) });
      else stream.end();
      return stream.answer(reply);
    },
  );
}

function tellChanges(stream: EventStream, feeds: Feeds, { id, told }: { readonly id: string; told: string }): void {
  let last = told;
  let timer: NodeJS.Timeout;
  const look = async (): Promise<void> => {
    try {
      const feed = await getFeed(feeds, id);
      const now = JSON.stringify(feed);
      if (now !== last && !stream.isFull()) {
        stream.send('feed', feed);
        last = now;
      }
      if (!isUnderWay(feed.state)) return stream.end();
      timer = setTimeout(look, LOOK_MS);
    } catch {
      // Nobody follows it any more.
      stream.end();
    }
  };
  timer = setTimeout(look, LOOK_MS);
  stream.onClose(() => clearTimeout(timer));
}

function isUnderWay(state: string): boolean {
  return state === 'waiting' || state === 'running';
}
