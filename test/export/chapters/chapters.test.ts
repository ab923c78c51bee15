import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { renderPodcastChapters } from '../../../src/export/chapters/podcast-chapters.js';
import { renderSimpleChapters } from '../../../src/export/chapters/simple-chapters.js';
import { renderVideoChapters } from '../../../src/export/chapters/video-chapters.js';
import { aChapter } from '../../fixtures/builders.js';
import { nasty } from '../turns.js';

const at = (startTime: number | null, title = `From ${startTime}`, endTime: number | null = null) =>
  aChapter({ title, startTime, endTime, timing: startTime === null ? null : 'exact' });
const urlOfTurn = (turn: number) => `https://shows.example.org/a/b?x=1&y=2#turn-${turn}`;

/** What rises in time; the rest cannot be jumped to. */
const mixed = [at(0, 'a', 10), at(null, 'untimed'), at(10.5, 'b'), at(4, 'back'), at(10.5, 'same')];

describe('Podcasting 2.0 chapters', () => {
  const head = { title: 'One', podcastName: 'Night Shift' };

  it('rise in time; what has no time or goes back is left out', () => {
    expect(renderPodcastChapters(mixed, head)).toEqual({
      ...{ version: '1.2.0', title: 'One', podcastName: 'Night Shift' },
      chapters: [
        { startTime: 0, endTime: 10, title: 'a' },
        { startTime: 10.5, title: 'b' },
      ],
    });
  });

  it('begin at 0 with the first one, whenever its first word is said', () => {
    const starts = (...all: (number | null)[]) =>
      renderPodcastChapters(
        all.map((start) => at(start)),
        head,
      ).chapters.map(({ startTime }) => startTime);
    expect(starts(5.8, 60)).toEqual([0, 60]);
    expect(starts(null, null, 60, null)).toEqual([0, 60]);
    expect(starts(null, null)).toEqual([]);
    const [first] = renderPodcastChapters([at(null, 'one', 60), at(60)], head).chapters;
    expect(first).toEqual({ startTime: 0, endTime: 60, title: 'one' });
  });

  it('link to the transcript where that has an absolute address', () => {
    expect(renderPodcastChapters([at(0)], { ...head, urlOfTurn }).chapters[0]!.url).toBe(urlOfTurn(0));
    const local = renderPodcastChapters([at(0)], { ...head, urlOfTurn: () => '/a/b' });
    expect(local.chapters[0]).not.toHaveProperty('url');
  });
});

describe('Podlove Simple Chapters', () => {
  function read(xml: string): Record<string, string>[] {
    const chapters: Record<string, string>[] = [];
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ uri, local, attributes }) => {
      expect(uri).toBe('http://podlove.org/simple-chapters');
      const values = Object.entries(attributes).map(([name, { value }]) => [name, value]);
      if (local === 'chapter') chapters.push(Object.fromEntries(values));
      else expect(attributes.version!.value).toBe('1.2');
    });
    parser.write(xml).close();
    return chapters;
  }

  it('are well-formed, whatever stands in a title', () => {
    const [, chapter] = read(renderSimpleChapters([at(0), at(3723.5, `${nasty}\u0000\ud800`)], urlOfTurn));
    expect(chapter).toEqual({ start: '01:02:03.500', title: nasty, href: urlOfTurn(0) });
  });

  it('rise in time', () => {
    expect(read(renderSimpleChapters(mixed, () => '/local'))).toEqual([
      { start: '00:00:00.000', title: 'a' },
      { start: '00:00:10.500', title: 'b' },
    ]);
  });
});

describe('chapters of a video', () => {
  const lines = (starts: (number | null)[], duration: number | null = null) =>
    renderVideoChapters(
      starts.map((start) => at(start)),
      duration,
    )?.split('\n');

  it('begin at 0:00 and stand on a line each', () => {
    expect(lines([12.4, 61, 3725])).toEqual(['0:00 From 12.4', '1:01 From 61', '1:02:05 From 3725', '']);
  });

  it('last ten seconds at least, the first and the last, too', () => {
    expect(lines([0, 9.9, 20, 29, 30, 55], 60)).toEqual(['0:00 From 0', '0:20 From 20', '0:30 From 30', '']);
    expect(lines([8, 12, 30, 50])).toEqual(['0:00 From 8', '0:12 From 12', '0:30 From 30', '0:50 From 50', '']);
  });

  it('are none where there would be fewer than three', () => {
    expect(lines([0, 20])).toBeUndefined();
    expect(lines([0, null, 20, 25])).toBeUndefined();
    expect(lines([null, null, null])).toBeUndefined();
    expect(lines([])).toBeUndefined();
  });

  it('begin with the first one, also where its own start is not known', () => {
    expect(lines([null, 403, null, 519])).toEqual(['0:00 From null', '6:43 From 403', '8:39 From 519', '']);
  });

  it('have titles that a description takes and that hold no stamp', () => {
    const text = renderVideoChapters([at(0, 'a <b>\n at 3:30'), at(20, '<>'), at(40, 'x'.repeat(200))], null)!;
    const [first, second, third] = text.split('\n');
    expect([first, second]).toEqual(['0:00 a b at 3.30', '0:20 Chapter']);
    expect(third!.length).toBeLessThanOrEqual(105);
  });
});
