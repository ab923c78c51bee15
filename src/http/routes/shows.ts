// The series in the archive, and what people say of them.
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { tagOfView } from '../etag.js';
import { expectedState } from '../if-match.js';
import { presentShow } from '../present.js';
import { type App, found } from '../routing.js';
import { pathKey } from '../schemas/fields.js';
import { json, problems } from '../schemas/problem.js';
import { showChangeSchema, showListQuery, showListSchema, showSchema } from '../schemas/show.js';
import type { Services } from '../services.js';
import { pictureRoutes } from './pictures.js';

const showParams = z.object({ show: pathKey('Slug of the show', 'ship-it') });
const noQuery = z.strictObject({});

export function showRoutes(app: App, services: Services): void {
  readingRoutes(app, services);
  changingRoute(app, services);
  app.register(async (scope) => pictureRoutes(scope.withTypeProvider<ZodTypeProvider>(), services));
}

function readingRoutes(app: App, { reader }: Services): void {
  app.get(
    '/v1/shows',
    {
      schema: {
        operationId: 'listShows',
        tags: ['shows'],
        summary: 'List the shows',
        querystring: showListQuery,
        response: { 200: json(showListSchema, 'A page of shows'), ...problems('invalid-request', 'invalid-cursor') },
      },
    },
    async (request) => {
      const { items, nextCursor } = await reader.findShows(request.query);
      return { items: items.map(presentShow), nextCursor };
    },
  );

  app.get(
    '/v1/shows/:show',
    {
      schema: {
        operationId: 'getShow',
        tags: ['shows'],
        summary: 'Get a show',
        params: showParams,
        querystring: noQuery,
        response: { 200: json(showSchema, 'The show'), ...problems('invalid-request', 'unknown-show') },
      },
    },
    async ({ params: { show } }) => {
      return presentShow(found(await reader.findShow(show), 'unknown-show', `There is no show "${show}"`));
    },
  );
}

function changingRoute(app: App, { reader, shows }: Services): void {
  app.patch(
    '/v1/shows/:show',
    {
      schema: {
        operationId: 'editShow',
        tags: ['shows', 'edits'],
        summary: 'Say what a show is called, what it is about, and where it is',
        description:
          'Stands before what feeds say, now and later. Shown on its pages and cards, in its feeds and show notes. ' +
          'With `If-Match`, only a show of that `ETag` is edited (412).',
        security: [{ apiKey: [] }],
        params: showParams,
        querystring: noQuery,
        body: showChangeSchema,
        response: {
          200: json(showSchema, 'The show as it is now'),
          ...problems(
            ...(['invalid-request', 'malformed-json', 'payload-too-large', 'unsupported-media-type'] as const),
            ...(['unauthorized', 'foreign-origin', 'unknown-show', 'precondition-failed'] as const),
          ),
        },
      },
    },
    async (request, reply) => {
      const slug = request.params.show;
      const expected = await expectedState(request, async () => {
        const value = await reader.findShow(slug);
        return value && { value, tag: tagOfView(showSchema, presentShow(value)) };
      });
      const view = presentShow(await shows.editShow(slug, request.body, expected));
      reply.header('etag', tagOfView(showSchema, view));
      return view;
    },
  );
}
