// How good are chosen lessons against the edited ones? The evaluation's figures, computed here on held-out episodes.

export interface LessonFigures {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly strongest: number;
  readonly firstFive: number;
  readonly found: number;
  readonly wordsPerQuote: number;
}

/** A chosen quote: the gold lessons that it says the same as, by index, and its length. */
export interface MeasuredQuote {
  readonly matches: readonly number[];
  readonly words: number;
}

/** Quotes of each episode, best first, against its gold's strengths. Means over episodes, as the evaluation has them. */
export function measureLessons(
  episodes: readonly { readonly found: readonly MeasuredQuote[]; readonly strengths: readonly number[] }[],
): LessonFigures {
  const rows = episodes.map(({ found, strengths }) => {
    const hit = new Set(found.flatMap(({ matches }) => matches));
    const recallOf = (wanted: (strength: number) => boolean) =>
      mean(strengths.flatMap((strength, i) => (wanted(strength) ? [Number(hit.has(i))] : [])));
    const good = found.map(({ matches }) => Number(matches.length > 0));
    return {
      recall: recallOf((strength) => strength >= 2),
      strongest: recallOf((strength) => strength === 3),
      precision: found.length ? mean(good) : 0,
      firstFive: found.length ? mean(good.slice(0, 5)) : 0,
      found: found.length,
      words: mean(found.map(({ words }) => words)),
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
