// Templates of show notes: listed, read, tried, put and removed.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Template } from '../../domain/template.js';
import { countWords } from '../../domain/transcript.js';
import { builtInTemplates } from '../../export/templates/built-in.js';
import { tagOfView } from '../etag.js';
import { expectedState } from '../if-match.js';
import { type App, found } from '../routing.js';
import { pathKey, slug } from '../schemas/fields.js';
import { json, problems } from '../schemas/problem.js';
import {
  previewBodySchema,
  previewSchema,
  templateBodySchema,
  templateListSchema,
  templateSchema,
} from '../schemas/template.js';
import type { Services } from '../services.js';
import { findTemplate, listTemplates, renderOrRefuse } from '../show-templates.js';
import { assertShow, notesToTry } from '../template-trial.js';

const noQuery = z.strictObject({});
const security = [{ apiKey: [] }];
const showParams = z.object({ show: pathKey('Slug of the show', 'ship-it') });
const readParams = showParams.extend({ name: pathKey('Name of the template', 'newsletter-html') });
const writing = ['invalid-request', 'unauthorized', 'foreign-origin', 'unknown-show'] as const;
const withBody = [
  ...(['malformed-json', 'payload-too-large', 'unsupported-media-type', 'malformed-template'] as const),
  'unknown-episode',
] as const;

export function templateRoutes(app: App, services: Services): void {
  readingRoutes(app, services);
  previewRoute(app, services);
  changingRoutes(app, services);
}

function readingRoutes(app: App, { reader, templates }: Services): void {
  app.get(
    '/v1/shows/:show/templates',
    {
      schema: {
        operationId: 'listTemplates',
        tags: ['publishing'],
        summary: 'Templates of a show, its own and ours',
        params: showParams,
        querystring: noQuery,
        response: { 200: json(templateListSchema, 'The templates'), ...problems('invalid-request', 'unknown-show') },
      },
    },
    async ({ params: { show } }) => {
      await assertShow(reader, show);
      return { items: await listTemplates(templates, show) };
    },
  );
  app.get(
    '/v1/shows/:show/templates/:name',
    {
      schema: {
        operationId: 'getTemplate',
        tags: ['publishing'],
        summary: 'One template, with its source',
        description: 'Ours are a good start for a template of your own.',
        params: readParams,
        querystring: noQuery,
        response: {
          200: json(templateSchema, 'The template'),
          ...problems('invalid-request', 'unknown-show', 'unknown-template'),
        },
      },
    },
    async ({ params: { show, name } }) => {
      await assertShow(reader, show);
      return findTemplate(templates, show, name);
    },
  );
}

function previewRoute(app: App, services: Services): void {
  app.post(
    '/v1/shows/:show/templates/preview',
    {
      schema: {
        operationId: 'previewTemplate',
        tags: ['publishing'],
        summary: 'Try a template on an episode',
        description: 'Nothing is kept.',
        security,
        params: showParams,
        querystring: noQuery,
        body: previewBodySchema,
        response: {
          200: json(previewSchema, 'What comes out'),
          ...problems(...writing, ...withBody),
        },
      },
    },
    async ({ params: { show }, body: { episode, ...template }, absolute }) => {
      const { id, notes } = await notesToTry(services, { show, episode, base: absolute('') });
      const output = renderOrRefuse(notes, template, '/source');
      const counts = { characters: output.length, words: countWords(output), bytes: Buffer.byteLength(output) };
      return { episode: id, format: template.format, output, ...counts };
    },
  );
}

function changingRoutes(app: App, services: Services): void {
  const { templates } = services;
  app.put(
    '/v1/shows/:show/templates/:name',
    {
      schema: {
        operationId: 'putTemplate',
        tags: ['publishing'],
        summary: 'Give a show a template of its own',
        description:
          'Under the name of one of ours it takes its place. It is tried on the newest episode first: one that fails is ' +
          'not kept. With `If-Match`, only what has that `ETag` is replaced (412).',
        security,
        params: showParams.extend({ name: slug.meta({ description: 'Name of the template', examples: ['blog'] }) }),
        querystring: noQuery,
        body: templateBodySchema,
        response: {
          200: json(templateSchema, 'The template as it is kept'),
          ...problems(...writing, ...withBody, 'precondition-failed', 'too-many-templates'),
        },
      },
    },
    async (request, reply) => {
      const { show, name } = request.params;
      const template = { ...defaultsOf(name), ...withoutMissing(request.body) };
      const expected = await expectedOf(request, services);
      const { notes } = await notesToTry(services, { show, base: request.absolute('') });
      renderOrRefuse(notes, template, '/source');
      const saved = await templates.saveTemplate(show, { name, ...template }, expected);
      const view = { ...saved, origin: 'show' as const };
      reply.header('etag', tagOfView(templateSchema, view));
      return view;
    },
  );
  app.delete(
    '/v1/shows/:show/templates/:name',
    {
      schema: {
        operationId: 'deleteTemplate',
        tags: ['publishing'],
        summary: 'Remove a template of a show',
        description: 'Under the name of one of ours, ours is there again.',
        security,
        params: readParams,
        querystring: noQuery,
        response: {
          204: z.void().meta({ description: 'It is gone' }),
          ...problems(...writing, 'unknown-template', 'precondition-failed'),
        },
      },
    },
    async (request, reply) => {
      const { show, name } = request.params;
      await assertShow(services.reader, show);
      const expected = await expectedOf(request, services);
      const gone = await templates.deleteTemplate(show, name, expected);
      found(gone || null, 'unknown-template', `The show "${show}" has no template "${name}" of its own`);
      return reply.code(204).send();
    },
  );
}

/** Format and length of a template that does not say. */
function defaultsOf(name: string): Pick<Template, 'format' | 'length'> {
  const { format, length } = builtInTemplates.get(name) ?? { format: 'markdown', length: 'full' };
  return { format, length };
}

function withoutMissing(body: z.output<typeof templateBodySchema>): Partial<Template> & Pick<Template, 'source'> {
  const { source, format, length } = body;
  return { source, ...(format && { format }), ...(length && { length }) };
}

type TemplateRequest = Pick<FastifyRequest, 'headers'> & { readonly params: { show: string; name: string } };

/** For the store: the state of the show's own template, seen under the tag that GET gave. */
async function expectedOf(request: TemplateRequest, { templates }: Services): Promise<string | undefined> {
  const { show, name } = request.params;
  return expectedState(request, async () => {
    const value = await templates.findTemplate(show, name);
    const isThere = value !== null || builtInTemplates.has(name);
    return isThere ? { value, tag: tagOfView(templateSchema, await findTemplate(templates, show, name)) } : null;
  });
}
