// Real feeds, lists and chapters, which are not part of this repository: read from ../shared where that folder is.
import { describe, expect, it } from 'vitest';
import { type Entry, readFormatFile, readManifest } from '../../../scripts/formats/manifest.js';
import { readChapters } from '../../../src/feed/read/read-chapters.js';
import { readFeed } from '../../../src/feed/read/read-feed.js';
import { readOpml } from '../../../src/feed/read/read-opml.js';
import { describeWhere, missingOfShared, SHARED } from '../../fixtures/describe-where.js';

interface FeedFacts {
  readonly title: string;
  readonly language: string;
  readonly first_item: string;
  readonly last_item: string;
  readonly transcripts: number;
  readonly chapters: number;
  readonly soundbites?: number;
}

type FeedEntry = Entry & { readonly expect: Entry['expect'] & { readonly feed?: FeedFacts } };

const missing = missingOfShared('formats/manifest.json');
const SET = `${SHARED}formats`;
const entries: readonly FeedEntry[] = missing === null ? readManifest(SET) : [];
const ofUnit = (unit: string) => entries.filter(({ expect }) => expect.count_unit === unit);

describeWhere(missing, 'real files', () => {
  describe('feeds', () => {
    it.each(ofUnit('items').filter(({ expect }) => !expect.refuse))('$file', (entry) => {
      const { show, episodes, findings } = readFeed(readFormatFile(SET, entry));
      const { count, speakers, feed } = entry.expect;
      expect(episodes).toHaveLength(count!);
      expect(show.people.map(({ name }) => name)).toEqual(speakers);
      expect([show.title, show.language]).toEqual([feed!.title, feed!.language]);
      expect([episodes[0]!.title, episodes.at(-1)!.title]).toEqual([feed!.first_item, feed!.last_item]);
      expect(episodes.flatMap(({ transcripts }) => transcripts)).toHaveLength(feed!.transcripts);
      expect(episodes.filter(({ chapters }) => chapters !== null)).toHaveLength(feed!.chapters);
      expect(episodes.flatMap(({ soundbites }) => soundbites)).toHaveLength(feed!.soundbites ?? 0);
      expect(episodes.every(({ publishedAt, audio }) => publishedAt !== null && audio !== null)).toBe(true);
      expect(findings).toEqual([]);
    });

    it.each(ofUnit('items').filter(({ expect }) => expect.refuse))('$file is refused', (entry) => {
      expect(() => readFeed(readFormatFile(SET, entry))).toThrow(expect.objectContaining({ code: 'malformed-feed' }));
    });
  });

  it.each(ofUnit('feeds'))('$file', (entry) => {
    const { feeds, findings } = readOpml(readFormatFile(SET, entry));
    const again = findings.filter(({ message }) => message.endsWith('is listed again'));
    expect(feeds.length + again.length).toBe(entry.expect.count);
    expect(again).toHaveLength(findings.length);
    expect(feeds.every(({ title, url }) => title && url)).toBe(true);
  });

  it.each(ofUnit('chapters'))('$file', (entry) => {
    const { chapters, findings } = readChapters(readFormatFile(SET, entry));
    const { count, first_start_ms, last_start_ms, first_words, last_words } = entry.expect;
    expect(chapters).toHaveLength(count!);
    expect([chapters[0]!.startTime * 1000, chapters.at(-1)!.startTime * 1000]).toEqual([first_start_ms, last_start_ms]);
    const titles = chapters.map(({ title }) => title).join(', ');
    expect([titles.startsWith(first_words!), titles.endsWith(last_words!)]).toEqual([true, true]);
    expect(findings).toEqual([]);
  });
});
