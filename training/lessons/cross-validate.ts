// How good is the extractor on episodes that it was not learned from? Both stages, and the choice among their quotes.
import { type ScoredSpan, type Selection, selectLessons } from '../../src/pipeline/extract/select-lessons.js';
import { sigmoid } from '../../src/pipeline/speech/linear-model.js';
import type { FitOptions } from '../linear/logistic-regression.js';
import { areaUnderCurve, predictHeldOut, type Stage } from '../linear/stage.js';
import type { LessonEpisode } from './gold.js';
import { type SpanRow, sentenceStage, spanStage } from './learn.js';
import { type LessonFigures, measureLessons } from './measure.js';

/** Words of the sentence, its neighbours, and the question before it. */
const isWord = (name: string) => /^(?:g|pw|nw|asked):/.test(name);
export const SENTENCES: FitOptions = { isWord, l2: 200, l2Vector: 150, l2Dense: 2, iterations: 60 };
export const SPANS: FitOptions = { isWord: () => false, l2: 1, l2Vector: 1, l2Dense: 1, iterations: 80 };
const MINIMUM = { minRows: 8, minGroups: 6 };

export interface CrossValidated {
  readonly sentences: Stage;
  readonly spans: Stage;
  /** How often a sentence (a run of them) of a lesson is placed before one of none. */
  readonly areas: { readonly sentences: number; readonly spans: number };
  /** What a selection gives on the held-out episodes. */
  measure(selection: Selection): LessonFigures;
}

/** `spans`: `readSpans` of the episodes. `isWanted`: which features of sentences are read. */
export function crossValidate(
  episodes: readonly LessonEpisode[],
  spanRows: readonly SpanRow[],
  { folds, isWanted }: { folds: { count: number; seed: number }; isWanted: (feature: string) => boolean },
): CrossValidated {
  const sentences = sentenceStage(episodes, MINIMUM, isWanted);
  const sentenceLogits = predictHeldOut(sentences, SENTENCES, folds);
  const logits: number[][] = episodes.map(() => []);
  sentenceLogits.forEach((logit, row) => {
    logits[sentences.episodeOf[row]!]!.push(logit);
  });
  const spans = spanStage(episodes, spanRows, logits);
  const spanLogits = predictHeldOut(spans, SPANS, folds);
  return {
    sentences,
    spans,
    areas: { sentences: areaUnderCurve(sentenceLogits, sentences), spans: areaUnderCurve(spanLogits, spans) },
    measure(selection) {
      const scored: (ScoredSpan & SpanRow)[][] = episodes.map(() => []);
      spanRows.forEach((row, i) => {
        scored[row.episode]!.push({ ...row.span, ...row, words: row.words, probability: sigmoid(spanLogits[i]!) });
      });
      return measureLessons(
        episodes.map(({ units, gold }, i) => ({
          found: selectLessons(scored[i]!, units, selection) as (ScoredSpan & SpanRow)[],
          strengths: gold.map(({ strength }) => strength),
        })),
      );
    },
  };
}
