// Templates of a show: listed, tried, put, used and removed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seed, type TestApp, testApp } from '../helpers.js';

let test: TestApp;
let episode: string;
beforeAll(async () => {
  test = testApp();
  episode = await seed(test, { title: '<b>Bread</b> & backups', slug: 'bread' });
  await seed(test, { show: 'other', slug: 'else' });
});
afterAll(() => test.app.close());

const at = '/v1/shows/night-shift/templates';
type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';
const ask = (method: Method, url: string, payload?: object, headers: Record<string, string> = {}) =>
  test.app.inject({ method, url, ...(payload && { payload }), headers });

describe('GET /v1/shows/{show}/templates', () => {
  it('lists ours while the show has none of its own', async () => {
    const { items } = (await ask('GET', at)).json();
    expect(items.map(({ name }: { name: string }) => name)).toEqual([
      ...['feed-html', 'feed-markdown', 'feed-text', 'full-html', 'full-markdown', 'full-text'],
      ...['newsletter-html', 'newsletter-markdown', 'newsletter-text'],
    ]);
    expect(items[0]).toEqual({
      name: 'feed-html',
      format: 'html',
      length: 'feed',
      origin: 'built-in',
      updatedAt: null,
    });
    expect((await ask('GET', `${at}/feed-html`)).json().source).toContain('{{ summary }}');
  });

  it('404 for a show and a template that there are not', async () => {
    expect((await ask('GET', '/v1/shows/nobody/templates')).json().code).toBe('unknown-show');
    expect((await ask('GET', `${at}/nothing`)).json().code).toBe('unknown-template');
  });
});

describe('PUT /v1/shows/{show}/templates/{name}', () => {
  it('takes the place of ours, until it is removed', async () => {
    const put = await ask('PUT', `${at}/newsletter-html`, { source: '<p>{{ title }}</p>' });
    expect(put.statusCode).toBe(200);
    expect(put.json()).toMatchObject({ name: 'newsletter-html', format: 'html', length: 'newsletter', origin: 'show' });
    const notes = () => ask('GET', `/v1/episodes/${episode}/show-notes?length=newsletter&format=html`);
    expect((await notes()).body).toBe('<p>&lt;b&gt;Bread&lt;/b&gt; &amp; backups</p>');
    expect((await ask('DELETE', `${at}/newsletter-html`)).statusCode).toBe(204);
    expect((await notes()).body).toContain('<h2>');
    expect((await ask('DELETE', `${at}/newsletter-html`)).json().code).toBe('unknown-template');
  });

  it('keeps a template of any other name, Markdown in full where it does not say', async () => {
    await ask('PUT', `${at}/blog`, { source: '# {{ title }}' });
    const notes = await ask('GET', `/v1/episodes/${episode}/show-notes?template=blog`);
    expect(notes.headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect(notes.body).toBe('# \\<b\\>Bread\\</b\\> & backups');
    await ask('PUT', `${at}/plain`, { source: '{{ title }}', format: 'text' });
    expect((await ask('GET', `${at}/plain`)).json()).toMatchObject({ format: 'text', length: 'full' });
  });

  it('replaces only what its sender saw', async () => {
    const url = `${at}/guarded`;
    const first = await ask('PUT', url, { source: 'one' });
    const { etag } = (await ask('GET', url)).headers;
    expect(first.headers.etag).toBe(etag);
    await ask('PUT', url, { source: 'two' });
    const late = await ask('PUT', url, { source: 'three' }, { 'if-match': String(etag) });
    expect(late.json().code).toBe('precondition-failed');
    expect((await ask('DELETE', url, undefined, { 'if-match': String(etag) })).json().code).toBe('precondition-failed');
    expect((await ask('GET', url)).json().source).toBe('two');
  });

  it.each([
    ['malformed-template', { source: 'a\n{% if %}' }, 2],
    ['malformed-template', { source: 'a\n\n{{ titel }}' }, 3],
    ['malformed-template', { source: '{{ title | raw }}' }, 1],
  ])('refuses a faulty one as %s with its line, and keeps nothing: %o', async (code, body, line) => {
    const response = await ask('PUT', `${at}/faulty`, body);
    expect(response.statusCode).toBe(422);
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(response.json()).toMatchObject({ code, errors: [{ field: '/source', line }] });
    expect((await ask('GET', `${at}/faulty`)).statusCode).toBe(404);
  });

  it('refuses what is no template or no name', async () => {
    expect((await ask('PUT', `${at}/x`, { source: ' ' })).json().code).toBe('invalid-request');
    expect((await ask('PUT', `${at}/x`, { source: 'x'.repeat(32_001) })).json().code).toBe('invalid-request');
    expect((await ask('PUT', `${at}/No%20Name`, { source: 'x' })).json().code).toBe('invalid-request');
    expect((await ask('PUT', '/v1/shows/nobody/templates/x', { source: 'x' })).json().code).toBe('unknown-show');
  });
});

describe('POST /v1/shows/{show}/templates/preview', () => {
  it('shows what comes out, and keeps nothing', async () => {
    const response = await ask('POST', `${at}/preview`, { source: '{{ title }}!', format: 'html', episode });
    expect(response.json()).toEqual({
      ...{ episode, format: 'html', output: '&lt;b&gt;Bread&lt;/b&gt; &amp; backups!' },
      ...{ characters: 39, words: 3, bytes: 39 },
    });
    expect((await ask('GET', `${at}/preview`)).statusCode).toBe(404);
  });

  it('404 for an episode of another show', async () => {
    const { id } = (await ask('GET', '/v1/episodes?show=other')).json().items[0];
    const response = await ask('POST', `${at}/preview`, { source: 'x', episode: id });
    expect(response.json().code).toBe('unknown-episode');
  });
});
