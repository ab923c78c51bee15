// Every endpoint fails in one shape: a list of all of them, each asked wrongly.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCatalogue } from '../../src/domain/errors.js';
import { problemSchema } from '../../src/http/schemas/problem.js';
import { newEpisode, type TestApp, testApp, text } from './helpers.js';

interface Wrong {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'OPTIONS';
  readonly url: string;
  readonly code: keyof typeof errorCatalogue;
  readonly field?: string;
  readonly payload?: unknown;
  readonly headers?: Record<string, string>;
}

const absent = 'ep_0000000000000000';
const asText = { 'content-type': 'text/plain' };
const asJson = { 'content-type': 'application/json' };
const post = { method: 'POST', url: '/v1/episodes' } as const;
const ask = { method: 'POST', url: '/v1/ask' } as const;

const wrongs: readonly Wrong[] = [
  { method: 'GET', url: '/v1/shows?page=2', code: 'invalid-request', field: 'page' },
  { method: 'GET', url: '/v1/shows?cursor=nonsense', code: 'invalid-cursor' },
  { method: 'GET', url: '/v1/shows/absent', code: 'unknown-show' },
  { method: 'GET', url: '/v1/shows/absent?x=1', code: 'invalid-request', field: 'x' },
  { method: 'GET', url: '/v1/episodes?limit=0', code: 'invalid-request', field: 'limit' },
  { method: 'GET', url: '/v1/episodes?limit=101', code: 'invalid-request', field: 'limit' },
  { method: 'GET', url: '/v1/episodes?limit=ten', code: 'invalid-request', field: 'limit' },
  { method: 'GET', url: '/v1/episodes?limit=1.5', code: 'invalid-request', field: 'limit' },
  { method: 'GET', url: '/v1/episodes?limit=1&limit=2', code: 'invalid-request', field: 'limit' },
  { method: 'GET', url: '/v1/episodes?limit=99999999999999999999', code: 'invalid-request', field: 'limit' },
  { method: 'GET', url: '/v1/episodes?from=2023-02-29', code: 'invalid-request', field: 'from' },
  { method: 'GET', url: '/v1/episodes?to=14.05.2024', code: 'invalid-request', field: 'to' },
  { method: 'GET', url: '/v1/episodes?from=2024-02-01&to=2024-01-01', code: 'invalid-request', field: 'to' },
  { method: 'GET', url: '/v1/episodes?show=Night%20Shift', code: 'invalid-request', field: 'show' },
  { method: 'GET', url: `/v1/episodes?show=${'a'.repeat(101)}`, code: 'invalid-request', field: 'show' },
  { method: 'GET', url: '/v1/episodes?topic=a--b', code: 'invalid-request', field: 'topic' },
  { method: 'GET', url: '/v1/episodes?speaker=A%00da', code: 'invalid-request', field: 'speaker' },
  { method: 'GET', url: `/v1/episodes/${absent}`, code: 'unknown-episode' },
  { method: 'GET', url: '/v1/episodes/%00', code: 'unknown-episode' },
  { method: 'GET', url: '/v1/episodes/%E0%A4%A', code: 'invalid-request' },
  { method: 'DELETE', url: `/v1/episodes/${absent}`, code: 'unknown-episode' },
  { method: 'GET', url: `/v1/episodes/${absent}/transcript`, code: 'unknown-episode' },
  { method: 'GET', url: `/v1/episodes/${absent}/transcript?format=docx`, code: 'invalid-request', field: 'format' },
  { method: 'GET', url: `/v1/episodes/${absent}/chapters`, code: 'unknown-episode' },
  { method: 'GET', url: `/v1/episodes/${absent}/chapters.json`, code: 'unknown-episode' },
  { method: 'GET', url: `/v1/episodes/${absent}/lessons`, code: 'unknown-episode' },
  { method: 'GET', url: `/v1/episodes/${absent}/show-notes`, code: 'unknown-episode' },
  { method: 'GET', url: '/v1/jobs/absent', code: 'unknown-job' },
  { method: 'GET', url: '/v1/jobs/absent/events', code: 'unknown-job' },
  { method: 'GET', url: '/v1/lessons?episode=absent', code: 'invalid-request', field: 'episode' },
  { method: 'GET', url: '/v1/lessons?sort=new', code: 'invalid-request', field: 'sort' },
  { method: 'GET', url: '/v1/topics?q=%1b', code: 'invalid-request', field: 'q' },
  { method: 'GET', url: '/v1/topics/absent', code: 'unknown-topic' },
  { method: 'GET', url: '/v1/edits?cursor=nonsense', code: 'invalid-cursor' },
  { method: 'GET', url: '/v1/edits?kind=label', code: 'invalid-request', field: 'kind' },
  { method: 'DELETE', url: '/v1/edits/absent', code: 'unknown-edit' },
  { method: 'PATCH', url: '/v1/topics/absent', payload: { hidden: true }, code: 'unknown-topic' },
  { method: 'PATCH', url: '/v1/topics/a', payload: {}, code: 'invalid-request', field: '' },
  { method: 'PATCH', url: '/v1/topics/a', code: 'invalid-request' },
  { method: 'PATCH', url: '/v1/topics/a', payload: { label: ' ' }, code: 'invalid-request', field: '/label' },
  { method: 'PATCH', url: '/v1/topics/a', payload: { label: 'a\nb' }, code: 'invalid-request', field: '/label' },
  {
    method: 'PATCH',
    url: '/v1/topics/a',
    payload: { label: 'a'.repeat(101) },
    code: 'invalid-request',
    field: '/label',
  },
  { method: 'PATCH', url: '/v1/topics/a', payload: { hidden: 'yes' }, code: 'invalid-request', field: '/hidden' },
  { method: 'PATCH', url: '/v1/topics/a', payload: { hidden: null }, code: 'invalid-request', field: '/hidden' },
  {
    method: 'PATCH',
    url: '/v1/topics/a',
    payload: { mergedInto: 'A b' },
    code: 'invalid-request',
    field: '/mergedInto',
  },
  { method: 'PATCH', url: '/v1/topics/a', payload: { slug: 'b' }, code: 'invalid-request', field: '/slug' },
  { method: 'GET', url: '/v1/lessons/absent', code: 'unknown-lesson' },
  { method: 'GET', url: '/v1/lessons/absent?x=1', code: 'invalid-request', field: 'x' },
  { method: 'PATCH', url: '/v1/lessons/absent', payload: { hidden: true }, code: 'unknown-lesson' },
  { method: 'PATCH', url: '/v1/lessons/a', payload: { quote: 'x' }, code: 'invalid-request', field: '/quote' },
  { method: 'PATCH', url: '/v1/lessons/a', payload: { statement: '' }, code: 'invalid-request', field: '/statement' },
  {
    method: 'PATCH',
    url: '/v1/lessons/a',
    payload: { statement: 'a'.repeat(501) },
    code: 'invalid-request',
    field: '/statement',
  },
  { method: 'PATCH', url: `/v1/episodes/${absent}/chapters/0`, payload: { title: 'x' }, code: 'unknown-episode' },
  { method: 'PATCH', url: `/v1/episodes/${absent}/chapters/0`, payload: {}, code: 'invalid-request', field: '/title' },
  { method: 'GET', url: `/v1/episodes/${absent}/chapters/0`, code: 'unknown-episode' },
  { method: 'GET', url: `/v1/episodes/${absent}/revisions`, code: 'unknown-episode' },
  { method: 'GET', url: `/v1/episodes/${absent}/revisions?page=2`, code: 'invalid-request', field: 'page' },
  { method: 'GET', url: `/v1/episodes/${absent}/revisions/1`, code: 'unknown-episode' },
  { method: 'POST', url: `/v1/episodes/${absent}/revisions/1/restore`, code: 'unknown-episode' },
  { method: 'PUT', url: `/v1/episodes/${absent}/revisions/1`, code: 'method-not-allowed' },
  { method: 'GET', url: `/v1/moments?episode=${absent}&turn=1&quote=a`, code: 'unknown-episode' },
  { method: 'GET', url: `/v1/moments?episode=absent&turn=1&quote=a`, code: 'invalid-request', field: 'episode' },
  { method: 'GET', url: `/v1/moments?episode=${absent}&turn=-1&quote=a`, code: 'invalid-request', field: 'turn' },
  { method: 'GET', url: `/v1/moments?episode=${absent}&turn=1`, code: 'invalid-request', field: 'quote' },
  { ...post, payload: newEpisode(), headers: { 'if-match': '"x"' }, code: 'precondition-failed' },
  {
    ...post,
    payload: newEpisode(),
    headers: { 'idempotency-key': 'a b' },
    code: 'invalid-request',
    field: 'Idempotency-Key',
  },
  { method: 'GET', url: '/v1/search', code: 'invalid-request', field: 'q' },
  { method: 'GET', url: '/v1/search?q=', code: 'invalid-request', field: 'q' },
  { method: 'GET', url: '/v1/search?q=%00', code: 'invalid-request', field: 'q' },
  { method: 'GET', url: `/v1/search?q=${'a'.repeat(1001)}`, code: 'invalid-request', field: 'q' },
  { method: 'GET', url: '/v1/search?q=a&mode=magic', code: 'invalid-request', field: 'mode' },
  { method: 'GET', url: '/v1/search?q=a&in=books', code: 'invalid-request', field: 'in' },
  { method: 'GET', url: '/v1/search?q=a&perEpisode=0', code: 'invalid-request', field: 'perEpisode' },
  { method: 'GET', url: '/v1/search?q=a&perEpisode=51', code: 'invalid-request', field: 'perEpisode' },
  { method: 'GET', url: '/v1/search?q=a&explain=perhaps', code: 'invalid-request', field: 'explain' },
  { ...ask, payload: {}, code: 'invalid-request', field: '/question' },
  { ...ask, payload: { question: ' ' }, code: 'invalid-request', field: '/question' },
  { ...ask, payload: { question: 'why', model: 'x' }, code: 'invalid-request', field: '/model' },
  { ...ask, payload: '{"question":', headers: asJson, code: 'malformed-json' },
  { ...ask, payload: 'why', headers: asText, code: 'unsupported-media-type' },
  { ...ask, payload: { question: 'why' }, headers: { accept: 'image/png' }, code: 'not-acceptable' },
  { ...ask, payload: { question: 'a'.repeat(1_100_000) }, code: 'payload-too-large' },
  { ...ask, code: 'invalid-request' },
  { ...post, code: 'unsupported-media-type' },
  { ...post, payload: '', headers: asText, url: '/v1/episodes?show=a&slug=b', code: 'empty-transcript' },
  { ...post, payload: '', headers: asJson, code: 'malformed-json' },
  { ...post, payload: '{"show": "a",}', headers: asJson, code: 'malformed-json' },
  { ...post, payload: '[]', headers: asJson, code: 'invalid-request' },
  { ...post, payload: 'null', headers: asJson, code: 'invalid-request' },
  { ...post, payload: '{"__proto__": {}}', headers: asJson, code: 'malformed-json' },
  { ...post, payload: newEpisode({ show: undefined }), code: 'invalid-request', field: '/show' },
  { ...post, payload: newEpisode({ show: 'search' }), code: 'invalid-request', field: '/show' },
  { ...post, payload: newEpisode({ slug: 'Not A Slug' }), code: 'invalid-request', field: '/slug' },
  { ...post, payload: newEpisode({ title: undefined }), code: 'invalid-request', field: '/title' },
  { ...post, payload: newEpisode({ title: '日本語' }), code: 'invalid-request', field: '/slug' },
  { ...post, payload: newEpisode({ title: 'a\u0000b' }), code: 'invalid-request', field: '/title' },
  { ...post, payload: newEpisode({ publishedAt: '2024-13-01' }), code: 'invalid-request', field: '/publishedAt' },
  {
    ...post,
    payload: newEpisode({ publishedAt: '2024-02-30T10:00:00Z' }),
    code: 'invalid-request',
    field: '/publishedAt',
  },
  { ...post, payload: newEpisode({ audioUrl: 'javascript:alert(1)' }), code: 'invalid-request', field: '/audioUrl' },
  { ...post, payload: newEpisode({ pageUrl: 'not a url' }), code: 'invalid-request', field: '/pageUrl' },
  { ...post, payload: newEpisode({ people: [{ name: '' }] }), code: 'invalid-request', field: '/people/0/name' },
  { ...post, payload: newEpisode({ transcript: {} }), code: 'invalid-request', field: '/transcript/text' },
  { ...post, payload: newEpisode({ transcript: 'text' }), code: 'invalid-request', field: '/transcript' },
  {
    ...post,
    payload: newEpisode({ transcript: { text: 'a', format: 'docx' } }),
    code: 'invalid-request',
    field: '/transcript/format',
  },
  { ...post, payload: newEpisode({ transcript: { text: '' } }), code: 'empty-transcript' },
  {
    ...post,
    payload: 'show=a',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    code: 'unsupported-media-type',
  },
  { ...post, url: '/v1/episodes?slug=a', payload: 'A: b', headers: asText, code: 'invalid-request', field: 'show' },
  { ...post, url: '/v1/episodes?show=a', payload: text, headers: asText, code: 'invalid-request', field: '/title' },
  { ...post, url: '/v1/episodes?show=a', payload: 'A: b', headers: asText, code: 'no-speech' },
  { ...post, url: '/v1/episodes?show=a&x=1', payload: 'A: b', headers: asText, code: 'invalid-request', field: 'x' },
  { ...post, url: '/v1/episodes?show=a', payload: newEpisode(), code: 'invalid-request', field: 'show' },
  { method: 'GET', url: '/v1', code: 'unknown-route' },
  { method: 'GET', url: '/v1/nothing', code: 'unknown-route' },
  { method: 'POST', url: '/v1/nothing', code: 'unknown-route' },
  { method: 'GET', url: '/v1/nothing/at/all', code: 'unknown-route' },
  { method: 'GET', url: '/absent-show', code: 'unknown-show' },
  { method: 'GET', url: '/absent-show/absent-episode', code: 'unknown-episode' },
  { method: 'GET', url: '/topics/absent', code: 'unknown-topic' },
  { method: 'PUT', url: `/v1/episodes/${absent}`, code: 'method-not-allowed' },
  { method: 'PATCH', url: '/v1/shows', code: 'method-not-allowed' },
  { method: 'DELETE', url: '/v1/search', code: 'method-not-allowed' },
  { method: 'GET', url: '/v1/ask', code: 'method-not-allowed' },
  { method: 'OPTIONS', url: '/v1/episodes', code: 'method-not-allowed' },
  { method: 'POST', url: '/', code: 'method-not-allowed' },
  { method: 'POST', url: '/topics', code: 'method-not-allowed' },
  { method: 'POST', url: '/nope', code: 'unknown-route' },
  { method: 'PUT', url: '/nope/at-all', code: 'unknown-route' },
  { method: 'GET', url: `/v1/episodes/${'a'.repeat(600)}`, code: 'invalid-request' },
];

let test: TestApp;
beforeAll(async () => {
  test = testApp();
  await test.app.ready();
});
afterAll(() => test.app.close());

describe('a wrong request', () => {
  it.each(wrongs)('$method $url is $code $field', async ({ method, url, payload, headers, code, field }) => {
    const response = await test.app.inject({ method, url, payload: payload as object, headers: headers ?? {} });
    expect(response.json()).toMatchObject({ code });
    const problem = problemSchema.strict().parse(response.json());
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/u);
    expect(response.statusCode).toBe(errorCatalogue[code].status);
    expect(problem).toMatchObject({ status: response.statusCode, title: errorCatalogue[code].title });
    expect(problem.type).toBe(`/docs/errors#${code}`);
    expect(problem.instance).toBe(url.split('?')[0]);
    if (field) expect(problem.errors.map((each) => each.field)).toContain(field);
    expect(problem.detail).not.toMatch(/Invalid input|undefined|\[object/u);
  });

  it('405 names the methods that the path takes', async () => {
    const { headers } = await test.app.inject({ method: 'PUT', url: '/v1/episodes' });
    expect(headers.allow).toBe('GET, HEAD, POST');
  });

  it.each([
    ['{"show": "a",\n "title": "x",}', /property name.*, at line 2, column 15$/u],
    ['{"show": "a",', /line 1, column 14$/u],
    ['', /empty/u],
    ['{"__proto__": {}}', /__proto__/u],
  ])('JSON that is broken is told where: %s', async (payload, place) => {
    const response = await test.app.inject({ ...post, payload, headers: asJson });
    expect(response.json()).toMatchObject({ code: 'malformed-json', detail: expect.stringMatching(place) });
  });

  it('415 names the types that are taken', async () => {
    const posted = await test.app.inject({ ...post, payload: 'x', headers: { 'content-type': 'image/png' } });
    expect(posted.json().detail).toMatch(/application\/json, text\/plain, .*text\/vtt.*"image\/png"/u);
    const bare = await test.app.inject(post);
    expect(bare.json().detail).toMatch(/text\/vtt.*names no content type/u);
    const asked = await test.app.inject({ ...ask, payload: 'why', headers: asText });
    expect(asked.json().detail).toBe('POST /v1/ask takes application/json; a body of type "text/plain" came');
  });

  it('with several faults names each of them', async () => {
    const problem = (await test.app.inject('/v1/search?limit=0&mode=x&foo=1')).json();
    const fields = problem.errors.map((each: { field: string }) => each.field);
    expect(fields.sort()).toEqual(['foo', 'limit', 'mode', 'q']);
  });
});

describe('a failure inside', () => {
  const reads = [
    '/v1/shows',
    '/v1/episodes',
    '/v1/search?q=a',
    '/v1/lessons',
    '/v1/topics',
    '/v1/jobs/a',
    '/',
    '/search?q=a',
  ];

  it.each(reads)('GET %s is 500 and keeps the reason to itself', async (url) => {
    test.services.breakWith(new Error('SQLITE_CORRUPT at /secret/path'));
    const response = await test.app.inject(url).finally(() => test.services.breakWith(null));
    expect(response.statusCode).toBe(500);
    expect(response.json()).toMatchObject({ code: 'internal', errors: [] });
    expect(response.body).not.toMatch(/SQLITE|secret/u);
    expect(response.json().detail).toContain(response.headers['x-request-id']);
  });
});
