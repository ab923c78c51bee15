// What did the editors of an evaluation set find? Read to be shown beside ours, never to learn from.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const setSchema = z.object({ show: z.string(), gold: z.array(z.string()) });

const episodeSchema = z.object({
  id: z.string(),
  chapters: z.array(z.object({ title: z.string(), start_turn: z.number(), first_words: z.string() })),
  lessons: z.array(
    z.object({
      quote: z.string(),
      alt_quotes: z.array(z.string()).default([]),
      theme: z.string(),
      strength: z.number(),
    }),
  ),
  questions: z.array(z.object({ q: z.string(), evidence: z.array(z.string()).min(1) })).default([]),
  unanswerable: z.array(z.string()).default([]),
});

/** `id` is the episode's slug. */
export type EditedEpisode = z.infer<typeof episodeSchema>;

/** The show's slug and the edited episodes of the set in a folder. Throws when a file is missing or has another shape. */
export function readEditedSet(folder: string): { show: string; episodes: EditedEpisode[] } {
  const readJson = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const { show, gold } = setSchema.parse(readJson('set.json'));
  return { show, episodes: gold.map((file) => episodeSchema.parse(readJson(file))) };
}
