// Which of the ranked rows stand on the page that is asked for, and where does the next one begin?
import type { EpisodeRef } from '../domain/episode.js';
import type { StoredPassage } from '../store/store.js';
import { collapseOverlaps, firstOfEach } from './collapse.js';
import { type Cursor, isAfter } from './cursor.js';
import type { Ranked } from './fuse.js';
import type { SearchTarget } from './search.js';
import { collapseSimilar } from './similar.js';
import { type Cap, type Placed, spreadOverEpisodes } from './spread.js';

/** Rows that differ from one another, best first. */
export interface DistinctRows<Row> {
  readonly rows: Iterable<Ranked<Row>>;
  /** By id of a row: other rows that say almost the same. */
  readonly similar: ReadonlyMap<number, readonly StoredPassage[]>;
}

export interface PageCut<Row> {
  readonly hits: readonly Ranked<Row>[];
  /** Where the page ends, when there is more. */
  readonly end: Pick<Cursor, 'round' | 'score' | 'id'> | null;
  /** Of the episodes on this page, those with more rows than the cap lets through. */
  readonly cappedEpisodes: readonly string[];
}

export interface PageWish {
  readonly cursor: Cursor | undefined;
  readonly cap: Cap | null;
  readonly limit: number;
}

/** One row for each moment, chapter or episode: the best. */
export function distinctPassages(
  ranked: readonly Ranked<StoredPassage>[],
  target: SearchTarget,
): DistinctRows<StoredPassage> {
  const none = new Map();
  if (target === 'chapters') {
    return { rows: firstOfEach(ranked, ({ row }) => `${row.episode.id} ${row.chapter}`), similar: none };
  }
  if (target === 'episodes') return { rows: firstOfEach(ranked, ({ row }) => row.episode.id), similar: none };
  const { kept, similar } = collapseSimilar(ranked);
  return { rows: collapseOverlaps(kept), similar };
}

/** Pages of one list joined are the list, whatever their limits. */
export function cutPage<Row extends { readonly episode: EpisodeRef }>(
  rows: Iterable<Ranked<Row>>,
  { cursor, cap, limit }: PageWish,
): PageCut<Row> {
  // To say what a strict cap leaves out takes all of them; otherwise no more are made than a page needs.
  const strict = cap?.strict ? { ...cap, rows: [...rows] } : null;
  const placed: Placed<Row>[] = [];
  let hasMore = false;
  for (const next of spreadOverEpisodes(strict?.rows ?? rows, cap)) {
    if (cursor && !isAfter(cursor, next)) continue;
    hasMore = placed.length === limit;
    if (hasMore) break;
    placed.push(next);
  }
  const last = placed.at(-1);
  const end = hasMore && last ? { round: last.round, score: last.hit.score, id: last.hit.id } : null;
  const hits = placed.map(({ hit }) => hit);
  return { hits, end, cappedEpisodes: strict ? findCapped(hits, strict.rows, strict.perEpisode) : [] };
}

function findCapped<Row extends { readonly episode: EpisodeRef }>(
  hits: readonly Ranked<Row>[],
  all: readonly Ranked<Row>[],
  perEpisode: number,
): string[] {
  const counts = new Map<string, number>();
  for (const { row } of all) counts.set(row.episode.id, (counts.get(row.episode.id) ?? 0) + 1);
  const shown = new Set(hits.map(({ row }) => row.episode.id));
  return [...shown].filter((id) => counts.get(id)! > perEpisode);
}
