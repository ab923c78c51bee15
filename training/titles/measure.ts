// How near are our titles and summaries to the editor's? Figures over gold chapters, so that cuts are judged elsewhere.
import { isStopWord, stemOf } from '../../src/domain/words.js';
import type { Embedder } from '../../src/embedder/embedder.js';
import { dot } from '../../src/embedder/embedder.js';
import { spokenWords } from '../../src/pipeline/speech/words.js';

export interface MeasuredChapter {
  readonly gold: string;
  readonly ours: string;
  /** Units of the editor's summary and of ours. */
  readonly goldSummary: readonly number[];
  readonly summary: readonly number[];
}

/** The stems of a title's content words. */
export function contentStems(title: string): Set<string> {
  return new Set(
    spokenWords(title)
      .filter((word) => !isStopWord(word))
      .map(stemOf),
  );
}

/** F1 of two titles' content stems, 0 to 1. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const stem of a) if (b.has(stem)) shared++;
  return shared ? (2 * shared) / (a.size + b.size) : 0;
}

/** Titles that name nothing. */
const FALLBACK = /^(?:part \d+|about .*)$/i;

/** Means over chapters; summaries over those for which the editor named one. */
export async function measureTitles(chapters: readonly MeasuredChapter[], embedder: Embedder) {
  const vectors = await embedder.embedBatch(
    chapters.flatMap(({ gold, ours }) => [gold, ours]),
    'passage',
  );
  const overlaps = chapters.map(({ gold, ours }) => overlap(contentStems(gold), contentStems(ours)));
  const summed = chapters.filter(({ goldSummary }) => goldSummary.length > 0);
  const within = (distance: number) =>
    mean(
      summed.map(({ goldSummary, summary }) =>
        Number(summary.some((unit) => goldSummary.some((gold) => Math.abs(unit - gold) <= distance))),
      ),
    );
  return {
    overlap: mean(overlaps),
    touching: mean(overlaps.map((value) => Number(value > 0))),
    cosine: mean(chapters.map((_, i) => dot(vectors[2 * i]!, vectors[2 * i + 1]!))),
    fallbacks: mean(chapters.map(({ ours }) => Number(FALLBACK.test(ours)))),
    words: mean(chapters.map(({ ours }) => ours.split(/\s+/).length)),
    summary: within(0),
    summaryNear: within(1),
    chapters: chapters.length,
  };
}

function mean(values: readonly number[]): number {
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}
