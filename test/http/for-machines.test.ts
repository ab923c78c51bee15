// What pages tell search engines, previews, feed readers and pages of others; and the files made for those alone.
import { parse } from 'node-html-parser';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seed, type TestApp, testApp } from './helpers.js';

const hostile = '</script><script>alert(1)</script> & "quotes" \u0001';
let test: TestApp;
let lesson: { id: string; quote: string; statement: string };
beforeAll(async () => {
  test = testApp({ publicUrl: 'https://notes.example' });
  const people = [{ name: hostile.replace('\u0001', ''), role: 'host' }];
  await seed(test, { publishedAt: '2024-05-14', audioUrl: 'https://a.example/1.mp3', people });
  await seed(test, { title: `Outage ${hostile.replace('\u0001', '')}`, slug: 'outage', show: 'long-wire' });
  lesson = (await get('/v1/lessons?show=night-shift')).json().items[0];
});
afterAll(() => test.app.close());

const site = 'https://notes.example';
const html = { accept: 'text/html' };
const get = (url: string) => test.app.inject({ url, headers: html });
const pageOf = async (url: string) => parse((await get(url)).body);

/** Name of the root and the text of every element, by name; throws where the document is not well-formed. */
function readXml(xml: string): { root: string; texts: Map<string, string[]> } {
  const parser = new SaxesParser({ xmlns: true });
  const texts = new Map<string, string[]>();
  const open: { name: string; text: string }[] = [];
  let root = '';
  parser.on('opentag', ({ name }) => {
    root ||= name;
    open.push({ name, text: '' });
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.on('closetag', () => {
    const { name, text } = open.pop()!;
    texts.set(name, [...(texts.get(name) ?? []), text]);
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return { root, texts };
}

const episodePath = '/night-shift/the-backup-that-was-not-there';

describe('the head of', () => {
  it.each([
    ['/', '/'],
    ['/topics', '/topics'],
    ['/topics/recovery-over-prevention', '/topics/recovery-over-prevention'],
    ['/people', '/people'],
    ['/lessons', '/lessons'],
    ['/night-shift', '/night-shift'],
    [`${episodePath}?revision=1`, episodePath],
    ['/search', '/search'],
    ['/ask', '/ask'],
  ])('%s says what it is and where it is kept', async (url, canonical) => {
    const page = await pageOf(url);
    expect(page.querySelectorAll('link[rel=canonical]').map((link) => link.getAttribute('href'))).toEqual([
      `${site}${canonical}`,
    ]);
    const said = (name: string) => page.querySelector(`meta[property="${name}"]`)?.getAttribute('content');
    expect(said('og:url')).toBe(`${site}${canonical}`);
    expect(said('og:title')).toBeTruthy();
    expect(page.querySelectorAll('meta[name=description]')).toHaveLength(1);
    expect(page.querySelector('meta[name=description]')?.getAttribute('content')).toBeTruthy();
    for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
      expect(JSON.parse(script.text)['@context']).toBe('https://schema.org');
    }
  });

  it.each(['/search?q=backup', '/ask?q=why', '/topics?q=back'])('%s keeps search engines out', async (url) => {
    const page = await pageOf(url);
    expect(page.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex, follow');
    expect(page.querySelector('link[rel=canonical]')).toBeNull();
  });

  it('an episode and a lesson have pictures that are there, and can be embedded', async () => {
    for (const url of [episodePath, `/lessons/${lesson.id}`]) {
      const page = await pageOf(url);
      const picture = page.querySelector('meta[property="og:image"]')!.getAttribute('content')!;
      expect(picture).toBe(`${site}${url}/card.png`);
      expect((await get(picture.slice(site.length))).headers['content-type']).toBe('image/png');
      const links = page.querySelectorAll('link[type$="+oembed"]').map((link) => link.getAttribute('href')!);
      expect(links).toHaveLength(2);
      for (const link of links) expect((await get(link.slice(site.length))).statusCode).toBe(200);
    }
  });

  it('an episode describes it as schema.org has it, and lets no markup out of its data', async () => {
    const { body } = await get(episodePath);
    const [episode, steps] = parse(body)
      .querySelectorAll('script[type="application/ld+json"]')
      .map(({ text }) => JSON.parse(text));
    expect(episode).toMatchObject({
      '@type': 'PodcastEpisode',
      ...{ url: `${site}${episodePath}`, name: 'The backup that was not there', datePublished: '2024-05-14' },
      partOfSeries: { '@type': 'PodcastSeries', url: `${site}/night-shift` },
      associatedMedia: { '@type': 'AudioObject', contentUrl: 'https://a.example/1.mp3' },
      author: [{ '@type': 'Person', name: expect.stringContaining('</script>') }],
    });
    expect(steps.itemListElement.at(-1).item).toBe(`${site}${episodePath}`);
    expect(body).not.toContain('<script>alert');
  });

  it('an episode with times has its chapters as clips', async () => {
    const timed = testApp();
    await seed(timed, {
      transcript: { text: 'Ada: One.\nRui: Two should do.', format: 'vtt' },
      audioUrl: 'https://a.example/1.mp3',
    });
    const { body } = await timed.app.inject({ url: episodePath, headers: html });
    const data = JSON.parse(parse(body).querySelector('script[type="application/ld+json"]')!.text);
    expect(data).toMatchObject({ duration: 'PT20S', hasPart: [{ '@type': 'Clip', startOffset: 0, endOffset: 20 }] });
    await timed.app.close();
  });

  it('a lesson is a quotation of the episode', async () => {
    const page = await pageOf(`/lessons/${lesson.id}`);
    const [data] = page.querySelectorAll('script[type="application/ld+json"]').map(({ text }) => JSON.parse(text));
    expect(data).toMatchObject({
      '@type': 'Quotation',
      ...{ text: lesson.quote, url: `${site}/lessons/${lesson.id}`, creator: { '@type': 'Person', name: 'Rui' } },
      isPartOf: { '@type': 'PodcastEpisode', partOfSeries: { url: `${site}/night-shift` } },
    });
  });

  it('a page without a configured address is where it was asked for', async () => {
    const other = testApp();
    await seed(other);
    const { body } = await other.app.inject({ url: '/night-shift', headers: { ...html, host: 'localhost:4000' } });
    expect(parse(body).querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(
      'http://localhost:4000/night-shift',
    );
    await other.app.close();
  });
});

describe('a lesson of an episode with audio', () => {
  it('plays from its quote on, and nothing before somebody plays it', async () => {
    const timed = testApp();
    const transcript = { text: 'Ada: One.\nRui: Two should do.', format: 'vtt' };
    await seed(timed, { transcript, audioUrl: 'https://a.example/1.mp3?x=1#old' });
    const { id } = (await timed.app.inject('/v1/lessons')).json().items[0];
    const { body, headers } = await timed.app.inject({ url: `/lessons/${id}`, headers: html });
    const audio = parse(body).querySelector('audio')!;
    expect(audio.getAttribute('src')).toBe('https://a.example/1.mp3?x=1#t=10');
    expect(audio.getAttribute('preload')).toBe('none');
    expect(headers['content-security-policy']).toContain('media-src https:');
    await timed.app.close();
  });
});

describe('everything that is read', () => {
  it.each(['/', '/feed.xml', '/sitemap.xml', '/robots.txt', `${episodePath}/card.png`, '/v1/lessons'])(
    '%s has a tag, is not sent again to who has it, and is told of without its body',
    async (url) => {
      const { headers } = await get(url);
      expect(headers.etag).toBeTruthy();
      expect(headers['cache-control']).toMatch(/no-cache|public, max-age=\d+/u);
      const again = await test.app.inject({ url, headers: { ...html, 'if-none-match': headers.etag as string } });
      expect([again.statusCode, again.body]).toEqual([304, '']);
      const told = await test.app.inject({ method: 'HEAD', url, headers: html });
      expect([told.statusCode, told.body, told.headers.etag]).toEqual([200, '', headers.etag]);
    },
  );
});

describe('the sitemap', () => {
  it('lists parts, and those every page that is there', async () => {
    const index = readXml((await get('/sitemap.xml')).body);
    expect(index.root).toBe('sitemapindex');
    const urls: string[] = [];
    for (const part of index.texts.get('loc')!) {
      const response = await get(part.slice(site.length));
      expect(response.headers['content-type']).toBe('application/xml; charset=utf-8');
      const { root, texts } = readXml(response.body);
      expect(root).toBe('urlset');
      for (const changed of texts.get('lastmod') ?? []) expect(Date.parse(changed)).not.toBeNaN();
      urls.push(...(texts.get('loc') ?? []));
    }
    expect(new Set(urls).size).toBe(urls.length);
    expect(urls).toEqual(expect.arrayContaining([`${site}/`, `${site}${episodePath}`, `${site}/lessons/${lesson.id}`]));
    for (const url of urls) expect((await get(url.slice(site.length))).statusCode, url).toBe(200);
  });

  it.each(['/sitemaps/lessons-2.xml', '/sitemaps/none-1.xml', '/sitemaps/lessons-0.xml', '/sitemaps/x'])(
    '%s is not there',
    async (url) => {
      expect((await get(url)).statusCode).toBe(404);
    },
  );

  it('is named in robots.txt, which keeps engines out of what is endless', async () => {
    const { body, headers } = await get('/robots.txt');
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(body).toContain(`Sitemap: ${site}/sitemap.xml`);
    expect(body).toContain('Disallow: /search');
    expect(body).not.toMatch(/Disallow: \/\n/u);
  });
});

describe('a feed', () => {
  it.each(['/feed.xml', '/lessons/feed.xml', '/night-shift/feed.xml', '/long-wire/lessons.xml'])(
    '%s is RSS that knows its own address, with items that lead somewhere',
    async (url) => {
      const { body, headers, statusCode } = await get(url);
      expect([statusCode, headers['content-type']]).toEqual([200, 'application/rss+xml; charset=utf-8']);
      const { root, texts } = readXml(body);
      expect(root).toBe('rss');
      expect(body).toContain(`<atom:link href="${site}${url}" rel="self" type="application/rss+xml"/>`);
      const [, ...items] = texts.get('link')!;
      expect(items.length).toBeGreaterThan(0);
      for (const link of items) expect((await get(link.slice(site.length))).statusCode).toBe(200);
      expect(new Set(texts.get('guid')).size).toBe(items.length);
      for (const date of texts.get('pubDate')!) expect(date).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/u);
    },
  );

  it('is announced by its show and by the front page', async () => {
    const announced = async (url: string) =>
      (await pageOf(url))
        .querySelectorAll('link[type="application/rss+xml"]')
        .map((link) => link.getAttribute('href')!.slice(site.length));
    expect(await announced('/')).toEqual(['/feed.xml', '/lessons/feed.xml']);
    expect(await announced('/night-shift')).toEqual(['/night-shift/feed.xml', '/night-shift/lessons.xml']);
  });

  it('is not there for a show that is not', async () => {
    expect((await get('/absent/feed.xml')).statusCode).toBe(404);
    expect((await get('/topics/lessons.xml')).statusCode).toBe(404);
  });
});

describe('oEmbed', () => {
  const ask = (query: Record<string, string>) => get(`/oembed?${new URLSearchParams(query)}`);

  it('gives a lesson as a frame, no larger than is asked for', async () => {
    const url = `${site}/lessons/${lesson.id}`;
    const answer = (await ask({ url, maxwidth: '320' })).json();
    expect(answer).toMatchObject({
      ...{ version: '1.0', type: 'rich', width: 320, provider_name: 'Hindcast', author_name: 'night-shift' },
    });
    const frame = parse(answer.html).querySelector('iframe')!;
    expect(frame.getAttribute('src')).toBe(`${site}/embed/lessons/${lesson.id}`);
    expect(frame.getAttribute('width')).toBe('320');
    expect(frame.getAttribute('title')).toBe(lesson.statement);
    expect((await get(frame.getAttribute('src')!.slice(site.length))).statusCode).toBe(200);
  });

  it.each([
    [{}, 'rich', true],
    [{ maxwidth: '1200', maxheight: '630' }, 'rich', true],
    [{ maxwidth: '1199' }, 'rich', false],
    [{ maxheight: '629' }, 'rich', false],
    [{ maxwidth: '200', maxheight: '200' }, 'rich', false],
    [{ maxwidth: '199' }, 'link', false],
    [{ maxwidth: '600', maxheight: '80' }, 'link', false],
  ])('fits into %j', async (limits: { maxwidth?: string; maxheight?: string }, type, hasThumbnail) => {
    const answer = (await ask({ url: `${site}/lessons/${lesson.id}`, ...limits })).json();
    const { maxwidth = 9999, maxheight = 9999 } = limits;
    expect(answer.type).toBe(type);
    expect('html' in answer).toBe(type === 'rich');
    expect('thumbnail_url' in answer).toBe(hasThumbnail);
    for (const width of [answer.width, answer.thumbnail_width])
      expect(width ?? 0).toBeLessThanOrEqual(Number(maxwidth));
    for (const height of [answer.height, answer.thumbnail_height])
      expect(height ?? 0).toBeLessThanOrEqual(Number(maxheight));
  });

  it('gives an episode as a link, also as XML', async () => {
    const url = `${site}/long-wire/outage`;
    expect((await ask({ url })).json()).toMatchObject({ type: 'link', title: expect.stringContaining('</script>') });
    const { body, headers } = await ask({ url, format: 'xml' });
    expect(headers['content-type']).toBe('text/xml; charset=utf-8');
    expect(readXml(body).texts.get('title')![0]).toContain('</script>');
  });

  it.each([
    ['https://elsewhere.example/lessons/ls_1', 404],
    [`${site}/topics/recovery-over-prevention`, 404],
    [`${site}/lessons/ls_0000000000000000`, 404],
    [`${site}/%E0%A4%A/x`, 404],
    ['no url', 404],
    ['', 400],
  ])('has nothing for %s', async (url, status) => {
    expect((await ask({ url })).statusCode).toBe(status);
  });
});
