// How likely is it that the archive answers the question, judged by the evidence that was found?
import type { Hit } from '../search/search.js';
import type { ScoredSpan } from './choose-spans.js';

/** Each from about 0 to 1. */
export interface EvidenceStrength {
  /** How far the best passage stands out from the thirtieth. */
  readonly contrast: number;
  /** Share of the information in the question, its names aside, that the best span's surroundings hold. */
  readonly coverage: number;
  /** Highest cosine of a sentence of the best span to the question without its names. */
  readonly cosine: number;
  /** Share of the question's names and numbers that the best span's surroundings lack; 0 where it names nothing. */
  readonly missingNames: number;
}

/**
 * Logistic regression, fitted by training/search/fit-answers.ts on questions whose evidence is in an archive, on the same
 * questions with their evidence taken out, and on questions about other episodes.
 */
export const confidenceWeights: Readonly<Record<keyof EvidenceStrength | 'bias', number>> = {
  contrast: 2.21,
  coverage: 3.35,
  cosine: 1.31,
  missingNames: -0.63,
  bias: -2.35,
};

/** From here on the answer stands; between the two it is partial; below there is none. */
export const ANSWERED_FROM = 0.6;
export const PARTIAL_FROM = 0.4;

/** Hits that a contrast is measured over. */
export const CONTRAST_HITS = 30;
/** What unanswerable questions show in a large archive: stands in where few passages were searched, or without a model. */
const USUAL = { contrast: 0.09, cosine: 0.3 };

export function confidenceOf(strength: EvidenceStrength): number {
  const { bias, ...weights } = confidenceWeights;
  const sum = Object.entries(weights).reduce(
    (total, [name, weight]) => total + weight * strength[name as keyof EvidenceStrength],
    bias,
  );
  return 1 / (1 + Math.exp(-sum));
}

/** What the best span and the hits of the question amount to. */
export function strengthOf(
  { features, span }: ScoredSpan,
  hits: readonly Hit[],
  names: ReadonlySet<string>,
): EvidenceStrength {
  return {
    contrast: contrastOf(hits.map(({ score }) => score)),
    coverage: features.topicCoverage,
    cosine: span.sentences[0]?.vector ? features.topicCosine : USUAL.cosine,
    missingNames: names.size === 0 ? 0 : 1 - features.names,
  };
}

function contrastOf(scores: readonly number[]): number {
  return scores.length < CONTRAST_HITS ? USUAL.contrast : scores[0]! - scores[CONTRAST_HITS - 1]!;
}
