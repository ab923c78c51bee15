// Search by meaning always finds something nearest: is it any nearer than what a word that means nothing finds?
import type { SearchIndex } from '../store/store.js';
import type { ParsedQuery } from './parse-query.js';
import type { QueryVector } from './query-vector.js';

export type IsUnsaid = (query: ParsedQuery, vector: QueryVector | null) => Promise<boolean>;

/** So many made-up words, of which so many may come nearer: some are by chance a piece of a word that is said. */
const MADE_UP = 40;
const MAY_COME_NEARER = 2;
const [CONSONANTS, VOWELS] = ['bcdfghjklmnprstvwz', 'aeiou'];

/**
 * True where the archive holds no word of the query in any form, and no passage is nearer to it than all but a few made-up
 * words come to theirs. What those reach depends on model and archive, so it is measured, once for each state of the
 * index. False without words or vector: then nothing is found by meaning.
 */
export function createUnsaid(index: SearchIndex): IsUnsaid {
  const chance = rememberChance(index);
  return async ({ keyword, constrained }, vector) => {
    if (vector === null || constrained || keyword.terms.length === 0) return false;
    for (const term of keyword.terms) if (await isSaid(term, index)) return false;
    return (await nearest(vector, index)) <= (await chance(vector));
  };
}

async function isSaid(term: string, index: SearchIndex): Promise<boolean> {
  const [unseen] = await index.findUnseenWords([term]);
  return unseen === undefined || unseen.inflected;
}

async function nearest({ values, fingerprint }: QueryVector, index: SearchIndex): Promise<number> {
  if (values.every((value) => value === 0)) return 0;
  const [first] = await index.vectorPassages(values, fingerprint, {}, 1);
  return first?.score ?? 0;
}

function rememberChance(index: SearchIndex): (vector: QueryVector) => Promise<number> {
  let known: { key: string; chance: Promise<number> } | null = null;
  return async (vector) => {
    const key = `${await index.indexRevision()} ${vector.fingerprint}`;
    if (known?.key !== key) {
      const chance = measureChance(vector, index);
      known = { key, chance };
      chance.catch(() => {
        known = null;
      });
    }
    return known.chance;
  };
}

async function measureChance(vector: QueryVector, index: SearchIndex): Promise<number> {
  const reached: number[] = [];
  for (const word of madeUpWords()) reached.push(await nearest(await vector.reword(word), index));
  return reached.toSorted((a, b) => b - a)[MAY_COME_NEARER]!;
}

/** Two to four syllables each, the same ones at every call. */
function madeUpWords(): string[] {
  let state = 1;
  // The minimal standard generator of Park and Miller.
  const below = (limit: number) => {
    state = (state * 48271) % 2147483647;
    return state % limit;
  };
  const syllable = () => `${CONSONANTS[below(CONSONANTS.length)]}${VOWELS[below(VOWELS.length)]}`;
  return Array.from({ length: MADE_UP }, () => Array.from({ length: 2 + below(3) }, syllable).join(''));
}
