// Which passage stands where: numbers of passages -> their episode, chapter and the file that holds their text.
import type { EpisodeRef } from '../../domain/episode.js';
import type { Filter } from '../../store/store.js';
import { blockSizes, type Manifest, type ManifestEpisode } from './format.js';

export interface Archive {
  readonly manifest: Manifest;
  /** Place of the episode in the manifest. */
  episodeAt(passage: number): number;
  /** Counted in its episode, from 0. */
  placeInEpisode(passage: number): number;
  /** Number of its chapter among its episode's. */
  chapterAt(passage: number): number;
  /** The file of texts that it stands in. */
  blockAt(passage: number): number;
  /** The first passage of a file of texts. */
  blockStart(block: number): number;
  refOf(episode: number): EpisodeRef;
  /** Places of the episodes that show, dates and id let through; null: all. */
  episodesWithin(filter: Filter): ReadonlySet<number> | null;
}

export function readArchive(manifest: Manifest): Archive {
  const { episodes, shows } = manifest;
  const first = startsOf(episodes.map(({ chapters }) => sum(chapters)));
  const chapterStarts = episodes.map(({ chapters }) => startsOf(chapters));
  const blocks = startsOf(episodes.flatMap(({ chapters }) => blockSizes(chapters)));
  const episodeAt = (passage: number) => lastAtOrBefore(first, passage);
  const placeInEpisode = (passage: number) => passage - first[episodeAt(passage)]!;
  const refs = episodes.map(({ id, slug, title, show }) => ({ id, slug, title, show: shows[show]!.slug }));
  return {
    manifest,
    episodeAt,
    placeInEpisode,
    chapterAt: (passage) => lastAtOrBefore(chapterStarts[episodeAt(passage)]!, placeInEpisode(passage)),
    blockAt: (passage) => lastAtOrBefore(blocks, passage),
    blockStart: (block) => blocks[block]!,
    refOf: (episode) => refs[episode]!,
    episodesWithin(filter) {
      const { show, episode, from, to } = filter;
      if (show === undefined && episode === undefined && from === undefined && to === undefined) return null;
      const places = episodes.flatMap((each, place) => (passes(each, shows[each.show]!.slug, filter) ? place : []));
      return new Set(places);
    },
  };
}

function passes({ id, date }: ManifestEpisode, slug: string, { show, episode, from, to }: Filter): boolean {
  if ((show !== undefined && show !== slug) || (episode !== undefined && episode !== id)) return false;
  if (from === undefined && to === undefined) return true;
  const day = date?.slice(0, 10);
  return day !== undefined && (from === undefined || day >= from) && (to === undefined || day <= to);
}

function startsOf(sizes: readonly number[]): Uint32Array {
  const starts = new Uint32Array(sizes.length);
  for (let i = 1; i < sizes.length; i++) starts[i] = starts[i - 1]! + sizes[i - 1]!;
  return starts;
}

/** Starts rise; parts without any members share theirs with the next, which is the one that is meant. */
function lastAtOrBefore(starts: Uint32Array, value: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= value) low = middle;
    else high = middle;
  }
  return low;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
