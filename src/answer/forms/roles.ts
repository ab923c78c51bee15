// Does a guest speak, or a host? As far as the episode says.
import type { EpisodeRef, PersonRole } from '../../domain/episode.js';
import { comparableWords } from '../../domain/shared-words.js';
import type { FormReader } from './form-finder.js';

/** Somebody speaking in an episode. */
export interface Voice {
  readonly episode: EpisodeRef;
  readonly speaker: string | null;
}

/** Without those whom their episode knows to have the other role; where nobody asks for a role, all. */
export async function inRole<Row extends Voice>(
  rows: readonly Row[],
  role: PersonRole | null,
  reader: Pick<FormReader, 'findEpisode'>,
): Promise<readonly Row[]> {
  if (role === null) return rows;
  const ids = [...new Set(rows.map(({ episode }) => episode.id))];
  const episodes = await Promise.all(ids.map((id) => reader.findEpisode(id)));
  const roles = new Map(
    ids.flatMap((id, i) =>
      (episodes[i]?.people ?? []).flatMap(({ name, role: own }) => (own ? [[keyOf(id, name), own] as const] : [])),
    ),
  );
  return rows.filter(({ episode, speaker }) => (roles.get(keyOf(episode.id, speaker ?? '')) ?? role) === role);
}

function keyOf(episodeId: string, name: string): string {
  return `${episodeId} ${comparableWords(name).join(' ')}`;
}
