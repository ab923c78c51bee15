// What an episode's turns amount to: counts, length, and who speaks how much.
import { countWords, type Turn } from '../../domain/transcript.js';
import type { SpeakerEpisodes } from '../store.js';
import type { Connection } from './connection.js';
import { foldName } from './filter.js';

export interface Speech {
  readonly turnCount: number;
  readonly wordCount: number;
  /** Seconds, from the last known time; `null` in untimed transcripts. */
  readonly duration: number | null;
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
  return { turnCount: turns.length, wordCount, duration, speakers };
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

/** Names that hold the text anywhere; each once, however it is written in different episodes. */
export function findSpeakers(connection: Connection, part: string): string[] {
  return connection
    .all<{ name: string }>(
      `SELECT min(name) AS name FROM episode_speakers WHERE instr(name_key, @part) > 0 GROUP BY name_key
       ORDER BY name_key`,
      { part: foldName(part) },
    )
    .map(({ name }) => name);
}

export function findSpeakerEpisodes(connection: Connection, names: readonly string[]): SpeakerEpisodes {
  const idsOf = (name: string) =>
    connection
      .all<{ id: string }>(
        `SELECT e.id FROM episodes e
         WHERE e.key IN (SELECT episode_key FROM episode_speakers WHERE name_key = @nameKey)`,
        { nameKey: foldName(name) },
      )
      .map(({ id }) => id);
  const { episodes } = connection.get<{ episodes: number }>('SELECT count(*) AS episodes FROM episodes')!;
  return { episodes, byName: new Map(names.map((name) => [name, idsOf(name)])) };
}
