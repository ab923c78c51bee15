// How likely is it that the archive answers the question, judged by the evidence that was found?
import type { Hit } from '../search/search.js';
import type { ScoredSpan } from './choose-spans.js';
import type { Question } from './question.js';
import type { QuestionKind } from './question-kind.js';

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

/** The measures of evidence, in the order in which they are fitted. */
export const strengthNames = [
  'contrast',
  'coverage',
  'cosine',
  'missingNames',
] as const satisfies readonly (keyof EvidenceStrength)[];

/**
 * Logistic regression, fitted by training/search/fit-confidence.ts on questions that an archive answers, on questions
 * about the same subjects that nothing in it answers, and on questions about other episodes and about meetings.
 */
export const confidenceWeights: Readonly<Record<keyof EvidenceStrength | 'bias', number>> = {
  contrast: 1.84,
  coverage: 1.96,
  cosine: 0.18,
  missingNames: -1.14,
  bias: -1.14,
};

/**
 * Fitted with the others: what is asked for says much about whether a talk holds it, whatever was found. `what` is the
 * measure of the others.
 */
export const kindWeights: Readonly<Record<QuestionKind, number>> = {
  amount: -1.56,
  time: 0.25,
  who: 0.26,
  why: 1.08,
  which: -0.59,
  how: 0.57,
  choice: 0.79,
  what: 0,
  other: -0.91,
};

/** From here on the answer stands; between the two it is partial; below there is none. */
export const ANSWERED_FROM = 0.6;
export const PARTIAL_FROM = 0.4;

/**
 * What says less of the question than this and means something else besides is no evidence, whatever kind of question it
 * is: 3% of the answers that were fitted on, and one in ten of them right.
 */
const LEAST = { coverage: 0.2, cosine: 0.2 };

/** Hits that a contrast is measured over. */
export const CONTRAST_HITS = 30;
/** What unanswerable questions show in a large archive: stands in where few passages were searched, or without a model. */
const USUAL = { contrast: 0.09, cosine: 0.3 };

export function confidenceOf(strength: EvidenceStrength, kind: QuestionKind): number {
  if (strength.coverage < LEAST.coverage && strength.cosine < LEAST.cosine) return 0;
  const sum = strengthNames.reduce(
    (total, name) => total + confidenceWeights[name] * strength[name],
    confidenceWeights.bias + kindWeights[kind],
  );
  return 1 / (1 + Math.exp(-sum));
}

/** What the best span and the hits of the question amount to. */
export function strengthOf(
  { features, span }: ScoredSpan,
  hits: readonly Hit[],
  { names }: Pick<Question, 'names'>,
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
