// How likely is it that the archive answers the question, judged by the evidence that was found?
import type { Hit } from '../search/search.js';
import type { ScoredSpan } from './choose-spans.js';

export interface EvidenceStrength {
  /** Highest cosine of a chosen sentence to the question. */
  readonly cosine: number;
  /** Share of the question's information that the best span's surroundings hold. */
  readonly coverage: number;
  /** Share of the question's names and numbers that are not there; 0 where it names nothing. */
  readonly missingNames: number;
  /** How far the best passage stands out from the tenth. */
  readonly gap: number;
  /** 1 when words and meaning both speak for the best passage. */
  readonly agreement: number;
}

/** Logistic regression, fitted on questions about episodes in and out of an archive by training/search/fit-answers.ts. */
export const confidenceWeights: Readonly<Record<keyof EvidenceStrength | 'bias', number>> = {
  bias: -4.5,
  cosine: 3,
  coverage: 6,
  missingNames: -2,
  gap: 1,
  agreement: 0.5,
};

/** From here on the answer stands; between the two it is partial; below there is none. */
export const ANSWERED_FROM = 0.5;
export const PARTIAL_FROM = 0.3;

export function confidenceOf(strength: EvidenceStrength): number {
  const { bias, ...weights } = confidenceWeights;
  const sum = Object.entries(weights).reduce(
    (total, [name, weight]) => total + weight * strength[name as keyof EvidenceStrength],
    bias,
  );
  return 1 / (1 + Math.exp(-sum));
}

/** What the chosen spans and the passages that they come from amount to. `chosen` is not empty. */
export function strengthOf(
  chosen: readonly ScoredSpan[],
  hits: readonly Hit[],
  names: ReadonlySet<string>,
): EvidenceStrength {
  const best = chosen[0]!;
  const scores = hits.map((hit) => hit.score);
  return {
    cosine: Math.max(...chosen.map(({ features }) => features.closestSentence)),
    coverage: Math.max(...chosen.map(({ features }) => features.passageCoverage)),
    missingNames: names.size === 0 ? 0 : 1 - best.features.names,
    gap: (scores[0] ?? 0) - (scores[9] ?? scores.at(-1) ?? 0),
    agreement: agrees(best.span.sentences[0]!.hit) ? 1 : 0,
  };
}

function agrees({ explanation }: Hit): boolean {
  const value = (label: string) => explanation?.parts?.find((part) => part.label === label)?.value ?? 0;
  return value('keyword') > 0 && value('vector') > 0;
}
