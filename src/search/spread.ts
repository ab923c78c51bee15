// How many hits may one episode have before the others have had their turn?
import type { EpisodeRef } from '../domain/episode.js';
import type { Ranked } from './fuse.js';
import type { SearchRequest } from './search.js';

/** The fewest hits that `balanced` leaves to one episode. */
const MIN_BALANCED = 3;
/** Over more hits than this `balanced` is no cap. */
const LONGEST_READ_PAGE = 20;

export interface Cap {
  readonly perEpisode: number;
  /** False: what is above the cap comes after the others' hits. True: it does not come at all. */
  readonly strict: boolean;
}

/** A ranked row in its round: an episode's first `perEpisode` hits are in round 0, its next ones in round 1. */
export interface Placed<Row> {
  readonly hit: Ranked<Row>;
  readonly round: number;
}

export interface CapContext {
  /** Who names somebody looks for what that person said, and that stands in few episodes: `balanced` is no cap then. */
  readonly namesPeople?: boolean;
  readonly firstPage?: { readonly perEpisode: number | null } | undefined;
}

/** What the first page has holds for those that follow it, whatever their limit. */
export function capOf(
  { perEpisode, limit, filter }: SearchRequest,
  { namesPeople, firstPage }: CapContext = {},
): Cap | null {
  if (perEpisode === undefined || filter.episode !== undefined) return null;
  if (perEpisode !== 'balanced') return { perEpisode, strict: true };
  if (namesPeople && !firstPage) return null;
  const balanced = firstPage ? firstPage.perEpisode : balancedOver(limit);
  return balanced === null ? null : { perEpisode: balanced, strict: false };
}

/** Half a page; docs/quality.md has what that costs. A longer page is not one that somebody reads. */
function balancedOver(limit: number): number | null {
  return limit > LONGEST_READ_PAGE ? null : Math.max(MIN_BALANCED, Math.ceil(limit / 2));
}

/** Round by round, each in the order given. Lazy: a page seldom needs more than the first round. */
export function* spreadOverEpisodes<Row extends { readonly episode: Pick<EpisodeRef, 'id'> }>(
  ranked: Iterable<Ranked<Row>>,
  cap: Cap | null,
): Iterable<Placed<Row>> {
  let waiting = ranked;
  for (let round = 0; ; round++) {
    const later: Ranked<Row>[] = [];
    const counts = new Map<string, number>();
    for (const hit of waiting) {
      const count = counts.get(hit.row.episode.id) ?? 0;
      if (cap && count >= cap.perEpisode) later.push(hit);
      else yield { hit, round };
      counts.set(hit.row.episode.id, count + 1);
    }
    if (later.length === 0 || cap?.strict) return;
    waiting = later;
  }
}
