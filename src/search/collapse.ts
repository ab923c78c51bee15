// Which of the ranked rows are one and the same moment, chapter or episode? The best of each stays.
import { comparePositions, type Span } from '../domain/position.js';
import type { StoredPassage } from '../store/store.js';
import type { Ranked } from './fuse.js';
import { shareIn, wordPairs } from './word-pairs.js';

/** Neighbouring passages share a sentence or two by design; only what shares more than this is the same moment. */
export const LARGE_OVERLAP = 0.5;

/** The first, so best, row of each group, in order. Lazy: a page needs few of them. */
export function* firstOfEach<Row>(
  ranked: readonly Ranked<Row>[],
  groupOf: (row: Row) => string,
): Iterable<Ranked<Row>> {
  const seen = new Set<string>();
  for (const hit of ranked) {
    const group = groupOf(hit.row);
    if (seen.has(group)) continue;
    seen.add(group);
    yield hit;
  }
}

/** Leaves out passages that largely repeat a better one of the same episode. Lazy, because comparing texts is dear. */
export function* collapseOverlaps(ranked: readonly Ranked<StoredPassage>[]): Iterable<Ranked<StoredPassage>> {
  const keptByEpisode = new Map<string, StoredPassage[]>();
  for (const hit of ranked) {
    const kept = keptByEpisode.get(hit.row.episode.id) ?? [];
    keptByEpisode.set(hit.row.episode.id, kept);
    if (kept.some((better) => isRepeat(better, hit.row))) continue;
    kept.push(hit.row);
    yield hit;
  }
}

function isRepeat(better: StoredPassage, worse: StoredPassage): boolean {
  return spansMeet(better, worse) && sharedWords(better.text, worse.text) > LARGE_OVERLAP;
}

/** True for spans of one episode that have some of its words in common. */
export function spansMeet(a: Span, b: Span): boolean {
  return comparePositions(a.start, b.end) < 0 && comparePositions(b.start, a.end) < 0;
}

/** The share of the shorter text's word pairs that stand in the longer one too: spans have no length in words. */
function sharedWords(a: string, b: string): number {
  const [shorter, longer] = [wordPairs(a), wordPairs(b)].sort((x, y) => x.size - y.size);
  return shareIn(shorter!, longer!);
}
