// Dates -> a row of equal periods without gap, few enough to be drawn side by side on a phone.

export interface Dated {
  /** ISO 8601, or null. */
  readonly publishedAt: string | null;
  readonly lessonCount: number;
  readonly chapterCount: number;
}

export interface Period {
  /** Months since the year 0. */
  readonly start: number;
  /** In months. */
  readonly size: number;
  readonly episodeCount: number;
  readonly lessonCount: number;
  readonly chapterCount: number;
}

const MOST_PERIODS = 32;
/** A month, a quarter, a year, and so on. */
const SIZES = [1, 3, 12, 24, 60, 120, 600, 1200, 6000];

/** From the first date to the last; what has no date is left out. */
export function periodsOf(all: readonly Dated[]): Period[] {
  const dated = all.flatMap((each) => {
    const month = monthOf(each.publishedAt);
    return month === null ? [] : { ...each, month };
  });
  if (dated.length === 0) return [];
  const months = dated.map(({ month }) => month);
  const [first, last] = [Math.min(...months), Math.max(...months)];
  const size = SIZES.find((each) => countOf(first, last, each) <= MOST_PERIODS)!;
  const before = Math.floor(first / size);
  const sums = Array.from({ length: countOf(first, last, size) }, (_, i) => emptyPeriod((before + i) * size, size));
  for (const { month, lessonCount, chapterCount } of dated) {
    const sum = sums[Math.floor(month / size) - before]!;
    sum.episodeCount += 1;
    sum.lessonCount += lessonCount;
    sum.chapterCount += chapterCount;
  }
  return sums;
}

function countOf(first: number, last: number, size: number): number {
  return Math.floor(last / size) - Math.floor(first / size) + 1;
}

function emptyPeriod(start: number, size: number) {
  return { start, size, episodeCount: 0, lessonCount: 0, chapterCount: 0 };
}

function monthOf(iso: string | null): number | null {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])\b/u.exec(iso ?? '') ?? [];
  return year === undefined ? null : Number(year) * 12 + Number(month) - 1;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "May 2024", "Apr–Jun 2024", "2024", "2020–2024". */
export function periodLabel({ start, size }: Pick<Period, 'start' | 'size'>): string {
  const year = Math.floor(start / 12);
  if (size === 1) return `${MONTHS[start % 12]} ${year}`;
  if (size < 12) return `${MONTHS[start % 12]}–${MONTHS[(start % 12) + size - 1]} ${year}`;
  return size === 12 ? String(year) : `${year}–${year + size / 12 - 1}`;
}
