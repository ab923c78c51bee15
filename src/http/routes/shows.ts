// The series in the archive.
import { z } from 'zod';
import { presentShow } from '../present.js';
import { type App, found } from '../routing.js';
import { pathKey } from '../schemas/fields.js';
import { json, problems } from '../schemas/problem.js';
import { showListQuery, showListSchema, showSchema } from '../schemas/show.js';
import type { Services } from '../services.js';

export function showRoutes(app: App, { reader }: Services): void {
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
        params: z.object({ show: pathKey('Slug of the show', 'ship-it') }),
        querystring: z.strictObject({}),
        response: { 200: json(showSchema, 'The show'), ...problems('invalid-request', 'unknown-show') },
      },
    },
    async ({ params: { show } }) => {
      return presentShow(found(await reader.findShow(show), 'unknown-show', `There is no show "${show}"`));
    },
  );
}
