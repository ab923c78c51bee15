import { describe, expect, it } from 'vitest';
import { type Answered, type Broken, crawl } from '../../src/static-site/crawl.js';
import { createLinks } from '../../src/static-site/pages/links.js';

const page = (text: string): Partial<Answered> => ({ mediaType: 'text/html', body: new TextEncoder().encode(text) });

async function crawled(answers: Readonly<Record<string, Partial<Answered>>>, seeds: readonly string[] = ['/']) {
  const asked: string[] = [];
  const broken: Broken[] = [];
  const files = new Map<string, string>();
  const pages = crawl({
    links: createLinks('https://me.example'),
    seeds,
    onBroken: (each) => broken.push(each),
    async ask(address) {
      asked.push(address);
      const answer = { status: answers[address] ? 200 : 404, mediaType: 'text/html', body: new Uint8Array() };
      return { policy: null, location: null, ...answer, ...answers[address] };
    },
  });
  for await (const { file, content } of pages) {
    files.set(file, typeof content === 'string' ? content : new TextDecoder().decode(content));
  }
  return { asked, broken, files };
}

describe('crawling', () => {
  it('asks once for everything that pages link to, in the order of the links', async () => {
    const { asked, files, broken } = await crawled({
      '/': page('<a href="/b">b</a><a href="/a?cursor=2">a</a><a href="/#x">x</a>'),
      '/b': page('<a href="/">home</a><img src="/assets/i.svg">'),
      '/a?cursor=2': page('<a href="/b#turn-1">b</a>'),
      '/assets/i.svg': { mediaType: 'image/svg+xml', body: new TextEncoder().encode('<svg/>') },
    });
    expect(asked).toEqual(['/', '/b', '/a?cursor=2', '/assets/i.svg']);
    expect([...files.keys()]).toEqual(['index.html', 'b/index.html', 'a/page-2/index.html', 'assets/i.svg']);
    expect(files.get('a/page-2/index.html')).toBe('<a href="../../b/#turn-1">b</a>');
    expect(broken).toEqual([]);
  });

  it('tells of links that lead nowhere, and from where', async () => {
    const { broken, files } = await crawled({ '/': page('<a href="/gone">gone</a>') });
    expect(broken).toEqual([{ address: '/gone', status: 404, from: 'index.html' }]);
    expect([...files.keys()]).toEqual(['index.html']);
  });

  it('makes a page of a redirect', async () => {
    const { files } = await crawled({
      '/': page('<a href="/topics/old">t</a>'),
      '/topics/old': { status: 302, location: '/topics/new' },
      '/topics/new': page('new'),
    });
    expect(files.get('topics/old/index.html')).toContain('content="0;url=../new/"');
    expect(files.get('topics/new/index.html')).toBe('new');
  });

  it('takes what sitemaps and feeds name too, and leaves bytes as they are', async () => {
    const picture = Uint8Array.of(0x89, 0x50, 0xff);
    const { files } = await crawled(
      {
        '/sitemap.xml': {
          mediaType: 'application/xml',
          body: new TextEncoder().encode('<loc>https://me.example/b</loc>'),
        },
        '/b': page('<img src="/p.png">'),
        '/p.png': { mediaType: 'image/png', body: picture },
      },
      ['/sitemap.xml'],
    );
    expect(files.get('sitemap.xml')).toBe('<loc>https://me.example/b/</loc>');
    expect([...files.keys()]).toEqual(['sitemap.xml', 'b/index.html', 'p.png']);
  });

  it('fails when the server does', async () => {
    const pages = crawl({
      links: createLinks('https://me.example'),
      seeds: ['/'],
      onBroken: () => {},
      ask: () => Promise.reject(new Error('no database')),
    });
    await expect(pages.next()).rejects.toThrow('no database');
  });
});
