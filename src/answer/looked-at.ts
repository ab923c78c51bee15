// Where was looked for an answer, as far as a reader is told?
import type { EpisodeRef } from '../domain/episode.js';

const MAX_LOOKED_AT = 5;

/** Each once, in their order, at most five. */
export function lookedAtOf(episodes: readonly EpisodeRef[]): EpisodeRef[] {
  return [...new Map(episodes.map((episode) => [episode.id, episode])).values()].slice(0, MAX_LOOKED_AT);
}
