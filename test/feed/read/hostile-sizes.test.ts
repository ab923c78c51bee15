// A feed may say as much as it likes; what is kept of an item has a bound, and what was left out is told.
import { describe, expect, it } from 'vitest';
import type { Feed } from '../../../src/feed/read/feed.js';
import { readFeed } from '../../../src/feed/read/read-feed.js';

function read(item: string, channel = ''): Feed {
  const text = `<rss xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:psc="http://podlove.org/simple-chapters"
    xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>${channel}<item>${item}</item></channel></rss>`;
  return readFeed(Buffer.from(text), { url: 'https://podcast.example/feed.xml' });
}

const many = (count: number, element: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => element(i)).join('');

describe('an item that says too much', () => {
  it('has titles and names of a usual length', () => {
    const { show, episodes } = read(
      `<title>${'T'.repeat(300_000)}</title><podcast:person>${'N'.repeat(90_000)}</podcast:person>
       <podcast:season name="${'S'.repeat(90_000)}">1</podcast:season><itunes:episodeType>${'k'.repeat(9_000)}</itunes:episodeType>`,
      `<title>${'W'.repeat(300_000)}</title>`,
    );
    const [episode] = episodes;
    expect(show.title).toHaveLength(500);
    expect(episode?.title).toHaveLength(500);
    expect(episode?.people[0]?.name).toHaveLength(200);
    expect(episode?.season?.name).toHaveLength(500);
    expect(episode?.kind).toHaveLength(100);
  });

  it.each([
    ['people', 50, many(5_000, (i) => `<podcast:person>Person ${i}</podcast:person>`)],
    ['soundbites', 100, many(5_000, (i) => `<podcast:soundbite startTime="${i}" duration="5"/>`)],
    ['transcripts', 50, many(5_000, (i) => `<podcast:transcript url="/${i}.vtt" type="text/vtt"/>`)],
    [
      'inlineChapters',
      1_000,
      `<psc:chapters>${many(5_000, (i) => `<psc:chapter start="${i}" title="C"/>`)}</psc:chapters>`,
    ],
  ] as const)('has the first of its %s, and says so', (list, most, elements) => {
    const { episodes, findings } = read(`<guid>1</guid>${elements}`);
    expect(episodes[0]?.[list]).toHaveLength(most);
    expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining(`first ${most} were read`)]);
  });

  it('leaves out addresses that nobody would take', () => {
    const { episodes } = read(`<guid>1</guid><link>https://podcast.example/${'x'.repeat(3_000)}</link>`);
    expect(episodes[0]?.pageUrl).toBeNull();
  });

  it('is told from another one whose guid begins the same', () => {
    const long = 'g'.repeat(100_000);
    const { episodes } = read(`<guid>${long}1</guid></item><item><guid>${long}2</guid>`);
    expect(new Set(episodes.map(({ guid }) => guid)).size).toBe(2);
    for (const { guid } of episodes) expect(guid.length).toBeLessThan(500);
  });

  it('has no character cut in two', () => {
    const { episodes } = read(`<title>${'T'.repeat(499)}😀</title>`);
    expect(episodes[0]?.title).toBe('T'.repeat(499));
  });
});
