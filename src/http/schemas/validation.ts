// What is posted to be validated, and what is told of it.
import { z } from 'zod';
import { type LossKind, lossKinds } from '../../domain/loss.js';
import { transcriptFormats } from '../../domain/transcript-format.js';
import { personSchema, transcriptFieldSchema } from './episode.js';
import { problemSchema } from './problem.js';
import { secondsSchema } from './timing.js';

const kinds = Object.keys(lossKinds) as [LossKind, ...LossKind[]];
const share = z.number().min(0).max(1);

export const validationBodySchema = z.object({ transcript: transcriptFieldSchema }).meta({
  id: 'TranscriptToValidate',
  description: 'A body for `POST /v1/episodes` fits, too: what describes the episode is not looked at',
  examples: [{ transcript: { text: 'Ada: Welcome back.\n\nRui: A backup counts when the restore was checked.' } }],
});

export type ValidationBody = z.output<typeof validationBodySchema>;

const speakerSchema = z.object({
  name: z.string().nullable().meta({ description: 'null: turns that the source gives to nobody' }),
  role: z.enum(['host', 'guest']).nullable().meta({ description: 'null where the source does not say it' }),
  turns: z.int(),
  words: z.int(),
  share: share.meta({ description: 'Of all words' }),
});

const understoodSchema = z.object({
  format: z.enum(transcriptFormats),
  turns: z.int(),
  words: z.int(),
  speakers: z.array(speakerSchema).meta({ description: 'Most words first' }),
  startTime: secondsSchema.meta({ description: 'First known time in seconds; null in untimed transcripts' }),
  endTime: secondsSchema.meta({ description: 'Last known time in seconds; null in untimed transcripts' }),
  timing: z
    .object({ exact: share, interpolated: share, unknown: share })
    .meta({ description: 'Shares of turns by how their start is known' }),
  stamps: z.int().meta({ description: 'Times that stand in the source' }),
  headings: z.int(),
  breaks: z.int(),
  metadata: z
    .object({
      title: z.string().optional(),
      publishedAt: z.string().optional(),
      speakers: z.array(z.string()).optional(),
      people: z.array(personSchema).optional().meta({ description: 'Whose role the file tells' }),
      audioUrl: z.string().optional(),
      pageUrl: z.string().optional(),
    })
    .meta({ description: 'What the file says of its episode' }),
});

export const validationSchema = z
  .object({
    valid: z.boolean().meta({ description: 'Whether `POST /v1/episodes` would take it in' }),
    problem: problemSchema
      .nullable()
      .meta({ description: 'What an ingest of it would answer; null where it is valid' }),
    encoding: z
      .string()
      .nullable()
      .meta({ description: 'null where it could not be told', examples: ['utf-8'] }),
    understood: understoodSchema.nullable().meta({ description: 'null where it is refused' }),
    findings: z
      .array(
        z.object({
          severity: z.enum(['error', 'warning', 'note']).meta({
            description: '`error`: why it is refused. `warning`: left out, repaired or guessed. `note`: worth knowing',
          }),
          line: z.int().nullable(),
          message: z.string(),
        }),
      )
      .meta({ description: 'By line; what is about the whole of it stands last' }),
    losses: z
      .array(
        z.object({
          what: z.enum(kinds),
          meaning: z.string(),
          count: z.int(),
          line: z.int().nullable().meta({ description: 'Where the first one stands' }),
        }),
      )
      .meta({ description: 'What stands in the file and has no place in the result' }),
  })
  .meta({ id: 'Validation' });
