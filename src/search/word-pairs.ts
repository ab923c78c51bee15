// How much of one text stands in another, word for word?
import { foldWord, wordsOf } from '../domain/words.js';

/** Adjacent words, folded: "the old tapes" -> "the old", "old tapes". */
export function wordPairs(text: string): ReadonlySet<string> {
  const words = wordsOf(text).map((word) => foldWord(word.text));
  return new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
}

/** The share of the pairs that stand in the others too; 1 where there are none. */
export function shareIn(pairs: ReadonlySet<string>, others: ReadonlySet<string>): number {
  if (pairs.size === 0) return 1;
  let shared = 0;
  for (const pair of pairs) if (others.has(pair)) shared++;
  return shared / pairs.size;
}
