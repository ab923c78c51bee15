// The drawing of a topic over time says the same as its sentence and its table.
import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { timePlot } from '../../../src/site/plot/plot.js';

const on = (publishedAt: string | null, lessonCount: number, chapterCount: number) => ({
  ...{ publishedAt, lessonCount, chapterCount },
});
const drawn = [on('2022-02-01', 1, 0), on('2022-11-30', 4, 4), on('2024-01-15', 0, 2), on(null, 9, 9)];
const plot = parse(timePlot(drawn)!.markup);
const heights = (name: string) =>
  plot.querySelectorAll(`rect.of-${name}`).map((bar) => Number(bar.getAttribute('height')));

describe('the plot over time', () => {
  it('has bars as high as what was said, none where nothing was', () => {
    expect(plot.querySelectorAll('g title').map(({ text }) => text)).toEqual([
      'Feb 2022: 1 lesson and 0 chapters',
      'Nov 2022: 4 lessons and 4 chapters',
      'Jan 2024: 0 lessons and 2 chapters',
    ]);
    expect(heights('lessons')).toEqual([13, 52, 0]);
    expect(heights('chapters')).toEqual([0, 52, 26]);
  });

  it('is named by the sentence above it, and its numbers stand in a table', () => {
    const named = plot.querySelector('svg[role=img]')?.getAttribute('aria-labelledby');
    expect(plot.querySelector(`#${named}`)?.text).toBe(
      'Spoken of in 3 episodes, from Feb 2022 to Jan 2024; most in Nov 2022, with 4 lessons and 4 chapters.',
    );
    const rows = plot.querySelectorAll('tbody tr').map((row) => row.querySelectorAll('th, td').map(({ text }) => text));
    expect(rows).toEqual([
      ['Feb 2022', '1', '0', '1'],
      ['Nov 2022', '4', '4', '1'],
      ['Jan 2024', '0', '2', '1'],
    ]);
  });

  it('names the years below, at most six of them, and the ends where there is one year', () => {
    const below = (...dates: string[]) =>
      parse(timePlot(dates.map((date) => on(date, 1, 1)))!.markup)
        .querySelectorAll('svg text')
        .slice(1)
        .map(({ text }) => text);
    expect(plot.querySelectorAll('svg text').map(({ text }) => text)).toEqual(['8', '2023', '2024']);
    expect(below('2001-01-01', '2024-01-01')).toEqual(['2001', '2005', '2009', '2013', '2017', '2021']);
    expect(below('2024-02-01', '2024-05-01')).toEqual(['Feb 2024', 'May 2024']);
  });

  it('is not drawn where there is no course to be seen', () => {
    expect(timePlot([on('2024-05-01', 3, 1), on('2024-05-31', 1, 1)])).toBeNull();
    expect(timePlot([])).toBeNull();
  });
});
