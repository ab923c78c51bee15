// Words of a query that stand nowhere in the archive -> the words of it that were meant.
import { foldWord, isStopWord } from '../domain/words.js';
import type { SearchIndex } from '../store/store.js';
import { basesOf } from './inflections.js';
import { MIN_CORRECTED_LETTERS, makeNearWords, type NearWords } from './near-words.js';
import { type ParsedQuery, replaceTerms } from './parse-query.js';
import type { Correction } from './search.js';

/** True for words, in lower case and without accents, that are right whether or not the archive holds them. */
export type IsWord = (word: string) => boolean;

export interface Spelled {
  readonly query: ParsedQuery;
  readonly corrections: readonly Correction[];
}

/** More unseen words than this, and more than the seen ones: another language or no language, not slips. */
const MAX_UNSEEN_MAJORITY = 2;

/** Makes the corrector. What is in quotes, excluded, has a digit, is short, known or in the archive stays as it is. */
export function createSpeller(index: SearchIndex, isWord: IsWord): (query: ParsedQuery) => Promise<Spelled> {
  const nearWords = rememberNearWords(index);
  return async (query) => {
    const doubtful = query.keyword.terms.filter((term) => isDoubtful(term, query, isWord));
    const unseen = doubtful.length > 0 ? await index.findUnseenWords(doubtful) : [];
    const isForeign = unseen.length > MAX_UNSEEN_MAJORITY && 2 * unseen.length > query.keyword.terms.length;
    if (unseen.length === 0 || isForeign) return { query, corrections: [] };
    const near = await nearWords();
    const corrections = unseen.flatMap(({ word, inflected }) => {
      const capitalised = /^\p{Lu}/u.test(word);
      const to = near({ word: foldWord(word), inflected });
      return to === null ? [] : { from: word, to: capitalised ? capitalise(to) : to };
    });
    return { query: replaceTerms(query, corrections), corrections };
  };
}

function isDoubtful(term: string, { keyword }: ParsedQuery, isWord: IsWord): boolean {
  const word = foldWord(term);
  if (word.length < MIN_CORRECTED_LETTERS || !/^\p{L}+$/u.test(word) || isStopWord(term)) return false;
  if (isWord(word) || basesOf(word).some(isWord)) return false;
  return !keyword.phrases.some((phrase) => phrase.split(' ').some((quoted) => foldWord(quoted) === word));
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The vocabulary is read when it is first needed, and again after the index changed. */
function rememberNearWords(index: SearchIndex): () => Promise<NearWords> {
  let known: { revision: string; words: Promise<NearWords> } | null = null;
  return async () => {
    const revision = await index.indexRevision();
    if (known?.revision !== revision) {
      const words = index.vocabulary().then(makeNearWords);
      known = { revision, words };
      words.catch(() => {
        known = null;
      });
    }
    return known.words;
  };
}
