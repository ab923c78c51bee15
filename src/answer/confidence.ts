// How likely is it that the archive answers the question, judged by the evidence that was found?
import type { Hit } from '../search/search.js';
import type { ScoredSpan } from './choose-spans.js';

/** Each from about 0 to 1. */
export interface EvidenceStrength {
  /** How far the best passage stands out from the thirtieth. */
  readonly contrast: number;
  /** Share of the question's information that the best span's surroundings hold. */
  readonly coverage: number;
  /** Highest cosine of a sentence of the best span to the question. */
  readonly cosine: number;
  /** Share of the first ten hits that stand in the best one's episode: a subject is talked of at length. */
  readonly focus: number;
  /** Share of the question's names and numbers that the best span's surroundings lack; 0 where it names nothing. */
  readonly missingNames: number;
}

/** Logistic regression, fitted on questions about episodes in and out of an archive by training/search/fit-answers.ts. */
export const confidenceWeights: Readonly<Record<keyof EvidenceStrength | 'bias', number>> = {
  contrast: 3.83,
  coverage: 3.31,
  cosine: 2.56,
  focus: 1.68,
  missingNames: -0.63,
  bias: -4.32,
};

/** From here on the answer stands; between the two it is partial; below there is none. */
export const ANSWERED_FROM = 0.6;
export const PARTIAL_FROM = 0.45;

/** Hits that a contrast is measured over. */
export const CONTRAST_HITS = 30;
const FOCUS_HITS = 10;
/**
 * What unanswerable questions show in a large archive: stands in where few passages or one episode were searched, and
 * where there is no model.
 */
const USUAL = { contrast: 0.35, cosine: 0.36, focus: 0.3 };

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
    coverage: features.passageCoverage,
    cosine: span.sentences[0]?.vector ? features.closestSentence : USUAL.cosine,
    focus: focusOf(hits.map(({ episode }) => episode.id)),
    missingNames: names.size === 0 ? 0 : 1 - features.names,
  };
}

function contrastOf(scores: readonly number[]): number {
  return scores.length < CONTRAST_HITS ? USUAL.contrast : scores[0]! - scores[CONTRAST_HITS - 1]!;
}

function focusOf(episodes: readonly string[]): number {
  if (new Set(episodes).size === 1) return USUAL.focus;
  const first = episodes.slice(0, FOCUS_HITS);
  return first.filter((episode) => episode === first[0]).length / FOCUS_HITS;
}
