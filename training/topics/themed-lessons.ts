// The lessons whose subject an editor named: what topics are learned and measured on.
import { join } from 'node:path';
import type { Embedder } from '../../src/embedder/embedder.js';
import type { Unit } from '../../src/pipeline/speech/units.js';
import { readGold } from '../lessons/gold.js';
import { plainWords } from '../linear/match-text.js';
import { type ReadEpisode, readEpisode } from '../linear/read-episodes.js';
import { readEditedEpisode, readEditions, unitsWithin } from '../written/editions.js';

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
  for (const edition of await readEditions()) {
    const episode = await readEditedEpisode(trainPath, edition, embedder);
    episodes.push({
      ...episode,
      file: edition.file,
      lessons: edition.lessons.flatMap(({ theme, at }) => themed(theme, unitsWithin(episode.units, at))),
    });
  }
  return episodes;
}

function themed(theme: string, units: readonly number[]): ThemedLesson[] {
  return units.length ? [{ theme, first: units[0]!, end: units.at(-1)! + 1 }] : [];
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
