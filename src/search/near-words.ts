// Which word of the archive did somebody mean who wrote one that is not in it?
import type { VocabularyWord } from '../store/store.js';
import { editDistance } from './edit-distance.js';

/** Shorter words are near to too many others. */
export const MIN_CORRECTED_LETTERS = 4;
/** From this length on two slips are allowed, below it one. */
const LONG_WORD_LETTERS = 8;

export interface Misspelling {
  /** In lower case, without accents. */
  readonly word: string;
  /** Written as a name: its first letter was chosen with care. */
  readonly capitalised: boolean;
  /** Another form of the word stands in the archive; such a form is no correction. */
  readonly inflected: boolean;
}

/** Finds the nearest word of the vocabulary, the most frequent of equally near ones; `null` where none is plausible. */
export type NearWords = (misspelling: Misspelling) => string | null;

/**
 * Goes through all words, which takes about half a millisecond for 60,000: a word whose letters differ in more places
 * than the slips can change is left out by comparing two numbers.
 */
export function makeNearWords(vocabulary: readonly VocabularyWord[]): NearWords {
  const words = vocabulary.filter(({ word }) => word.length >= MIN_CORRECTED_LETTERS && /^\p{L}+$/u.test(word));
  const letters = Uint32Array.from(words, ({ word }) => lettersOf(word));
  return (misspelling) => {
    const max = misspelling.word.length >= LONG_WORD_LETTERS ? 2 : 1;
    const own = lettersOf(misspelling.word);
    let best: Near | null = null;
    for (let i = 0; i < words.length; i++) {
      // A changed letter takes one letter away and brings one in.
      if (bitCount(letters[i]! ^ own) > 2 * max) continue;
      const near = compare(misspelling, words[i]!, max);
      if (near && (best === null || isNearer(near, best))) best = near;
    }
    return best?.word ?? null;
  };
}

interface Near extends VocabularyWord {
  readonly distance: number;
  readonly sameStart: boolean;
}

/** `null` where nobody would have meant the other word. */
function compare({ word, capitalised, inflected }: Misspelling, other: VocabularyWord, max: number): Near | null {
  const distance = editDistance(word, other.word, max);
  const sameStart = word[0] === other.word[0];
  if (distance === 0 || distance > max || (!sameStart && (capitalised || distance > 1))) return null;
  return inflected && areInflections(word, other.word) ? null : { ...other, distance, sameStart };
}

function isNearer(a: Near, b: Near): boolean {
  if (a.distance !== b.distance) return a.distance < b.distance;
  if (a.sameStart !== b.sameStart) return a.sameStart;
  return a.passages > b.passages || (a.passages === b.passages && a.word < b.word);
}

const PLAIN_ENDINGS = ['', 's', 'd', 'ed', 'r', 'er', 'ing'];

/** True for "restores" and "restored", "classes" and "class", "replies" and "reply"; not for "kubernets". */
function areInflections(a: string, b: string): boolean {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  const [x, y] = [a.slice(shared), b.slice(shared)].sort() as [string, string];
  if (PLAIN_ENDINGS.includes(x) && PLAIN_ENDINGS.includes(y)) return true;
  return (
    (x === '' && y === 'es' && /(?:[sxz]|[cs]h)$/u.test(a.slice(0, shared))) || (/^(?:ied|ies)$/u.test(x) && y === 'y')
  );
}

/** A bit for each letter that the word holds, several letters sharing one. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits >>> 0;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
