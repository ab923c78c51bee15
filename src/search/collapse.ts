// Which of the ranked rows are one and the same moment, chapter or episode? The best of each stays.
import { comparePositions, type Span } from '../domain/position.js';
import type { StoredPassage } from '../store/store.js';
import type { Ranked } from './fuse.js';
import { shareIn, wordPairs } from './word-pairs.js';

/** Neighbouring passages share a sentence or two by design; only what shares more than this is the same moment. */
const LARGE_OVERLAP = 0.5;

/** The first, so best, row of each group, in order. Lazy: a page needs few of them. */
export function* firstOfEach<Hit>(ranked: Iterable<Hit>, groupOf: (hit: Hit) => string): Iterable<Hit> {
  const seen = new Set<string>();
  for (const hit of ranked) {
    const group = groupOf(hit);
    if (seen.has(group)) continue;
    seen.add(group);
    yield hit;
  }
}

/** Leaves out passages that largely repeat a better one of the same episode. Lazy, because comparing texts is dear. */
export function* collapseOverlaps(ranked: readonly Ranked<StoredPassage>[]): Iterable<Ranked<StoredPassage>> {
  const keptByEpisode = new Map<string, StoredPassage[]>();
  const pairs = rememberPairs();
  for (const hit of ranked) {
    const kept = keptByEpisode.get(hit.row.episode.id) ?? [];
    keptByEpisode.set(hit.row.episode.id, kept);
    if (kept.some((better) => spansMeet(better, hit.row) && isRepeat(pairs(better), pairs(hit.row)))) continue;
    kept.push(hit.row);
    yield hit;
  }
}

/** True for spans of one episode that have some of its words in common. */
export function spansMeet(a: Span, b: Span): boolean {
  return comparePositions(a.start, b.end) < 0 && comparePositions(b.start, a.end) < 0;
}

/** Most of the shorter one's word pairs stand in the longer one: spans have no length in words. */
function isRepeat(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return (a.size < b.size ? shareIn(a, b) : shareIn(b, a)) > LARGE_OVERLAP;
}

function rememberPairs(): (row: StoredPassage) => ReadonlySet<string> {
  const known = new Map<StoredPassage, ReadonlySet<string>>();
  return (row) => {
    const pairs = known.get(row) ?? wordPairs(row.text);
    known.set(row, pairs);
    return pairs;
  };
}
