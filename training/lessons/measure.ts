// How good are chosen lessons against the edited ones? The evaluation's figures, computed here on held-out episodes.
import { saysTheSame } from '../linear/match-text.js';
import type { GoldQuotes } from './gold.js';

export interface LessonFigures {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly strongest: number;
  readonly firstFive: number;
  readonly found: number;
  readonly wordsPerQuote: number;
}

/** Quotes (as words, best first) of each episode against its gold. Means over episodes, as the evaluation has them. */
export function measureLessons(
  episodes: readonly { readonly found: readonly (readonly string[])[]; readonly gold: readonly GoldQuotes[] }[],
): LessonFigures {
  const rows = episodes.map(({ found, gold }) => {
    const hit = (lesson: GoldQuotes) => found.some((words) => lesson.quotes.some((quote) => saysTheSame(quote, words)));
    const good = found.map((words) => gold.some(({ quotes }) => quotes.some((quote) => saysTheSame(quote, words))));
    return {
      recall: mean(gold.filter(({ strength }) => strength >= 2).map((lesson) => Number(hit(lesson)))),
      strongest: mean(gold.filter(({ strength }) => strength === 3).map((lesson) => Number(hit(lesson)))),
      precision: found.length ? mean(good.map(Number)) : 0,
      firstFive: found.length ? mean(good.slice(0, 5).map(Number)) : 0,
      found: found.length,
      words: mean(found.map((words) => words.length)),
    };
  });
  const precision = mean(rows.map((row) => row.precision));
  const recall = mean(rows.map((row) => row.recall));
  return {
    f1: (2 * precision * recall) / (precision + recall || 1),
    precision,
    recall,
    strongest: mean(rows.map((row) => row.strongest).filter(Number.isFinite)),
    firstFive: mean(rows.map((row) => row.firstFive)),
    found: mean(rows.map((row) => row.found)),
    wordsPerQuote: mean(rows.map((row) => row.words).filter(Number.isFinite)),
  };
}

function mean(values: readonly number[]): number {
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : Number.NaN;
}
