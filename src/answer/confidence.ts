// How likely is it that the archive answers the question, judged by the evidence that was found?
import type { Hit } from '../search/search.js';
import { isMeasured, type MeasuredKind } from './asked-for.js';
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
  /** Share of a short question's telling words, its names aside, that none of the hits holds; 0 in a longer one. */
  readonly unheard: number;
}

/** What is known of an answer before it is given. */
export interface EvidenceSigns extends EvidenceStrength {
  readonly kind: QuestionKind;
  /** Whether a span that would be shown holds the amount or the time that is asked for; false for other kinds. */
  readonly offered: boolean;
}

/** The measures of evidence, in the order in which they are fitted. */
export const strengthNames = [
  'contrast',
  'coverage',
  'cosine',
  'missingNames',
  'unheard',
] as const satisfies readonly (keyof EvidenceStrength)[];

/**
 * Logistic regression, fitted by training/search/fit-confidence.ts on questions that an archive answers, on questions
 * about the same subjects that nothing in it answers, and on questions about other episodes, about meetings and about
 * anything else; asked of a large archive and of one episode alone.
 */
export const confidenceWeights: Readonly<Record<keyof EvidenceStrength | 'bias', number>> = {
  contrast: 2.56,
  coverage: 1.17,
  cosine: 1.78,
  missingNames: -1.45,
  unheard: -3.99,
  bias: -1.24,
};

/**
 * Fitted with the others: what is asked for says much about whether a talk that is near the question holds it. `what` is
 * the measure of the others.
 */
const kindWeights: Readonly<Record<QuestionKind, number>> = {
  amount: -2.59,
  time: -0.73,
  who: 0.28,
  why: 1.2,
  which: -0.76,
  how: 0.58,
  choice: 0.87,
  what: 0,
  other: -1.1,
};

/** Fitted with the others: added where what is asked for is offered. */
const offeredWeights: Readonly<Record<MeasuredKind, number>> = { amount: 1.8, time: 0.54 };

/**
 * From here on the answer stands; between the two it is partial; below there is none. Where as many questions are
 * answered as not, which is how it was fitted, an answer is likelier than none from `PARTIAL_FROM` on.
 */
export const ANSWERED_FROM = 0.6;
export const PARTIAL_FROM = 0.5;

/** From this coverage or cosine on, talk is near enough to the question for its kind to tell all that it can. */
const NEAR = 0.3;

/** Hits that a contrast is measured over. */
export const CONTRAST_HITS = 30;
/** What unanswerable questions show in a large archive: stands in without a model. */
const USUAL_COSINE = 0.3;

export function confidenceOf({ kind, offered, ...strength }: EvidenceSigns): number {
  const asked = nearness(strength) * kindWeights[kind] + (offered && isMeasured(kind) ? offeredWeights[kind] : 0);
  const sum = strengthNames.reduce(
    (total, name) => total + confidenceWeights[name] * strength[name],
    confidenceWeights.bias + asked,
  );
  return 1 / (1 + Math.exp(-sum));
}

/** 0 to 1: how far the kind of question counts. "Why?" lifts nothing where nobody speaks of what is asked. */
export function nearness({ coverage, cosine }: Pick<EvidenceStrength, 'coverage' | 'cosine'>): number {
  return Math.min(1, Math.max(0, coverage, cosine) / NEAR);
}

/** What the spans that would be shown, best first and at least one, and the hits of the question amount to. */
export function readSigns(shown: readonly ScoredSpan[], hits: readonly Hit[], question: Question): EvidenceSigns {
  const { features, span } = shown[0]!;
  const { kind, names } = question;
  return {
    kind,
    offered: isMeasured(kind) && shown.some((each) => each.features.cue > 0),
    contrast: contrastOf(hits.map(({ score }) => score)),
    coverage: features.topicCoverage,
    cosine: span.sentences[0]?.vector ? features.topicCosine : USUAL_COSINE,
    missingNames: names.size === 0 ? 0 : 1 - features.names,
    unheard: features.unheard,
  };
}

/** None where few passages were searched: nothing is known to stand out. */
function contrastOf(scores: readonly number[]): number {
  return scores.length < CONTRAST_HITS ? 0 : scores[0]! - scores[CONTRAST_HITS - 1]!;
}
