import { describe, expect, it } from 'vitest';
import { periodLabel, periodsOf } from '../../../src/site/plot/periods.js';

const on = (publishedAt: string | null, lessonCount = 1, chapterCount = 2) => ({
  ...{ publishedAt, lessonCount, chapterCount },
});
const labels = (...dates: (string | null)[]) => periodsOf(dates.map((date) => on(date))).map(periodLabel);

describe('periods', () => {
  it('are months from the first date to the last, also those in which nothing was', () => {
    expect(labels('2024-03-02', '2023-12-31T23:59:00Z')).toEqual(['Dec 2023', 'Jan 2024', 'Feb 2024', 'Mar 2024']);
  });

  it('add up what falls into one', () => {
    const [may, june] = periodsOf([on('2024-05-14', 2, 0), on('2024-06-01', 0, 1), on('2024-05-31', 3, 4)]);
    expect(may).toMatchObject({ episodeCount: 2, lessonCount: 5, chapterCount: 4 });
    expect(june).toMatchObject({ episodeCount: 1, lessonCount: 0, chapterCount: 1 });
  });

  it('grow to quarters, years and more, so that there are at most 32', () => {
    expect(labels('2018-05-01', '2024-04-01')).toHaveLength(25);
    expect(labels('2018-05-01', '2024-04-01')[0]).toBe('Apr–Jun 2018');
    expect(labels('2005-01-01', '2024-12-31').at(-1)).toBe('2024');
    expect(labels('1950-06-01', '2024-12-31')[0]).toBe('1950–1954');
    expect(labels('0001-01-01', '9999-12-31').length).toBeLessThanOrEqual(32);
  });

  it('leave out what has no date, or none that can be read', () => {
    expect(labels(null, 'soon', '2024-13-01', '2024-05-14')).toEqual(['May 2024']);
    expect(periodsOf([on(null)])).toEqual([]);
  });
});
