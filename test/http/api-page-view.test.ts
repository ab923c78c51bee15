import { describe, expect, it } from 'vitest';
import { apiPageView } from '../../src/http/api-page-view.js';
import { fieldsOf, sampleOf, typeOf } from '../../src/http/api-schemas.js';
import { apiPage } from '../../src/site/pages/api.js';

const schemas = {
  Lesson: {
    type: 'object',
    properties: {
      id: { type: 'string', examples: ['ls_1'] },
      score: { type: 'number' },
      topics: {
        type: 'array',
        items: { type: 'object', properties: { slug: { type: 'string' } }, required: ['slug'] },
      },
    },
    required: ['id'],
  },
} as const;
const LESSON = { $ref: '#/components/schemas/Lesson' };

describe('typeOf', () => {
  it.each([
    [{ type: 'string' }, ['string']],
    [{ type: ['string', 'null'] }, ['string or null']],
    [{ type: 'string', format: 'date' }, ['date']],
    [{ type: 'integer', minimum: 1, maximum: 9 }, ['integer, 1 to 9']],
    [{ enum: ['a', 'b'] }, [{ code: '"a"' }, ' or ', { code: '"b"' }]],
    [{ anyOf: [LESSON, { type: 'null' }] }, [{ schema: 'Lesson' }, ' or ', 'null']],
    [{ anyOf: [{ type: 'string' }, { type: 'string' }] }, ['string']],
    [{ type: 'array', items: LESSON }, ['list of ', { schema: 'Lesson' }]],
    [{ type: 'object', additionalProperties: { type: 'number' } }, ['object of ', 'number']],
    [{}, ['any value']],
  ])('says %j in words', (schema, words) => {
    expect(typeOf(schema)).toEqual(words);
  });
});

describe('fieldsOf', () => {
  it('gives those of an object, those of a list within', () => {
    const [id, score, topics] = fieldsOf(schemas.Lesson);
    expect(id).toMatchObject({ name: 'id', isNeeded: true, example: '"ls_1"' });
    expect(score).toMatchObject({ name: 'score', isNeeded: false, example: null });
    expect(topics?.fields).toMatchObject([{ name: 'slug', isNeeded: true }]);
  });

  it('leaves those of named schemas to these', () => {
    expect(fieldsOf({ type: 'array', items: LESSON })).toEqual([]);
  });
});

describe('sampleOf', () => {
  it('has what is needed and what has an example', () => {
    expect(sampleOf(LESSON, schemas)).toEqual({ id: 'ls_1' });
  });
});

const paths = {
  '/v1/lessons/{id}': {
    patch: {
      ...{ tags: ['lessons'], summary: 'Change it', security: [{ apiKey: [] }], responses: { 200: {} } },
      parameters: [{ name: 'id', in: 'path', required: true, example: 'ls 1', schema: { type: 'string' } }],
      requestBody: { content: { 'application/json': { schema: { type: 'object', examples: [{ say: "it's" }] } } } },
    },
  },
  '/v1/search': {
    get: {
      ...{ tags: ['lessons'], operationId: 'search', responses: {} },
      parameters: [
        { name: 'q', in: 'query', required: true, example: 'a backup & more', schema: { type: 'string' } },
        { name: 'limit', in: 'query', schema: { type: 'integer' } },
      ],
    },
  },
};
const tags = [{ name: 'lessons' }, { name: 'unused' }];

describe('the page of the API', () => {
  const view = apiPageView({ info: { version: '1' }, tags, paths, components: { schemas } });
  const { markup } = apiPage({ ...view, server: 'https://a.example' }).body;

  it('has the groups that have operations', () => {
    expect(view.groups.map(({ name, operations }) => [name, operations.length])).toEqual([['lessons', 2]]);
  });

  it('has requests that can be sent as they are', () => {
    expect(markup).toContain('curl &#39;https://a.example/v1/search?q=a+backup+%26+more&#39;</code>');
    expect(markup).toContain('curl -X PATCH &#39;https://a.example/v1/lessons/ls%201&#39;');
    expect(markup).toContain('authorization: Bearer $HINDCAST_API_KEY');
    expect(markup).toContain('&quot;it&#39;\\&#39;&#39;s&quot;');
  });
});
