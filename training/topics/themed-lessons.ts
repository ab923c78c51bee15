// The lessons whose subject an editor named: what topics are learned and measured on.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Embedder } from '../../src/embedder/embedder.js';
import type { Unit } from '../../src/pipeline/speech/units.js';
import { readGold } from '../lessons/gold.js';
import { plainWords } from '../linear/match-text.js';
import { type ReadEpisode, readEpisode } from '../linear/read-episodes.js';

/** A quote, units `first` to `end` (exclusive), and its subject in one to four words. */
export interface ThemedLesson {
  readonly theme: string;
  readonly first: number;
  readonly end: number;
}

export interface ThemedEpisode extends ReadEpisode {
  readonly file: string;
  readonly lessons: readonly ThemedLesson[];
}

const editionSchema = z.object({
  file: z.string(),
  lessons: z.array(
    z.object({
      theme: z.string(),
      /** Turn, start, end. */
      at: z.tuple([z.number(), z.number(), z.number()]),
    }),
  ),
});

const EDITIONS = join(import.meta.dirname, '../written/editions.jsonl');

/** All edited episodes, those of the training text first. Quotes that are not found in the transcript are left out. */
export async function readThemedEpisodes(trainPath: string, embedder: Embedder): Promise<ThemedEpisode[]> {
  const episodes: ThemedEpisode[] = [];
  for (const { file, lessons } of await readGold(trainPath)) {
    const episode = await readEpisode(join(trainPath, file), embedder);
    episodes.push({
      ...episode,
      file,
      lessons: lessons.flatMap(({ theme, quote }) => themed(theme, unitsOfQuote(episode.units, quote))),
    });
  }
  for (const { file, lessons } of await readEditions()) {
    const episode = await readEpisode(join(trainPath, file), embedder);
    episodes.push({
      ...episode,
      file,
      lessons: lessons.flatMap(({ theme, at: [turn, start, end] }) =>
        themed(theme, unitsWithin(episode.units, { turn, start, end })),
      ),
    });
  }
  return episodes;
}

async function readEditions() {
  const lines = (await readFile(EDITIONS, 'utf8')).trim().split('\n');
  return lines.map((line) => editionSchema.parse(JSON.parse(line)));
}

function themed(theme: string, units: readonly number[]): ThemedLesson[] {
  return units.length ? [{ theme, first: units[0]!, end: units.at(-1)! + 1 }] : [];
}

function unitsWithin(units: readonly Unit[], at: { turn: number; start: number; end: number }): number[] {
  return units.flatMap((unit, i) => (unit.turn === at.turn && unit.start < at.end && unit.end > at.start ? [i] : []));
}

const TELLING_WORDS = 4;

/** The first run of neighbouring units that stand in the quote, or that it stands in. */
function unitsOfQuote(units: readonly Unit[], quote: string): number[] {
  const wanted = ` ${plainWords(quote).join(' ')} `;
  const inQuote = (unit: Unit) => {
    const own = ` ${plainWords(unit.text).join(' ')} `;
    return wanted.includes(own) || own.includes(wanted);
  };
  const first = units.findIndex((unit) => unit.words.length >= TELLING_WORDS && inQuote(unit));
  if (first < 0) return [];
  let end = first + 1;
  while (end < units.length && units[end]!.turn === units[first]!.turn && inQuote(units[end]!)) end++;
  return Array.from({ length: end - first }, (_, i) => first + i);
}
