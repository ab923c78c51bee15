// Reads what the ranker needs of passages before anybody searches: in a process that stays, no search has to wait for it.
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { SearchIndex } from '../store/store.js';
import { MAX_REMEMBERED, type ReadTraits } from './passage-traits.js';

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
