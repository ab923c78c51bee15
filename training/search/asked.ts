// What is asked of an archive to learn or to measure, and which passages answer it.
import type { StoredPassage } from '../../src/store/store.js';
import { slugOf } from './archive.js';
import { coverage, type LabelledQuestion, type QuestionKind } from './labelled-questions.js';

/** As much of a passage or of a hit as it takes to know whether it answers. */
export type Answer = Pick<StoredPassage, 'text' | 'speakers'> & { readonly episode: { readonly slug: string } };

export interface Asked {
  readonly text: string;
  /** `null` where nobody said how it is worded. */
  readonly kind: QuestionKind | null;
  /** Slug of the episode that answers. Its questions are never learned from and measured with at the same time. */
  readonly episode: string;
  isAnsweredBy(answer: Answer): boolean;
}

/** A hit counts when it holds this share of the evidence's word runs. */
const ENOUGH = 0.4;

/** True when the answer is of the episode and holds enough of any of the stretches of evidence. */
export function holdsEvidence(
  { episode, text }: Answer,
  expected: { readonly episode: string; readonly evidence: readonly string[] },
): boolean {
  return episode.slug === expected.episode && expected.evidence.some((each) => coverage(each, text) >= ENOUGH);
}

/** A question about a held-out training episode. */
export function askLabelled({ text, kind, file, evidence }: LabelledQuestion): Asked {
  const episode = slugOf(file);
  return { text, kind, episode, isAnsweredBy: (answer) => holdsEvidence(answer, { episode, evidence }) };
}
