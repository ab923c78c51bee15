// How likely is each run of sentences a lesson? Two linear models: sentences first, then runs of them.
import { createLinearModel, sigmoid } from '../speech/linear-model.js';
import type { LessonContext } from './lesson-context.js';
import { emitLessonFeatures } from './lesson-features.js';
import type { LessonModel } from './lesson-model.js';
import { emitSpanFeatures, possibleSpans } from './lesson-spans.js';
import { findPromotion } from './promotion.js';
import type { ScoredSpan } from './select-lessons.js';

export interface ScoredEpisode {
  /** Log-odds of each unit. */
  readonly logits: readonly number[];
  readonly spans: readonly ScoredSpan[];
}

/** Readies a model's weights. Spans that touch a sponsor read or a farewell are left out. */
export function createLessonScorer({ sentence, span }: Pick<LessonModel, 'sentence' | 'span'>) {
  const sentenceModel = createLinearModel(sentence);
  const spanModel = createLinearModel(span);
  return (context: LessonContext): ScoredEpisode => {
    const { units } = context;
    const logits = units.map((unit, i) =>
      sentenceModel.logit((emit) => emitLessonFeatures(context, i, emit), unit.vector),
    );
    const promotion = findPromotion(units);
    const spans = possibleSpans(units)
      .filter(({ first, end }) => !promotion.slice(first, end).some(Boolean))
      .map((one) => ({
        ...one,
        probability: sigmoid(spanModel.logit((emit) => emitSpanFeatures(units, logits, one, emit))),
      }));
    return { logits, spans };
  };
}
