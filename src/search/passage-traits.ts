// What the ranker needs to know of a passage apart from the query. Kept in memory, because texts are dear to read.
import { setImmediate, setTimeout } from 'node:timers/promises';
import { spokenText } from '../domain/passage.js';
import { countPromotion } from '../domain/promotion.js';
import type { SearchIndex, StoredPassage } from '../store/store.js';
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
const MAX_REMEMBERED = 30_000;

/** Reads traits by id, in the order of the ids; unknown ids are left out. */
export type ReadTraits = (ids: readonly number[]) => Promise<PassageTraits[]>;

/** Reads each passage once, as long as there is room. An id never comes to mean another passage. */
export function rememberTraits(index: Pick<SearchIndex, 'findPassages'>, neighbours: WordNeighbours): ReadTraits {
  const remembered = new Map<number, PassageTraits>();
  return async (ids) => {
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

/** A few milliseconds of work, between which requests have their turn. */
const WARMED_AT_ONCE = 50;

/**
 * Reads the newest passages ahead, now and whenever the index has come to rest after a change, so that searches need not.
 * Ends when aborted; rejects when the index cannot be read.
 */
export async function keepTraitsWarm(
  index: Pick<SearchIndex, 'newestPassages' | 'indexRevision'>,
  traitsOf: ReadTraits,
  { signal, pollMs }: { readonly signal: AbortSignal; readonly pollMs: number },
): Promise<void> {
  let [seen, warm]: (string | null)[] = [null, null];
  while (!signal.aborted) {
    const revision = await index.indexRevision();
    // Not while episodes come in one after the other: each time costs memory and time that ingesting needs.
    if (revision !== warm && (seen === null || revision === seen)) {
      await readAhead(index, traitsOf, signal);
      warm = revision;
    }
    seen = revision;
    await setTimeout(pollMs, null, { signal, ref: false }).catch(() => {});
  }
}

async function readAhead(
  index: Pick<SearchIndex, 'newestPassages'>,
  traitsOf: ReadTraits,
  signal: AbortSignal,
): Promise<void> {
  const ids = await index.newestPassages({ filter: {}, excluded: [], limit: MAX_REMEMBERED });
  for (let from = 0; from < ids.length && !signal.aborted; from += WARMED_AT_ONCE) {
    await traitsOf(ids.slice(from, from + WARMED_AT_ONCE));
    await setImmediate();
  }
}

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
