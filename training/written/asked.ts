// What was set down in asked.jsonl: questions about held-out episodes, those that are answered and those that are not.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseTranscript } from '../../src/pipeline/parse/parse-transcript.js';

/** Turn, start and end of a stretch of speech. */
const stretchSchema = z.tuple([z.number(), z.number(), z.number()]);
const askedSchema = z.object({
  file: z.string(),
  questions: z.array(
    z.object({
      q: z.string(),
      /** Asked in other words than those of the answer. */
      paraphrased: z.boolean(),
      at: stretchSchema,
      /** Other places that answer as well. */
      also: z.array(stretchSchema),
    }),
  ),
  /** About the episode's own subjects, people and companies, and answered nowhere. */
  unanswerable: z.array(z.string()),
});

export interface AskedOfEpisode {
  /** Path of the transcript below the training folder. */
  readonly file: string;
  readonly questions: readonly { text: string; paraphrased: boolean; evidence: readonly string[] }[];
  readonly unanswerable: readonly string[];
}

const ASKED = join(import.meta.dirname, 'asked.jsonl');

/** All of them, in the order of the file. `root`: the folder of the training text. Throws when a stretch is not there. */
export function readAsked(root: string): AskedOfEpisode[] {
  const lines = readFileSync(ASKED, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { file, questions, unanswerable } = askedSchema.parse(JSON.parse(line));
    const { turns } = parseTranscript(readFileSync(join(root, file)));
    const said = ([turn, start, end]: z.infer<typeof stretchSchema>): string => {
      const text = turns[turn]?.text.slice(start, end) ?? '';
      if (text.length !== end - start) throw new Error(`${file} has no ${turn}:${start}-${end}`);
      return text;
    };
    return {
      file,
      unanswerable,
      questions: questions.map(({ q, paraphrased, at, also }) => ({
        ...{ text: q, paraphrased, evidence: [at, ...also].map(said) },
      })),
    };
  });
}
