// What was set down in editions.jsonl, and the transcripts that it stands on.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Embedder } from '../../src/embedder/embedder.js';
import type { Unit } from '../../src/pipeline/speech/units.js';
import { type ReadEpisode, readEpisode } from '../linear/read-episodes.js';

/** Turn, start and end of a stretch of speech. */
const stretchSchema = z.tuple([z.number(), z.number(), z.number()]);

export type Stretch = z.infer<typeof stretchSchema>;

const editionSchema = z.object({
  file: z.string(),
  /** How many sentences our pipeline sees, and where the last one stands: positions hold for no other reading. */
  sentences: z.number(),
  end: stretchSchema,
  /** `at`: turn, offset. */
  chapters: z.array(z.object({ at: z.tuple([z.number(), z.number()]), title: z.string(), summary: stretchSchema })),
  lessons: z.array(
    z.object({
      at: stretchSchema,
      also: z.array(stretchSchema),
      statement: z.string(),
      /** Its subject in one to four words. */
      theme: z.string(),
      strength: z.number(),
    }),
  ),
});

export type Edition = z.infer<typeof editionSchema>;

const EDITIONS = join(import.meta.dirname, 'editions.jsonl');

/** All editions, in the order of the file. */
export async function readEditions(): Promise<Edition[]> {
  const lines = (await readFile(EDITIONS, 'utf8')).trim().split('\n');
  return lines.map((line) => editionSchema.parse(JSON.parse(line)));
}

/** The transcript of an edition. Throws an Error when the pipeline reads it differently from how the edition did. */
export async function readEditedEpisode(
  trainPath: string,
  { file, sentences, end }: Edition,
  embedder: Embedder,
): Promise<ReadEpisode> {
  const episode = await readEpisode(join(trainPath, file), embedder);
  const last = episode.units.at(-1)!;
  if (episode.units.length !== sentences || [last.turn, last.start, last.end].some((value, i) => value !== end[i])) {
    throw new Error(`${file} is read as ${episode.units.length} sentences, but its edition stands on ${sentences}`);
  }
  return episode;
}

/** Indexes of the units that a stretch touches. */
export function unitsWithin(units: readonly Unit[], [turn, start, end]: Stretch): number[] {
  return units.flatMap((unit, i) => (unit.turn === turn && unit.start < end && unit.end > start ? [i] : []));
}
