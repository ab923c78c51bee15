// Pieces of turns -> the units that passages are made of: sentences, and parts of sentences that are too long.
import { splitSentences } from '../../domain/sentence.js';
import { countWords, type Piece } from '../../domain/transcript.js';

/** `turns[turn].text.slice(start, end)`: no white space at its ends, at most `LONGEST_SENTENCE` words. */
export interface SpokenUnit {
  readonly turn: number;
  readonly start: number;
  readonly end: number;
  readonly words: number;
  readonly speaker: string | null;
}

/** Words. Captions without punctuation run on for hours. */
const LONGEST_SENTENCE = 60;

/** Words of a part of a longer one. */
const PART = 25;

export function unitsOf(pieces: readonly Piece[]): SpokenUnit[] {
  return pieces.flatMap(({ turn, startOffset, speaker, text }) =>
    splitSentences(text)
      .flatMap((sentence) => partsOf(sentence.text, sentence.start))
      .map(({ start, end, words }) => ({ turn, start: startOffset + start, end: startOffset + end, words, speaker })),
  );
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly words: number;
}

function partsOf(sentence: string, start: number): Part[] {
  const count = countWords(sentence);
  if (count <= LONGEST_SENTENCE) return [{ start, end: start + sentence.length, words: count }];
  const words = [...sentence.matchAll(/\S+/g)];
  const parts: Part[] = [];
  for (let from = 0; from < count; from += PART) {
    const held = words.slice(from, from + PART);
    const last = held.at(-1)!;
    parts.push({ start: start + held[0]!.index, end: start + last.index + last[0].length, words: held.length });
  }
  return parts;
}
