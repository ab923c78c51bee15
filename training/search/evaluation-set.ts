// The questions of an evaluation set in the shape of its set.json: read to measure, never to learn.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ArchivedEpisode } from './archive.js';
import { type Asked, holdsEvidence } from './asked.js';

const setSchema = z.object({
  show: z.string(),
  corpus: z.array(z.object({ slug: z.string(), file: z.string(), title: z.string().optional() })),
  gold: z.array(z.string()),
});
const goldSchema = z.object({
  id: z.string(),
  questions: z.array(
    z.object({ q: z.string(), evidence: z.array(z.string()).min(1), paraphrased: z.boolean().default(false) }),
  ),
});

/** Episodes and questions of the set in a folder. Throws when a file is missing or has another shape. */
export function readEvaluationSet(folder: string): { episodes: ArchivedEpisode[]; questions: Asked[] } {
  const readJson = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const { show, corpus, gold } = setSchema.parse(readJson('set.json'));
  const episodes = corpus.map(({ slug, file, title }) => ({
    ...{ show, slug, title: title ?? slug, read: () => readFileSync(join(folder, file)) },
  }));
  const questions = gold.flatMap((file) => {
    const { id: episode, questions: ofEpisode } = goldSchema.parse(readJson(file));
    return ofEpisode.map(({ q, evidence, paraphrased }): Asked => {
      const kind = paraphrased ? 'paraphrased' : 'worded';
      return { text: q, kind, episode, isAnsweredBy: (answer) => holdsEvidence(answer, { episode, evidence }) };
    });
  });
  return { episodes, questions };
}
