// Which passages, lessons and episodes hold the words of a query? BM25 as the server has it, added up from the files of
// the words: what a word adds to a row does not depend on the query, so it was worked out when the site was written.

import { stemOf } from '../../domain/words.js';
import { plainWords } from '../../search/alignment.js';
import type { KeywordQuery, Scored } from '../../store/store.js';
import type { Words } from './files.js';
import type { Allows } from './lists.js';
import type { Postings, StemEntry } from './word-file.js';

export type PostingsOf = (entry: StemEntry) => Postings;

/** The stems of a term or phrase, as the index has them. */
export function stemsIn(text: string): string[] {
  return plainWords(text).map(stemOf);
}

/**
 * Best first, equal scores by id. Of phrases all words have to be there; that they stand together, and that excluded ones
 * do not, only the texts tell.
 */
export async function findByWords(
  words: Words,
  { terms, phrases, excluded }: KeywordQuery,
  { postingsOf, allows, limit }: { readonly postingsOf: PostingsOf; readonly allows: Allows; readonly limit: number },
): Promise<Scored[]> {
  const asked = [...new Set([...phrases, ...terms].flatMap(stemsIn))];
  const needed = [...new Set(phrases.flatMap(stemsIn))];
  const unwanted = excluded.map(stemsIn).flatMap((stems) => (stems.length === 1 ? stems : []));
  await words.load([...asked, ...unwanted]);
  const postings = (stem: string): Postings => {
    const entry = words.stem(stem);
    return entry ? postingsOf(entry) : { ids: [], scores: [] };
  };
  const without = new Set(unwanted.flatMap((stem) => [...postings(stem).ids]));
  const within = needed.length > 0 ? inAll(needed.map((stem) => postings(stem).ids)) : null;
  const scores = new Map<number, number>();
  for (const stem of asked) {
    const { ids, scores: added } = postings(stem);
    ids.forEach((id, i) => {
      scores.set(id, (scores.get(id) ?? 0) + added[i]!);
    });
  }
  return [...scores]
    .filter(([id]) => !without.has(id) && (within?.has(id) ?? true) && (allows?.(id) ?? true))
    .map(([id, score]) => ({ id, score }))
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, limit);
}

function inAll(lists: readonly (readonly number[])[]): ReadonlySet<number> {
  const [first = [], ...others] = lists;
  const sets = others.map((list) => new Set(list));
  return new Set(first.filter((id) => sets.every((set) => set.has(id))));
}

/** Whether the words of the phrase stand in the text next to each other, in any of their forms. */
export function holdsPhrase(text: string, phrase: string): boolean {
  const sought = ` ${stemsIn(phrase).join(' ')} `;
  return ` ${stemsIn(text).join(' ')} `.includes(sought);
}
