// What the ranker needs to know of a passage apart from the query. Kept in memory, because texts are dear to read.
import { spokenText } from '../domain/passage.js';
import { countPromotion } from '../domain/promotion.js';
import type { PeopleReader, SearchIndex, StoredPassage } from '../store/store.js';
import { numbersOf } from './alignment.js';
import type { WordNeighbours } from './word-neighbours.js';

export interface PassageTraits {
  readonly id: number;
  readonly episodeId: string;
  readonly chapter: number;
  readonly speakers: readonly string[];
  /** Its different words, by their numbers in the table of neighbours. */
  readonly words: Uint32Array;
  /** 0 to 1: how surely it sells or signs off. */
  readonly promotion: number;
  /** 1 for an episode's first passages, where people greet each other and say what is to come. */
  readonly opening: number;
}

/** Different signs that make promotion sure. */
const SURE_PROMOTION = 3;
const OPENING_PASSAGES = 3;
/** About half a kilobyte each. */
export const MAX_REMEMBERED = 30_000;

/** Reads traits by id, in the order of the ids; unknown ids are left out. */
export type ReadTraits = (ids: readonly number[]) => Promise<PassageTraits[]>;

/** What traits are read from. `namesRevision` is left out where nobody's name can be edited. */
export type TraitsIndex = Pick<SearchIndex, 'findPassages' | 'indexRevision'> &
  Partial<Pick<PeopleReader, 'namesRevision'>>;

/**
 * Reads each passage once, as long as there is room. An id never comes to mean another passage, but who speaks in it can be
 * shown under another name: then all are read again.
 */
export function rememberTraits(index: TraitsIndex, neighbours: WordNeighbours): ReadTraits {
  const remembered = new Map<number, PassageTraits>();
  const haveNamesChanged = watchNames(index);
  return async (ids) => {
    if (await haveNamesChanged()) remembered.clear();
    const missing = ids.filter((id) => !remembered.has(id));
    const read = new Map(
      (missing.length > 0 ? await index.findPassages(missing) : []).map((row) => [row.id, traitsOf(row, neighbours)]),
    );
    const traits = ids.flatMap((id) => read.get(id) ?? remembered.get(id) ?? []);
    const isCrowded = remembered.size > MAX_REMEMBERED / 2;
    for (const each of traits) {
      // Put back last: what was not asked for longest is forgotten first. Needless while there is room.
      if (isCrowded) remembered.delete(each.id);
      remembered.set(each.id, each);
    }
    for (const id of remembered.keys()) {
      if (remembered.size <= MAX_REMEMBERED) break;
      remembered.delete(id);
    }
    return traits;
  };
}

/** Whether anybody is shown under another name than when it was asked last. Asked at each search, so that it is cheap. */
function watchNames({ indexRevision, namesRevision }: TraitsIndex): () => Promise<boolean> {
  let [seen, names]: (string | null)[] = [null, null];
  return async () => {
    if (!namesRevision) return false;
    const revision = await indexRevision();
    if (revision === seen) return false;
    const before = names;
    names = await namesRevision();
    seen = revision;
    return before !== null && before !== names;
  };
}

/** What a passage's own text and place say. */
export function traitsOf(row: StoredPassage, neighbours: WordNeighbours): PassageTraits {
  const text = spokenText(row);
  return {
    id: row.id,
    episodeId: row.episode.id,
    chapter: row.chapter,
    speakers: row.speakers,
    words: numbersOf(text, neighbours),
    promotion: Math.min(1, countPromotion(text) / SURE_PROMOTION),
    opening: row.index < OPENING_PASSAGES ? 1 : 0,
  };
}
