// Whatever strangers send: a result or a refusal that says why, in time that grows with the length and no faster.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HindcastError } from '../../../src/domain/errors.js';
import { feedDate } from '../../../src/feed/read/feed-date.js';
import { readChapters } from '../../../src/feed/read/read-chapters.js';
import { readFeed } from '../../../src/feed/read/read-feed.js';
import { readOpml } from '../../../src/feed/read/read-opml.js';

const PIECES = [
  ...['<rss>', '</rss>', '<channel>', '</channel>', '<item>', '</item>', '<item/>', '<title>', '</title>', '<guid>1'],
  ...['<rss xmlns:p="https://podcastindex.org/namespace/1.0"><channel>', '<p:person>', '</p:person>', '<p:soundbite '],
  ...['<feed xmlns="http://www.w3.org/2005/Atom">', '<entry>', '</entry>', '<opml>', '<body>', '<outline xmlUrl="'],
  ...[
    'url="http://a.example/1"',
    'startTime="1"',
    'xmlns="',
    'xmlns:p="',
    '"',
    "'",
    '>',
    '/>',
    '<',
    '&',
    '&amp;',
    '&#0;',
  ],
  ...[
    '&#x10ffff;',
    '&#xd800;',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<!DOCTYPE',
    '<?xml',
    '?>',
    '[',
    ']',
    '{"chapters":[',
    '}',
  ],
  ...[
    '{"startTime":1',
    '{"start":"1:00"',
    ',',
    'Tue, 14 May 2024',
    '\0',
    '\ufeff',
    'é',
    '\ud83d',
    ' ',
    '\n',
    '__proto__',
  ],
];
const soup = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8 })), { maxLength: 80 });

function readsOrRefuses(bytes: Uint8Array): void {
  const { chapters } = readChapters(bytes, 'https://a.example/');
  expect(chapters.every(({ startTime }, i) => startTime >= (chapters[i - 1]?.startTime ?? 0))).toBe(true);
  for (const read of [() => saneFeed(bytes), () => readOpml(bytes)]) {
    try {
      read();
    } catch (error) {
      if (!(error instanceof HindcastError) || error.code !== 'malformed-feed') throw error;
    }
  }
}

function saneFeed(bytes: Uint8Array): void {
  const { episodes } = readFeed(bytes, { url: 'https://a.example/' });
  const guids = episodes.map(({ guid }) => guid);
  expect(guids).not.toContain('');
  expect(new Set(guids).size).toBe(guids.length);
  for (const { pageUrl, audio, imageUrl, transcripts, publishedAt } of episodes) {
    const urls = [pageUrl, audio?.url, imageUrl, ...transcripts.map(({ url }) => url)].filter((url) => url != null);
    expect(urls.every((url) => /^https?:/u.test(url))).toBe(true);
    if (publishedAt !== null) expect(Date.parse(publishedAt)).not.toBeNaN();
  }
}

describe('any bytes at all', () => {
  it('of no meaning', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 1_000 }), readsOrRefuses), { numRuns: 500 });
  });

  it('of pieces of every format', () => {
    fc.assert(
      fc.property(soup, (parts) => readsOrRefuses(Buffer.from(parts.join('')))),
      { numRuns: 1_500 },
    );
  });

  it('inside a feed that is whole around them', () => {
    const around = (text: string) => `<rss version="2.0"><channel><item><guid>1</guid>${text}</item></channel></rss>`;
    fc.assert(
      fc.property(soup, (parts) => readsOrRefuses(Buffer.from(around(parts.join(''))))),
      { numRuns: 1_000 },
    );
  });

  it('as a date', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const date = feedDate(text);
        expect(date === null || !Number.isNaN(Date.parse(date))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('time grows with the length and no faster', () => {
  const rss = (inside: string) => `<rss><channel>${inside}</channel></rss>`;
  const shapes: readonly (readonly [string, (count: number) => string])[] = [
    [
      'items',
      (count) => rss('<item><guid>x</guid><title>a &amp; b</title><link>http://a.example/</link></item>'.repeat(count)),
    ],
    ['items that are never closed', (count) => rss('<item><guid>1</guid>'.repeat(count))],
    ['items in one tag that is never closed', (count) => rss(`<image>${'<item><guid>1</guid></item>'.repeat(count)}`)],
    ['tags that are never closed', (count) => rss('<a>'.repeat(count))],
    ['tags that were never opened', (count) => rss('</a>'.repeat(count))],
    ['brackets', (count) => '<'.repeat(count)],
    ['ampersands', (count) => rss(`<title>${'&'.repeat(count)}</title>`)],
    ['half references', (count) => rss(`<title>${'&amp'.repeat(count)}</title>`)],
    ['white space in a title', (count) => rss(`<title>${' \t'.repeat(count)}x</title>`)],
    [
      'namespaces',
      (count) =>
        `<rss ${Array.from({ length: count }, (_, i) => `xmlns:a${i}="b"`).join(' ')}>${'<b xmlns:c="d"/>'.repeat(count)}</rss>`,
    ],
    ['attributes', (count) => rss(`<item ${Array.from({ length: count }, (_, i) => `a${i}="b"`).join(' ')}/>`)],
    ['comments that are never closed', (count) => rss('<!-- '.repeat(count))],
    ['sections that are never closed', (count) => rss('<![CDATA['.repeat(count))],
    ['declarations', (count) => '<!DOCTYPE [<!ENTITY a "b">'.repeat(count)],
    ['words of a date', (count) => rss(`<item><guid>1</guid><pubDate>${'1 May '.repeat(count)}</pubDate></item>`)],
    ['folders of OPML', (count) => `<opml><body>${'<outline text="a">'.repeat(count)}`],
    [
      'chapters',
      (count) => JSON.stringify({ chapters: Array.from({ length: count }, (_, i) => ({ startTime: -i, title: 'a' })) }),
    ],
    ['brackets of JSON', (count) => '['.repeat(count)],
  ];

  it.each(shapes)('for %s', (_, make) => {
    const timeOf = (count: number): number => {
      const bytes = Buffer.from(make(count));
      const before = process.cpuUsage();
      readsOrRefuses(bytes);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    timeOf(1_000);
    // Work that grows with the square of the length would take a hundred times as long; a collection of garbage may come
    // in between on either side.
    expect(timeOf(20_000)).toBeLessThan(40 * timeOf(2_000) + 300);
  });
});
