// Lessons that a save leaves behind: kept by the ids that their links carry.
import type { LostLesson } from '../store.js';
import type { Connection } from './connection.js';
import { EPISODE_REF_COLUMNS, type EpisodeRefRow, episodeRefOf } from './episodes.js';

/** Before the rows of an episode are removed: all that are shown may be lost. */
export function keepLessonsAsLost(
  connection: Connection,
  episode: { readonly id: string; readonly key: number },
): void {
  connection.run(
    `INSERT OR REPLACE INTO lost_lessons (id, episode_id, statement, quote, turn, start_offset, lost_at)
     SELECT l.id, @id, l.statement, l.quote, l.turn, l.start_offset, @now FROM lessons l
     WHERE l.episode_key = @key AND NOT l.hidden`,
    { ...episode, now: connection.now() },
  );
}

/** Once the new rows are there. */
export function forgetFoundLessons(
  connection: Connection,
  episode: { readonly id: string; readonly key: number },
): void {
  connection.run(
    'DELETE FROM lost_lessons WHERE episode_id = @id AND id IN (SELECT id FROM lessons WHERE episode_key = @key)',
    episode,
  );
}

export function removeLostLessons(connection: Connection, episodeId: string): void {
  connection.run('DELETE FROM lost_lessons WHERE episode_id = @episodeId', { episodeId });
}

type LostRow = EpisodeRefRow & {
  readonly key: number;
  readonly statement: string;
  readonly quote: string;
  readonly turn: number;
  readonly startOffset: number;
  readonly lostAt: string;
};

export function findLostLesson(connection: Connection, id: string): LostLesson | null {
  const row = connection.get<LostRow>(
    `SELECT e.key, o.statement, o.quote, o.turn, o.start_offset AS startOffset, o.lost_at AS lostAt, ${EPISODE_REF_COLUMNS}
     FROM lost_lessons o JOIN episodes e ON e.id = o.episode_id WHERE o.id = @id`,
    { id },
  );
  if (!row) return null;
  const { key, statement, quote, turn, startOffset: offset, lostAt } = row;
  const takenInBy = connection.column<string>(
    `SELECT l.id FROM lessons l, json_each(l.evidence) said
     WHERE l.episode_key = @key AND NOT l.hidden AND json_extract(said.value, '$.id') = @id ORDER BY l.key LIMIT 1`,
    { key, id },
  );
  const place = { turn, offset };
  return { id, episode: episodeRefOf(row), statement, quote, place, lostAt, takenInBy: takenInBy[0] ?? null };
}
