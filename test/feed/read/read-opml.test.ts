import { describe, expect, it } from 'vitest';
import { readOpml } from '../../../src/feed/read/read-opml.js';

const read = (body: string) =>
  readOpml(Buffer.from(`<opml version="2.0"><head><title>Mine</title></head><body>\n${body}\n</body></opml>`));

describe('readOpml', () => {
  it('gives feeds with their folders', () => {
    const { title, feeds, findings } = read(`<outline text="Tech &amp; more"><outline text="Deep">
      <outline type="rss" text="One" xmlUrl="https://one.example/rss" htmlUrl="https://one.example"/></outline></outline>
      <outline title="Two" XMLURL=" https://two.example/rss "/><outline text="A note"/>`);
    expect(title).toBe('Mine');
    expect(feeds).toEqual([
      {
        ...{ url: 'https://one.example/rss', title: 'One', pageUrl: 'https://one.example/' },
        ...{ folders: ['Tech & more', 'Deep'], line: 3 },
      },
      { url: 'https://two.example/rss', title: 'Two', pageUrl: null, folders: [], line: 4 },
    ]);
    expect(findings).toEqual([]);
  });

  it.each([
    ['feed://a.example/rss', 'http://a.example/rss'],
    ['feed:https://a.example/rss', 'https://a.example/rss'],
    ['itpc://a.example/rss', 'http://a.example/rss'],
  ])('reads the address %s as %s', (written, url) => {
    expect(read(`<outline text="A" xmlUrl="${written}"/>`).feeds[0]!.url).toBe(url);
  });

  it('keeps an address once, and tells of others that cannot be fetched', () => {
    const outline = (url: string) => `<outline text="A" xmlUrl="${url}"/>\n`;
    const { feeds, findings } = read(
      outline('http://a.example') + outline('http://a.example/') + outline('javascript:x') + outline(''),
    );
    expect(feeds).toHaveLength(1);
    expect(findings.map(({ line, message }) => [line, message])).toEqual([
      [4, 'A feed has no address that can be fetched'],
      [5, 'A feed has no address that can be fetched'],
      [3, 'The feed of line 2 is listed again'],
    ]);
  });

  it('keeps what stands before the end of a list that was cut off', () => {
    const { feeds, findings } = readOpml(
      Buffer.from('<opml><body><outline text="F"><outline xmlUrl="http://a.example"/><outline xmlUrl="http://b.exa'),
    );
    expect(feeds.map(({ folders }) => folders)).toEqual([['F']]);
    expect(findings).toHaveLength(1);
  });

  it('gives no feeds for a list without any', () => {
    expect(read('').feeds).toEqual([]);
  });

  it.each(['', '<rss><channel/></rss>', 'hello'])('refuses %j', (text) => {
    expect(() => readOpml(Buffer.from(text))).toThrow(expect.objectContaining({ code: 'malformed-feed' }));
  });
});
