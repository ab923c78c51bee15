// Whoever runs the site names it: in pages, previews, cards, feeds and embeds, and nothing in the name is markup.
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seed, type TestApp, testApp } from './helpers.js';

const asPage = { accept: 'text/html' };
const names = ['The Night Shift archive', '</title><script>alert(1)</script>"\'&'];

describe.each(names)('a site that is called %s', (siteName) => {
  let test: TestApp;
  let lesson: string;
  beforeAll(async () => {
    test = testApp({ siteName, publicUrl: 'https://a.example' });
    await seed(test);
    lesson = (await test.services.reader.findLessons({}, { limit: 1 })).items[0]!.id;
  });
  afterAll(() => test.app.close());
  const read = async (url: string) => (await test.app.inject({ url, headers: asPage })).body;
  const open = async (url: string) => parse(await read(url));
  const shown = [
    '/',
    '/topics',
    '/people',
    '/lessons',
    '/search',
    '/search?q=backup',
    '/ask',
    '/docs/errors',
    '/night-shift',
  ];

  it.each([...shown, '/no-such-show', '/%zz'])('says so on %s', async (url) => {
    const page = await open(url);
    expect(page.querySelector('.brand')?.text).toBe(siteName);
    expect(page.querySelector('title')?.text.endsWith(siteName)).toBe(true);
    expect(page.querySelectorAll('script').filter(({ text }) => text.includes('alert(1)<'))).toEqual([]);
    expect(page.querySelectorAll('title')).toHaveLength(1);
  });

  it('tells previews and search engines', async () => {
    const page = await open('/');
    const content = (property: string) => page.querySelector(`meta[property="${property}"]`)?.getAttribute('content');
    expect([content('og:site_name'), content('og:title')]).toEqual([siteName, siteName]);
    const told = async (url: string) =>
      (await open(url)).querySelectorAll('script[type="application/ld+json"]').map(({ text }) => JSON.parse(text));
    expect(await told('/')).toMatchObject([{ '@type': 'WebSite', name: siteName }]);
    const steps = (await told(`/lessons/${lesson}`)).find((each) => each['@type'] === 'BreadcrumbList');
    expect(steps.itemListElement[0]).toMatchObject({ name: siteName, item: 'https://a.example/' });
  });

  it('is named in the frame of a lesson on other sites', async () => {
    const page = await open(`/embed/lessons/${lesson}`);
    expect(page.querySelector('footer')?.text).toContain(siteName);
    expect(page.querySelectorAll('script')).toEqual([]);
  });

  it('is named on cards, by oEmbed and by feeds', async () => {
    expect(await read(`/lessons/${lesson}/card.png`)).toContain(JSON.stringify(siteName));
    const oembed = `/oembed?url=${encodeURIComponent(`https://a.example/lessons/${lesson}`)}`;
    expect(JSON.parse(await read(oembed)).provider_name).toBe(siteName);
    const feed = await read('/feed.xml');
    expect(feed.slice(0, feed.indexOf('<item>'))).not.toContain('<script>');
    expect(parse(feed).querySelector('channel > title')?.text).toBe(siteName);
    expect(parse(await read('/lessons/feed.xml')).querySelector('channel > title')?.text).toBe(`${siteName}: lessons`);
  });
});

describe('a show that is called as its site', () => {
  it('is named once in the title of its page', async () => {
    const { app, services } = testApp({ siteName: 'night-shift' });
    await seed({ app, services });
    const { body } = await app.inject({ url: '/night-shift', headers: asPage });
    expect(parse(body).querySelector('title')?.text).toBe('night-shift');
    await app.close();
  });
});
