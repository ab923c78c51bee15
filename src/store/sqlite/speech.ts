// What an episode's turns amount to: counts, length, and who speaks how much.
import type { Publication } from '../../domain/publication.js';
import { countWords, type Turn } from '../../domain/transcript.js';
import type { SpeakerEpisodes } from '../store.js';
import type { Connection } from './connection.js';
import { episodesOf, foldName } from './filter.js';

export interface Speech {
  readonly turnCount: number;
  readonly wordCount: number;
  /** Seconds to the last known time; `null` in untimed transcripts. */
  readonly duration: number | null;
  /** Whether the last words are known to end by then. */
  readonly isWhole: boolean;
  /** Most words first; equals in the order in which they first speak. */
  readonly speakers: readonly { readonly name: string; readonly wordCount: number }[];
}

export function describeSpeech(turns: readonly Turn[]): Speech {
  const wordsOf = new Map<string, number>();
  let wordCount = 0;
  let duration: number | null = null;
  for (const turn of turns) {
    const words = countWords(turn.text);
    wordCount += words;
    if (turn.speaker !== null) wordsOf.set(turn.speaker, (wordsOf.get(turn.speaker) ?? 0) + words);
    for (const time of [turn.startTime, turn.endTime, turn.anchors.at(-1)?.time ?? null]) {
      if (time !== null && (duration === null || time > duration)) duration = time;
    }
  }
  const speakers = [...wordsOf].map(([name, words]) => ({ name, wordCount: words }));
  speakers.sort((a, b) => b.wordCount - a.wordCount);
  const isWhole = (turns.at(-1)?.endTime ?? null) !== null;
  return { turnCount: turns.length, wordCount, duration, isWhole, speakers };
}

/** Of the recording in seconds. A publisher's that ends before the last known time is of another recording. */
export function lengthOf({ duration, isWhole }: Speech, publication: Publication | undefined): number | null {
  const told = publication?.duration;
  if (told !== undefined && told >= (duration ?? 0)) return told;
  return isWhole ? duration : null;
}

export function insertSpeakers(connection: Connection, episodeKey: number, { speakers }: Speech): void {
  speakers.forEach(({ name, wordCount }, position) => {
    connection.run(
      `INSERT INTO episode_speakers (episode_key, position, name, name_key, word_count)
       VALUES (@episodeKey, @position, @name, @nameKey, @wordCount)`,
      { episodeKey, position, name, nameKey: foldName(name), wordCount },
    );
  });
}

/** Names that hold the text anywhere, labels and those that people gave; each once, however it is written. */
export function findSpeakers(connection: Connection, part: string): string[] {
  return connection.column<string>(
    `SELECT min(name) FROM (SELECT name, name_key FROM episode_speakers UNION SELECT name, name_key FROM people)
     WHERE instr(name_key, @part) > 0 GROUP BY name_key ORDER BY name_key`,
    { part: foldName(part) },
  );
}

/** Those names, and every other one of the people who have them. */
export function findSpellings(connection: Connection, names: readonly string[]): string[] {
  const others = connection.column<string>(
    `WITH meant (person) AS (
       SELECT person FROM people_names WHERE name_key IN (SELECT value FROM json_each(@names))
       UNION SELECT key FROM people WHERE name_key IN (SELECT value FROM json_each(@names)))
     SELECT name FROM people_names WHERE person IN (SELECT person FROM meant)
     UNION SELECT name FROM people WHERE key IN (SELECT person FROM meant) ORDER BY name`,
    { names: JSON.stringify(names.map(foldName)) },
  );
  return [...new Set([...names, ...others])];
}

export function findSpeakerEpisodes(connection: Connection, names: readonly string[]): SpeakerEpisodes {
  const idsOf = (name: string) =>
    connection
      .all<{ id: string }>(`SELECT e.id FROM episodes e WHERE e.key IN (${episodesOf('SELECT @nameKey')})`, {
        nameKey: foldName(name),
      })
      .map(({ id }) => id);
  const { episodes } = connection.get<{ episodes: number }>('SELECT count(*) AS episodes FROM episodes')!;
  return { episodes, byName: new Map(names.map((name) => [name, idsOf(name)])) };
}
