// The description of the API, generated from the schemas of the routes.
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { tidy } from './openapi-tidy.js';

/** Raised by semantic versioning of the API, not of the code. */
const API_VERSION = '1.0.0';

type Transform = typeof jsonSchemaTransform;
type TransformInput = Parameters<Transform>[0];

/** Collects every route that is registered after it. */
export function describeApi(app: FastifyInstance): void {
  app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Hindcast',
        version: API_VERSION,
        description:
          'A knowledge base for podcasts: what was said, by whom, when, and where is the proof. Errors are RFC 9457 ' +
          'problem details with a stable `code`. Lists are `{items, nextCursor}`. Times are seconds.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/' }],
      tags: [
        { name: 'episodes', description: 'Transcripts in; episodes, transcripts and chapters out' },
        { name: 'shows', description: 'The series' },
        { name: 'people', description: 'Who speaks on a show, with all spellings of their names' },
        { name: 'lessons', description: 'What a listener should take away, with the quote that proves it' },
        {
          name: 'publishing',
          description: 'What a show puts out: notes, soundbites, feeds, cards to learn by, in the formats of others',
        },
        { name: 'topics', description: 'Subjects shared across episodes' },
        { name: 'search', description: 'Search, and questions with cited answers' },
        { name: 'edits', description: 'What people change of what was derived; kept over every rebuild' },
        {
          name: 'revisions',
          description: 'Transcripts as they were received over time, and what each correction changed',
        },
        { name: 'feeds', description: 'Podcasts whose episodes come in by themselves' },
        { name: 'jobs', description: 'Work done in the background' },
        { name: 'operation', description: 'Health and measurements' },
      ],
      components: {
        securitySchemes: {
          apiKey: {
            type: 'http',
            scheme: 'bearer',
            description: 'One of HINDCAST_API_KEYS. Not asked for where the server has none',
          },
        },
      },
    },
    transform: transformBodies,
    transformObject: (input) => tidy(jsonSchemaTransformObject(input)),
  });
}

/** The library does not know bodies of several media types: their schemas are turned one by one. */
const transformBodies: Transform = (input) => {
  const content = (input.schema?.body as { content?: Record<string, { schema: unknown }> } | undefined)?.content;
  if (!content) return jsonSchemaTransform(input);
  const { schema, url } = jsonSchemaTransform(withBody(input, undefined));
  const transformed = Object.entries(content).map(([type, each]) => {
    return [type, { schema: (jsonSchemaTransform(withBody(input, each.schema)).schema as { body: unknown }).body }];
  });
  return { schema: { ...(schema as object), body: { content: Object.fromEntries(transformed) } }, url };
};

function withBody(input: TransformInput, body: unknown): TransformInput {
  return { ...input, schema: { ...input.schema, body } } as TransformInput;
}
