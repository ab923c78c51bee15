// How near are found chapter starts to the true ones? The evaluation's figures over word positions.

export interface BoundaryFigures {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly pk: number;
  readonly windowDiff: number;
  readonly found: number;
}

export interface MeasuredEpisode {
  /** Word positions of true and found starts, without the first chapter's. */
  readonly gold: readonly number[];
  readonly found: readonly number[];
  readonly words: number;
}

/** Means over episodes; a start counts when it is within a tenth of a mean chapter (at least 20 words). */
export function measureBoundaries(episodes: readonly MeasuredEpisode[]): BoundaryFigures {
  const rows = episodes.map(({ gold, found, words }) => {
    const tolerance = Math.max(20, Math.round((words / (gold.length + 1)) * 0.1));
    const share = (of: readonly number[], among: readonly number[]) =>
      of.length ? of.filter((x) => among.some((y) => Math.abs(x - y) <= tolerance)).length / of.length : 0;
    return { precision: share(found, gold), recall: share(gold, found), ...windowErrors(gold, found, words) };
  });
  const mean = (read: (row: (typeof rows)[number]) => number) =>
    rows.reduce((sum, row) => sum + read(row), 0) / rows.length;
  const precision = mean((row) => row.precision);
  const recall = mean((row) => row.recall);
  return {
    f1: (2 * precision * recall) / (precision + recall || 1),
    precision,
    recall,
    pk: mean((row) => row.pk),
    windowDiff: mean((row) => row.windowDiff),
    found: episodes.reduce((sum, { found }) => sum + found.length + 1, 0) / episodes.length,
  };
}

/** Pk (Beeferman 1999) and WindowDiff (Pevzner & Hearst 2002), the window half a mean chapter. */
function windowErrors(gold: readonly number[], found: readonly number[], words: number) {
  const k = Math.max(1, Math.round(words / (gold.length + 1) / 2));
  const before = (starts: readonly number[], position: number) => starts.filter((start) => start <= position).length;
  let pk = 0;
  let windowDiff = 0;
  let windows = 0;
  for (let i = 0; i + k <= words; i += 25, windows++) {
    const inGold = before(gold, i + k) - before(gold, i);
    const inFound = before(found, i + k) - before(found, i);
    if ((inGold === 0) !== (inFound === 0)) pk++;
    if (inGold !== inFound) windowDiff++;
  }
  return { pk: pk / Math.max(1, windows), windowDiff: windowDiff / Math.max(1, windows) };
}
