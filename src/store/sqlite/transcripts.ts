// Turns and marks: rows, so that one turn can be read without the other thousand.
import type { Mark, MarkKind, TimeAnchor, Timing, Turn } from '../../domain/transcript.js';
import type { StoredTranscript } from '../store.js';
import type { Connection } from './connection.js';
import { findEpisodeKey } from './episodes.js';
import { naming } from './people.js';

interface TurnRow {
  readonly index: number;
  readonly speaker: string | null;
  readonly text: string;
  readonly startTime: number | null;
  readonly endTime: number | null;
  readonly timing: Timing;
  readonly anchors: string;
}

interface MarkRow {
  readonly kind: MarkKind;
  readonly label: string;
  readonly turn: number;
  readonly offset: number;
  readonly time: number | null;
}

const TURN_COLUMNS = `t.turn_index AS "index", t.speaker, t.text, t.start_time AS startTime, t.end_time AS endTime,
  t.timing, t.anchors`;

export function insertTurns(connection: Connection, episodeKey: number, turns: readonly Turn[]): void {
  for (const turn of turns) {
    connection.run(
      `INSERT INTO turns (episode_key, turn_index, speaker, text, start_time, end_time, timing, anchors)
       VALUES (@episodeKey, @index, @speaker, @text, @startTime, @endTime, @timing, @anchors)`,
      { ...turn, episodeKey, anchors: JSON.stringify(turn.anchors) },
    );
  }
}

export function insertMarks(connection: Connection, episodeKey: number, marks: readonly Mark[]): void {
  marks.forEach(({ kind, label, at, time }, position) => {
    connection.run(
      `INSERT INTO marks (episode_key, position, kind, label, turn, turn_offset, time)
       VALUES (@episodeKey, @position, @kind, @label, @turn, @offset, @time)`,
      { episodeKey, position, kind, label, turn: at.turn, offset: at.offset, time },
    );
  });
}

export function findTranscript(connection: Connection, episodeId: string): StoredTranscript | null {
  const episodeKey = findEpisodeKey(connection, episodeId);
  if (episodeKey === null) return null;
  const turns = connection.all<TurnRow>(
    `SELECT ${TURN_COLUMNS} FROM turns t WHERE t.episode_key = @episodeKey ORDER BY t.turn_index`,
    { episodeKey },
  );
  const marks = connection.all<MarkRow>(
    `SELECT kind, label, turn, turn_offset AS "offset", time FROM marks
     WHERE episode_key = @episodeKey ORDER BY position`,
    { episodeKey },
  );
  return { turns: turns.map(turnOf), marks: marks.map(markOf) };
}

/** In the order asked; unknown ones are left out. Unlike a whole transcript, under the names of the show's people. */
export function findTurns(connection: Connection, episodeId: string, indexes: readonly number[]): Turn[] {
  const nameOf = naming(connection);
  return connection
    .all<TurnRow & { readonly show: string }>(
      `SELECT e.show, ${TURN_COLUMNS} FROM json_each(@indexes) asked
         CROSS JOIN episodes e ON e.id = @episodeId
         CROSS JOIN turns t ON t.episode_key = e.key AND t.turn_index = asked.value
       ORDER BY asked.key`,
      { indexes: JSON.stringify(indexes), episodeId },
    )
    .map(({ show, ...row }) => turnOf({ ...row, speaker: row.speaker === null ? null : nameOf(show, row.speaker) }));
}

function turnOf(row: TurnRow): Turn {
  return { ...row, anchors: JSON.parse(row.anchors) as TimeAnchor[] };
}

function markOf({ kind, label, turn, offset, time }: MarkRow): Mark {
  return { kind, label, at: { turn, offset }, time };
}
