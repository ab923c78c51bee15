// Passages: what is indexed, ranked and cited.
import type { Passage } from '../../domain/passage.js';
import type { Timing } from '../../domain/transcript.js';
import type { StoredPassage } from '../store.js';
import type { Connection } from './connection.js';
import { EPISODE_REF_COLUMNS, type EpisodeRefRow, episodeRefOf } from './episodes.js';
import { foldName } from './filter.js';

interface PassageRow {
  readonly key: number;
  readonly index: number;
  readonly chapter: number;
  readonly text: string;
  readonly speakers: string;
  readonly startTurn: number;
  readonly startOffset: number;
  readonly endTurn: number;
  readonly endOffset: number;
  readonly startTime: number | null;
  readonly endTime: number | null;
  readonly timing: Timing;
}

type StoredPassageRow = PassageRow & EpisodeRefRow & { readonly chapterTitle: string | null };

const COLUMNS = `p.key, p.passage_index AS "index", p.chapter, p.text, p.speakers, p.start_turn AS startTurn,
  p.start_offset AS startOffset, p.end_turn AS endTurn, p.end_offset AS endOffset, p.start_time AS startTime,
  p.end_time AS endTime, p.timing`;

/** Returns the passages' keys, in their order. */
export function insertPassages(connection: Connection, episodeKey: number, passages: readonly Passage[]): number[] {
  return passages.map((passage) => {
    const { index, chapter, text, speakers, start, end, startTime, endTime, timing } = passage;
    const { lastInsertRowid: passageKey } = connection.run(
      `INSERT INTO passages (episode_key, passage_index, chapter, text, speakers, start_turn, start_offset, end_turn,
         end_offset, start_time, end_time, timing)
       VALUES (@episodeKey, @index, @chapter, @text, @speakers, @startTurn, @startOffset, @endTurn,
         @endOffset, @startTime, @endTime, @timing)`,
      {
        ...{ episodeKey, index, chapter, text, startTime, endTime, timing, speakers: JSON.stringify(speakers) },
        ...{ startTurn: start.turn, startOffset: start.offset, endTurn: end.turn, endOffset: end.offset },
      },
    );
    for (const nameKey of new Set(speakers.map(foldName))) {
      connection.run('INSERT INTO passage_speakers (passage_key, name_key) VALUES (@passageKey, @nameKey)', {
        passageKey,
        nameKey,
      });
    }
    return Number(passageKey);
  });
}

/** In the order of the keys; unknown ones are left out. */
export function findPassages(connection: Connection, keys: readonly number[]): StoredPassage[] {
  return connection
    .all<StoredPassageRow>(
      `SELECT ${COLUMNS}, ${EPISODE_REF_COLUMNS}, c.title AS chapterTitle FROM json_each(@keys) asked
         CROSS JOIN passages p ON p.key = asked.value
         CROSS JOIN episodes e ON e.key = p.episode_key
         LEFT JOIN chapters c ON c.episode_key = p.episode_key AND c.chapter_index = p.chapter
       ORDER BY asked.key`,
      { keys: JSON.stringify(keys) },
    )
    .map((row) => ({
      ...passageOf(row),
      id: row.key,
      episode: episodeRefOf(row),
      chapterTitle: row.chapterTitle ?? '',
    }));
}

/** In the order in which they were saved, which is that of their vectors. */
export function findPassagesOfEpisode(connection: Connection, episodeKey: number): Passage[] {
  return connection
    .all<PassageRow>(`SELECT ${COLUMNS} FROM passages p WHERE p.episode_key = @episodeKey ORDER BY p.key`, {
      episodeKey,
    })
    .map(passageOf);
}

function passageOf(row: PassageRow): Passage {
  const { index, chapter, text, startTime, endTime, timing } = row;
  return {
    ...{ index, chapter, text, startTime, endTime, timing },
    speakers: JSON.parse(row.speakers) as string[],
    start: { turn: row.startTurn, offset: row.startOffset },
    end: { turn: row.endTurn, offset: row.endOffset },
  };
}
