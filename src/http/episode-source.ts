// Everything of an episode that exports are made from, read at once.
import type { EpisodeSource } from '../export/source.js';
import type { EpisodeReader } from '../store/store.js';
import { urlsOf } from './export-urls.js';
import { found } from './routing.js';

/** Throws `unknown-episode`. `base`: see `urlsOf`. */
export async function readEpisodeSource(
  reader: Pick<EpisodeReader, 'findEpisode' | 'findShow' | 'findTranscript' | 'findChapters' | 'findLessonsOfEpisode'>,
  id: string,
  base: string | null,
): Promise<EpisodeSource> {
  const missing = `There is no episode "${id}"`;
  const episode = found(await reader.findEpisode(id), 'unknown-episode', missing);
  const { turns } = found(await reader.findTranscript(id), 'unknown-episode', missing);
  const chapters = found(await reader.findChapters(id), 'unknown-episode', missing);
  const lessons = found(await reader.findLessonsOfEpisode(id), 'unknown-episode', missing);
  const show = await reader.findShow(episode.show);
  return { episode, showTitle: show?.title ?? episode.show, turns, chapters, lessons, urls: urlsOf(episode, base) };
}
