// Where readers of what is published find episode, moment and lesson: absolute where the service knows its address.
import type { EpisodeUrls } from '../export/source.js';
import { momentUrl } from '../search/search.js';
import { episodeUrl, lessonUrl, showUrl } from './links.js';

/** `base`: scheme and host, `null` for paths on this server. */
export function urlsOf(episode: Parameters<typeof momentUrl>[0], base: string | null): EpisodeUrls {
  const root = (base ?? '').replace(/\/+$/u, '');
  return {
    show: root + showUrl(episode.show),
    episode: root + episodeUrl(episode),
    turn: (turn, offset) => root + momentUrl(episode, turn, offset),
    lesson: (id) => root + lessonUrl(id),
  };
}
