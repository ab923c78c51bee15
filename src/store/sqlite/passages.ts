// Passages: what is indexed, ranked and cited.
import type { Passage } from '../../domain/passage.js';
import type { Timing } from '../../domain/transcript.js';
import type { StoredPassage } from '../store.js';
import type { Connection } from './connection.js';
import { findEpisodeRefs } from './episodes.js';
import { foldName } from './filter.js';
import { type Naming, naming } from './people.js';

/** In the order of `COLUMNS`. */
type PassageTuple = readonly [
  index: number,
  chapter: number,
  text: string,
  speakers: string,
  startTurn: number,
  startOffset: number,
  endTurn: number,
  endOffset: number,
  startTime: number | null,
  endTime: number | null,
  timing: Timing,
];

type StoredTuple = readonly [...passage: PassageTuple, key: number, episodeKey: number, chapterTitle: string | null];

const COLUMNS = `p.passage_index, p.chapter, p.text, p.speakers, p.start_turn, p.start_offset, p.end_turn, p.end_offset,
  p.start_time, p.end_time, p.timing`;

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
  const rows = connection.tuples<StoredTuple>(
    `SELECT ${COLUMNS}, p.key, p.episode_key, (SELECT c.title FROM chapters c
         WHERE c.episode_key = p.episode_key AND c.chapter_index = p.chapter)
     FROM passages p WHERE p.key IN (SELECT value FROM json_each(@keys))`,
    { keys: JSON.stringify(keys) },
  );
  const episodes = findEpisodeRefs(connection, new Set(rows.map((row) => row[12])));
  const nameOf = naming(connection);
  const passages = new Map<number, StoredPassage>();
  for (const row of rows) {
    // Not a spread: it would take as long as the query.
    const own = { id: row[11], episode: episodes.get(row[12])!, chapterTitle: row[13] ?? '' };
    passages.set(own.id, Object.assign(asShown(passageOf(row), own.episode.show, nameOf), own));
  }
  return keys.flatMap((key) => passages.get(key) ?? []);
}

/** Under the names of its people, on the lines of its text too. */
function asShown(passage: Passage, show: string, nameOf: Naming): Passage {
  const shown = passage.speakers.map((label) => nameOf(show, label));
  if (shown.every((name, i) => name === passage.speakers[i])) return passage;
  const text = passage.text.split('\n').map((line) => {
    const i = passage.speakers.findIndex((label) => line.startsWith(`${label}: `));
    return i < 0 ? line : shown[i]! + line.slice(passage.speakers[i]!.length);
  });
  // One speaker's lines are led by no name.
  return {
    ...passage,
    speakers: [...new Set(shown)],
    text: passage.speakers.length > 1 ? text.join('\n') : passage.text,
  };
}

/** In the order in which they were saved, which is that of their vectors. */
export function findPassagesOfEpisode(connection: Connection, episodeKey: number): Passage[] {
  return connection
    .tuples<PassageTuple>(`SELECT ${COLUMNS} FROM passages p WHERE p.episode_key = @episodeKey ORDER BY p.key`, {
      episodeKey,
    })
    .map(passageOf);
}

function passageOf(row: readonly [...PassageTuple, ...unknown[]]): Passage {
  return {
    index: row[0],
    chapter: row[1],
    text: row[2],
    startTime: row[8],
    endTime: row[9],
    timing: row[10],
    speakers: JSON.parse(row[3]) as string[],
    start: { turn: row[4], offset: row[5] },
    end: { turn: row[6], offset: row[7] },
  };
}
