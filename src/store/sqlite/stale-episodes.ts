// Episodes that another version or model has derived, of which something is missing, or that people want to be derived again.
import type { EpisodeSelection, StaleEpisode } from '../store.js';
import type { Connection, Parameters } from './connection.js';

/** Of what was saved, by the counts that were saved with it. */
const LACKS_PARTS = `(turn_count > 0 AND NOT EXISTS (SELECT 1 FROM turns p WHERE p.episode_key = episodes.key)
  OR chapter_count > 0 AND NOT EXISTS (SELECT 1 FROM chapters p WHERE p.episode_key = episodes.key)
  OR lesson_count > 0 AND NOT EXISTS (SELECT 1 FROM lessons p WHERE p.episode_key = episodes.key))`;
const STALE = `FROM episodes WHERE (derivation <> @derivation OR ${LACKS_PARTS})`;
const AMONG = `(@show IS NULL OR show = @show)
  AND (@episodes IS NULL OR id IN (SELECT value FROM json_each(@episodes)))`;

/** Those that wait longest first. */
export function findStaleEpisodes(
  connection: Connection,
  { derivation, limit, among }: { derivation: string; limit: number; among: EpisodeSelection },
): StaleEpisode[] {
  return connection.all<StaleEpisode>(
    `SELECT id AS episodeId, digest AS revision ${STALE} AND ${AMONG} ORDER BY updated_at, id LIMIT @limit`,
    { derivation, limit, ...parametersOf(among) },
  );
}

export function countStaleEpisodes(connection: Connection, derivation: string, among: EpisodeSelection): number {
  return connection.column<number>(`SELECT count(*) ${STALE} AND ${AMONG}`, { derivation, ...parametersOf(among) })[0]!;
}

/** Whether turns, chapters or lessons that it had are gone. */
export function lacksParts(connection: Connection, key: number): boolean {
  return !!connection.get(`SELECT 1 FROM episodes WHERE key = @key AND ${LACKS_PARTS}`, { key });
}

/** The digest goes too: a save of the same would find nothing to write. Returns how many are stale now. */
export function markStale(connection: Connection, among: EpisodeSelection): number {
  return connection.run(
    `UPDATE episodes SET derivation = '', digest = 'stale ' || digest WHERE derivation <> '' AND ${AMONG}`,
    parametersOf(among),
  ).changes;
}

function parametersOf({ show, episodes }: EpisodeSelection): Parameters {
  return { show: show ?? null, episodes: episodes ? JSON.stringify(episodes) : null };
}
