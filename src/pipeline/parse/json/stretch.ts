// A stretch of speech whose text and single words a source gives -> pieces at the words' times, in the text's own
// spelling and spacing.

import { inOrderOfTime, type Piece } from './speech.js';
import { endsPhrase, phrasesOf, type Word } from './words.js';

export interface Stretch {
  readonly text: string;
  /** Who speaks all of it; `null` leaves it to the words. */
  readonly speaker: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly line: number;
  readonly words: readonly Word[];
}

/**
 * Stretches of several voices by their starts, each whole: who breaks in comes after what was broken into. There the
 * first stretch's later words are spoken after the second began, so that only its start keeps a time.
 */
export function piecesInOrder(stretches: readonly Stretch[]): Piece[] {
  const ordered = inOrderOfTime(stretches);
  return ordered.flatMap((stretch, i) => {
    const limit = ordered[i + 1]?.start ?? Number.POSITIVE_INFINITY;
    return piecesOf(stretch).map((piece, nth) =>
      nth > 0 && piece.start !== null && piece.start > limit ? { ...piece, start: null } : piece,
    );
  });
}

/**
 * Cut where a phrase ends and where the words' speaker changes. The stretch's own times stand at its start and end.
 * Without words, or with words that are not those of the text, it is one piece. Linear.
 */
export function piecesOf({ words, ...stretch }: Stretch): Piece[] {
  const aligned = alignedPieces({ words, ...stretch });
  if (aligned) return aligned;
  const spoken = words.filter((word) => word.text.trim());
  const whole = { ...stretch, start: stretch.start ?? spoken[0]?.start ?? null };
  if (spoken.length === 0) return [whole];
  const voices = new Set(spoken.map((word) => word.speaker)).size;
  const loses = !stretch.text.trim() || (stretch.speaker === null && voices > 1);
  return loses ? phrasesOf(words) : [{ ...whole, speaker: stretch.speaker ?? spoken[0]!.speaker }];
}

/** The same, or `null` where the text is not made of these words. */
export function alignedPieces({ words, ...stretch }: Stretch): Piece[] | null {
  const spoken = words.filter((word) => word.text.trim());
  const offsets = spoken.length > 0 ? offsetsIn(stretch.text, spoken) : null;
  return offsets && cut({ ...stretch, start: stretch.start ?? spoken[0]!.start }, spoken, offsets);
}

function cut({ text, speaker, start, end, line }: Piece, words: readonly Word[], offsets: readonly number[]): Piece[] {
  const pieces: Piece[] = [];
  let first = 0;
  for (let next = 1; next <= words.length; next++) {
    const [last, word] = [words[next - 1]!, words[next]];
    if (word && !turns(last, word, speaker) && !endsPhrase(next - first, last, word)) continue;
    const from = first === 0 ? 0 : offsets[first]!;
    const heard = words.slice(first, next).findLast((each) => each.end !== null)?.end ?? null;
    pieces.push({
      text: text.slice(from, word ? offsets[next] : text.length),
      speaker: speaker ?? words[first]!.speaker,
      start: first === 0 ? start : words[first]!.start,
      end: word ? heard : (end ?? heard),
      line,
      glued: from > 0 && !/\s/.test(text[from - 1]!),
    });
    first = next;
  }
  return pieces;
}

function turns(before: Word, word: Word, speaker: string | null): boolean {
  return speaker === null && word.speaker !== null && word.speaker !== before.speaker;
}

/** Where each word begins in the text, or `null` where the text is not made of these words, marks between them aside. */
function offsetsIn(text: string, words: readonly Word[]): number[] | null {
  const offsets: number[] = [];
  let at = 0;
  for (const word of words) {
    const bare = word.text.trim();
    while (at < text.length && !text.startsWith(bare, at) && !/[\p{L}\p{N}]/u.test(text[at]!)) at++;
    if (!text.startsWith(bare, at)) return null;
    offsets.push(at);
    at += bare.length;
  }
  return /[\p{L}\p{N}]/u.test(text.slice(at)) ? null : offsets;
}
