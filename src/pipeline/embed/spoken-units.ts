// Pieces of turns -> the units that passages are made of: sentences, and parts of sentences that are too long.
import { partsOfSentence, splitSentences } from '../../domain/sentence.js';
import { countWords, type Piece } from '../../domain/transcript.js';

/** `turns[turn].text.slice(start, end)`: no white space at its ends, at most `LONG_SENTENCE.longest` words. */
export interface SpokenUnit {
  readonly turn: number;
  readonly start: number;
  readonly end: number;
  readonly words: number;
  readonly speaker: string | null;
}

/** In words. The parts are small enough for neighbouring passages to share one or two. */
const LONG_SENTENCE = { longest: 60, part: 25 };

export function unitsOf(pieces: readonly Piece[]): SpokenUnit[] {
  return pieces.flatMap(({ turn, startOffset, speaker, text }) =>
    splitSentences(text)
      .flatMap((sentence) => partsOfSentence(sentence, LONG_SENTENCE))
      .map((part) => ({
        turn,
        start: startOffset + part.start,
        end: startOffset + part.end,
        words: countWords(part.text),
        speaker,
      })),
  );
}
