import { describe, expect, it } from 'vitest';
import { readChapters } from '../../../src/feed/read/read-chapters.js';

const read = (value: unknown) =>
  readChapters(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), 'https://a.example/c/1.json');
const starts = (value: unknown) => read(value).chapters.map(({ startTime }) => startTime);

describe('readChapters', () => {
  it('reads Podcasting 2.0 chapters, silent ones marked', () => {
    const chapters = [
      { startTime: 90.5, title: ' Two\n&amp; more ', endTime: 100, url: 'https://b.example', img: '../two.png' },
      { startTime: 0, title: 'One', endTime: 0 },
      { startTime: 30, toc: false, img: 'https://b.example/x.png' },
    ];
    expect(read({ version: '1.2.0', chapters })).toEqual({
      chapters: [
        { startTime: 0, endTime: null, title: 'One', url: null, imageUrl: null, listed: true },
        { startTime: 30, endTime: null, title: null, url: null, imageUrl: 'https://b.example/x.png', listed: false },
        {
          ...{ startTime: 90.5, endTime: 100, title: 'Two & more', listed: true },
          ...{ url: 'https://b.example/', imageUrl: 'https://a.example/two.png' },
        },
      ],
      findings: [],
    });
  });

  it('reads the list that Podlove writes', () => {
    const list = [
      { start: '01:30:49.849', title: 'Ende', href: '', image: '' },
      { start: '00:26', title: 'Simon' },
    ];
    expect(starts(list)).toEqual([26, 5449.849]);
  });

  it('reads Podlove Simple Chapters', () => {
    const xml = `<?xml version="1.0"?><psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">
      <psc:chapter start="1:00" title="Two"/><psc:chapter start="0" title="One"/><psc:chapter start="x"/></psc:chapters>`;
    const { chapters, findings } = read(xml);
    expect(chapters.map(({ title }) => title)).toEqual(['One', 'Two']);
    expect(findings).toMatchObject([{ line: 2, message: 'A chapter has no start that can be read' }]);
  });

  it('refuses starts that are negative, missing or no number, and keeps the rest', () => {
    const chapters = [
      { startTime: -1 },
      {},
      { startTime: 'soon' },
      null,
      'x',
      { startTime: null },
      { startTime: '12.5' },
    ];
    expect(starts({ chapters })).toEqual([12.5]);
    expect(read({ chapters }).findings).toHaveLength(6);
  });

  it('lets the last of several listed at one time hold, and keeps silent ones beside it', () => {
    const chapters = [
      { startTime: 5, title: 'a' },
      { startTime: 5, toc: false },
      { startTime: 5, title: 'b' },
    ];
    expect(read({ chapters }).chapters.map(({ title }) => title)).toEqual([null, 'b']);
  });

  it('reads a thousand chapters and no more', () => {
    const chapters = Array.from({ length: 1_001 }, (_, startTime) => ({ startTime }));
    expect(starts({ chapters })).toHaveLength(1_000);
    expect(read({ chapters }).findings).toHaveLength(1);
  });

  it.each(['', 'hello', '{}', '[', 'null', '42', '{"chapters":{}}', '<html/>', '<rss><channel/></rss>'])(
    'gives none and a reason for %j',
    (text) => {
      const { chapters, findings } = read(text);
      expect(chapters).toEqual([]);
      expect(findings).toHaveLength(1);
    },
  );
});
