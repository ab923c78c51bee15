// The site over the app of production: pages are there, lead to one another, and are guarded.
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seed, type TestApp, testApp } from './helpers.js';

let test: TestApp;
beforeAll(async () => {
  test = testApp();
  await seed(test, { publishedAt: '2024-05-14' });
});
afterAll(() => test.app.close());

const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const get = (url: string) => test.app.inject({ url, headers: html });

const pages = [
  '/',
  '/search?q=backup',
  '/search',
  '/search?q=',
  '/ask?q=who+keeps+the+backup',
  '/ask?q=',
  '/topics',
  '/topics/recovery-over-prevention',
  '/night-shift',
  '/night-shift/',
  '/docs/errors',
];

describe('the site', () => {
  it.each(pages)('%s is a page that may run and load nothing from elsewhere', async (url) => {
    const response = await get(url);
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    // Only our own files may run: what completes a search box, what copies a quote.
    const runs = /^\/(?:search.*|ask.*)?$/u.test(url) ? ";script-src 'self';connect-src 'self'" : '';
    expect(response.headers['content-security-policy']).toBe(
      `default-src 'none';style-src 'self';font-src 'self';img-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'${runs}`,
    );
    expect(response.headers['x-content-type-options']).toBe('nosniff');
    expect(response.headers.etag).toBeTruthy();
  });

  it('has no dead link', async () => {
    const seen = new Set<string>();
    const queue = ['/'];
    for (const url of queue) {
      const page = parse((await get(url)).body);
      const links = page.querySelectorAll('a[href^="/"], link[href]').map((link) => link.getAttribute('href')!);
      for (const link of links.map((each) => each.split('#')[0]!)) {
        if (seen.has(link)) continue;
        seen.add(link);
        expect((await get(link)).statusCode, `${link} on ${url}`).toBe(200);
        if (!link.startsWith('/docs') && !link.startsWith('/assets')) queue.push(link);
      }
    }
    expect(seen).toContain('/night-shift/the-backup-that-was-not-there');
    expect(seen).toContain('/topics/recovery-over-prevention');
  });

  it('leads from a hit to the turn that it is about', async () => {
    const [hit] = (await test.app.inject('/v1/search?q=backup')).json().hits;
    const [path, anchor] = hit.url.split('#');
    const turn = parse((await get(path)).body).getElementById(anchor);
    expect(turn?.text).toContain(hit.text);
  });

  it('has an icon for who reads no page, and one for a home screen', async () => {
    const icon = await get('/favicon.ico');
    expect([icon.statusCode, icon.headers['content-type']]).toEqual([200, 'image/x-icon']);
    // A directory of one image of 48 pixels, which is a PNG (ICO, Vista and later).
    expect([...icon.rawPayload.subarray(0, 8)]).toEqual([0, 0, 1, 0, 1, 0, 48, 48]);
    expect(icon.rawPayload.subarray(23, 26).toString()).toBe('PNG');
    const touch = parse((await get('/')).body)
      .querySelector('link[rel=apple-touch-icon]')!
      .getAttribute('href')!;
    expect((await get(touch)).headers['content-type']).toBe('image/png');
  });

  it('can be added to the searches of a browser', async () => {
    const link = parse((await get('/topics')).body).querySelector('link[rel=search]')!;
    const { headers, body } = await get(link.getAttribute('href')!);
    expect(headers['content-type']).toContain(link.getAttribute('type'));
    expect(body).toContain('<ShortName>Hindcast</ShortName>');
    expect(body).toContain('template="http://localhost/search?q={searchTerms}"');
  });

  it('serves its files for ever, under names that change with them', async () => {
    const page = parse((await get('/')).body);
    const stylesheet = page.querySelector('link[rel=stylesheet]')!.getAttribute('href')!;
    expect(stylesheet).toMatch(/^\/assets\/site\.[0-9a-f]{12}\.css$/u);
    const { headers } = await get(stylesheet);
    expect(headers['content-type']).toBe('text/css; charset=utf-8');
    expect(headers['cache-control']).toContain('immutable');
    expect((await get('/assets/site.000000000000.css')).statusCode).toBe(404);
  });

  it.each([
    ['/absent', 404],
    ['/night-shift/absent', 404],
    ['/topics/absent', 404],
    ['/nothing/at/all', 404],
    [`/search?q=${'a'.repeat(1001)}`, 400],
    ['/search?q=a&cursor=', 400],
    ['/%E0%A4%A', 400],
  ])('%s fails as a page for people and as a problem for programs', async (url, status) => {
    const page = await get(url);
    expect(page.statusCode).toBe(status);
    expect(parse(page.body).querySelector('h1')?.text).toBeTruthy();
    const problem = await test.app.inject({ url, headers: { accept: 'application/json' } });
    expect(problem.statusCode).toBe(status);
    expect(problem.json()).toMatchObject({ status });
  });

  it('answers the API with problems even in a browser', async () => {
    expect((await get('/v1/absent')).headers['content-type']).toMatch(/problem\+json/u);
  });
});
