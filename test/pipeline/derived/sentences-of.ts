// Where may a chapter or a quote begin and end? At sentences, or at pieces of those that are too long to be one.
import { splitSentences } from '../../../src/domain/sentence.js';
import type { Turn } from '../../../src/domain/transcript.js';
import { cutLongSentence } from '../../../src/pipeline/speech/long-sentences.js';

/** `turns[turn].text.slice(start, end) === text`. */
export interface SpokenSentence {
  readonly turn: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** All of a transcript, in spoken order. */
export function sentencesOf(turns: readonly Turn[]): SpokenSentence[] {
  return turns.flatMap(({ text, index }) =>
    splitSentences(text)
      .flatMap(cutLongSentence)
      .map((sentence) => ({ turn: index, ...sentence })),
  );
}

/** Whether a cut at `offset` parts a surrogate pair, or a letter from the marks that belong to it. */
export function isInsideCharacter(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const isLow = (text.charCodeAt(offset) & 0xfc00) === 0xdc00;
  const isHigh = (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800;
  return (isLow && isHigh) || /^(?:\p{M}|\u200d)/u.test(text.slice(offset));
}
