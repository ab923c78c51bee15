// openapi.yaml against the code: the file is what the schemas say, and says all of it.
import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { errorCatalogue } from '../../src/domain/errors.js';
import * as answer from '../../src/http/schemas/answer.js';
import * as edit from '../../src/http/schemas/edit.js';
import * as episode from '../../src/http/schemas/episode.js';
import * as job from '../../src/http/schemas/job.js';
import * as lesson from '../../src/http/schemas/lesson.js';
import * as problem from '../../src/http/schemas/problem.js';
import * as search from '../../src/http/schemas/search.js';
import * as transcript from '../../src/http/schemas/transcript.js';
import { testApp } from '../http/helpers.js';

const committed = readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8');
const errorsPage = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');

interface Operation {
  operationId?: string;
  summary?: string;
  responses: Record<string, { description?: string; content?: Record<string, unknown> }>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: { Problem: { properties: { code: { enum: string[] } } } } };
}
const document = parse(committed) as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
);

const { app } = testApp();
const routes: { method: string; url: string }[] = [];
app.addHook('onRoute', ({ method, url }) => {
  for (const each of [method].flat()) routes.push({ method: each, url });
});
afterAll(() => app.close());

describe('openapi.yaml', () => {
  it('is what the schemas of the routes generate (else: npm run openapi)', async () => {
    expect((await app.inject('/openapi.yaml')).body).toBe(committed);
  });

  it('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate(committed);
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
  });

  it('has every /v1 route, and no other', async () => {
    await app.ready();
    const registered = routes
      .filter(({ method, url }) => url.startsWith('/v1/') && method !== 'HEAD')
      .map(({ method, url }) => `${method} ${url.replace(/:(\w+)/gu, '{$1}')}`);
    const described = operations.map(({ name }) => name).filter((name) => name.includes(' /v1/'));
    expect(new Set(described)).toEqual(new Set(registered));
  });

  it.each(operations)('$name has an id, a summary and a success, and its failures are problems', ({ operation }) => {
    expect(operation.operationId).toMatch(/^[a-z]+[A-Za-z]+$/u);
    expect(operation.summary).toBeTruthy();
    const statuses = Object.keys(operation.responses);
    expect(statuses.some((status) => status.startsWith('2'))).toBe(true);
    for (const status of statuses.filter((each) => each >= '400')) {
      expect(Object.keys(operation.responses[status]?.content ?? {})).toEqual(['application/problem+json']);
    }
  });

  it('names each operation once', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the examples', () => {
  const schemas = { answer, edit, episode, job, lesson, problem, search, transcript };
  const withExamples = Object.values(schemas)
    .flatMap((module) => Object.values(module))
    .filter((schema): schema is z.ZodType => schema instanceof z.ZodType)
    .map((schema) => ({
      schema,
      meta: z.globalRegistry.get(schema) as { id?: string; examples?: unknown[] } | undefined,
    }))
    .filter(({ meta }) => meta?.id && meta.examples);

  it.each(withExamples)('of $meta.id fit it, with no field too many', ({ schema, meta }) => {
    for (const example of meta?.examples ?? []) expect(schema.parse(example)).toEqual(example);
  });

  it('are there for what is read most', () => {
    const ids = withExamples.map(({ meta }) => meta?.id);
    expect(ids).toEqual(
      expect.arrayContaining(['NewEpisode', 'Job', 'Lesson', 'Hit', 'Citation', 'Chapter', 'Problem']),
    );
  });
});

describe('the error codes', () => {
  const codes = Object.keys(errorCatalogue).sort();

  it('of the catalogue are those of openapi.yaml', () => {
    expect([...document.components.schemas.Problem.properties.code.enum].sort()).toEqual(codes);
  });

  it('of the catalogue are those of docs/errors.md, with the same status', () => {
    const rows = [...errorsPage.matchAll(/^\| `([a-z-]+)` \| (\d{3}) \|/gmu)].map(([, code, status]) => [code, status]);
    const expected = Object.entries(errorCatalogue).map(([code, { status }]) => [code, String(status)]);
    expect(rows.sort()).toEqual(expected.sort());
  });
});
