// Does a guest speak, or a host? As far as the episode says, or its show: by what people said, or by who comes back.
import type { EpisodeRef, PersonRole } from '../../domain/episode.js';
import { comparableWords } from '../../domain/shared-words.js';
import type { FormReader } from './form-finder.js';

/** Somebody speaking in an episode. */
export interface Voice {
  readonly episode: EpisodeRef;
  readonly speaker: string | null;
}

type RoleReader = Pick<FormReader, 'findEpisode' | 'findPeopleNamed'>;
type RoleOf = (voice: Voice) => PersonRole | null;

/**
 * Without those who are known to have the other role: in the episode, where that says so, else on its show. Where nobody asks
 * for a role, all.
 */
export async function inRole<Row extends Voice>(
  rows: readonly Row[],
  role: PersonRole | null,
  reader: RoleReader,
): Promise<readonly Row[]> {
  if (role === null) return rows;
  const [inEpisode, onShow] = await Promise.all([rolesInEpisodes(rows, reader), rolesOnShows(rows, reader)]);
  return rows.filter((row) => (inEpisode(row) ?? onShow(row) ?? role) === role);
}

async function rolesInEpisodes(rows: readonly Voice[], reader: RoleReader): Promise<RoleOf> {
  const ids = [...new Set(rows.map(({ episode }) => episode.id))];
  const episodes = await Promise.all(ids.map((id) => reader.findEpisode(id)));
  const roles = new Map(
    ids.flatMap((id, i) =>
      (episodes[i]?.people ?? []).flatMap(({ name, role }) => (role ? [[keyOf(id, name), role] as const] : [])),
    ),
  );
  return ({ episode, speaker }) => roles.get(keyOf(episode.id, speaker ?? '')) ?? null;
}

async function rolesOnShows(rows: readonly Voice[], reader: RoleReader): Promise<RoleOf> {
  const shows = [...new Set(rows.map(({ episode }) => episode.show))];
  const people = await Promise.all(
    shows.map((show) => {
      const own = rows.filter(({ episode }) => episode.show === show);
      return reader.findPeopleNamed(show, [...new Set(own.flatMap(({ speaker }) => speaker ?? []))]);
    }),
  );
  return ({ episode, speaker }) => people[shows.indexOf(episode.show)]?.get(speaker ?? '')?.role ?? null;
}

function keyOf(episodeId: string, name: string): string {
  return `${episodeId} ${comparableWords(name).join(' ')}`;
}
