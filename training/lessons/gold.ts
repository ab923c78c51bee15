// The edited lessons that are learned from, and which of an episode's sentences they were taken from.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Embedder } from '../../src/embedder/embedder.js';
import type { Unit } from '../../src/pipeline/speech/units.js';
import { plainWords, saysTheSame } from '../linear/match-text.js';
import { type ReadEpisode, readEpisode } from '../linear/read-episodes.js';
import { readEditedEpisode, readEditions, type Stretch } from '../written/editions.js';

const goldSchema = z.object({
  id: z.string(),
  file: z.string(),
  chapters: z.array(z.object({ start_turn: z.number(), title: z.string(), first_words: z.string() })),
  lessons: z.array(
    z.object({
      statement: z.string(),
      quote: z.string(),
      alt_quotes: z.array(z.string()).default([]),
      theme: z.string(),
      strength: z.number(),
    }),
  ),
});

export type GoldEpisode = z.infer<typeof goldSchema>;

/** All edited episodes of `trainPath`, by name. */
export async function readGold(trainPath: string): Promise<GoldEpisode[]> {
  const folder = join(trainPath, 'lessons');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => goldSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))),
  );
}

/** A gold lesson's quotes as words. */
export interface GoldQuotes {
  readonly strength: number;
  readonly quotes: readonly (readonly string[])[];
}

function quotesOf({ lessons }: GoldEpisode): GoldQuotes[] {
  return lessons.map(({ quote, alt_quotes, strength }) => ({
    strength,
    quotes: [quote, ...alt_quotes].map(plainWords),
  }));
}

export interface LessonEpisode extends ReadEpisode {
  readonly gold: readonly GoldQuotes[];
}

/** Every `every`th of a list. */
export const some = <T>(all: readonly T[], every: number): T[] => all.filter((_, i) => i % every === 0);

/** The edited episodes (every `every`th): those of the training text, then those of training/written. */
export async function readLessonEpisodes(trainPath: string, embedder: Embedder, every = 1): Promise<LessonEpisode[]> {
  const episodes: LessonEpisode[] = [];
  for (const gold of some(await readGold(trainPath), every)) {
    episodes.push({ ...(await readEpisode(join(trainPath, gold.file), embedder)), gold: quotesOf(gold) });
  }
  for (const edition of some(await readEditions(), every)) {
    const episode = await readEditedEpisode(trainPath, edition, embedder);
    const wordsOf = ([turn, start, end]: Stretch) => plainWords(episode.transcript.turns[turn]!.text.slice(start, end));
    const gold = edition.lessons.map(({ at, also, strength }) => ({ strength, quotes: [at, ...also].map(wordsOf) }));
    episodes.push({ ...episode, gold });
  }
  return episodes;
}

/** Indexes of the gold lessons that a stretch of words says the same as. */
export function matchesOf(words: readonly string[], gold: readonly GoldQuotes[]): number[] {
  const present = new Set(words);
  const matches: number[] = [];
  gold.forEach(({ quotes }, i) => {
    // Few pairs share enough words to be worth the comparison by runs.
    if (quotes.some((quote) => sharesWords(quote, present) && saysTheSame(quote, words))) matches.push(i);
  });
  return matches;
}

function sharesWords(quote: readonly string[], words: ReadonlySet<string>): boolean {
  let shared = 0;
  for (const word of quote) if (words.has(word)) shared++;
  return shared >= Math.min(quote.length, words.size) * 0.4;
}

/** For each unit the strength of the strongest lesson that it belongs to, 0 for none. */
export function labelUnits(units: readonly Unit[], gold: readonly GoldQuotes[]): number[] {
  return units.map((unit) => Math.max(0, ...matchesOf(plainWords(unit.text), gold).map((i) => gold[i]!.strength)));
}
