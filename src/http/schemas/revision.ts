// Revisions of a transcript, what each changed, and moments that are followed over them.
import { z } from 'zod';
import { transcriptFormats } from '../../domain/transcript.js';
import { episodeRefSchema } from './episode-ref.js';
import { cursor, DEFAULT_LIST_LIMIT, limit, prose } from './fields.js';
import { secondsSchema, timingSchema } from './timing.js';

const MAX_QUOTE_LENGTH = 2_000;

const counts = { added: z.int(), removed: z.int(), changed: z.int() };
const countsSchema = z.object(counts).meta({ id: 'ChangeCounts' });

const changesSchema = z
  .object({
    turns: z.object({
      ...counts,
      retimed: z.int().meta({ description: 'Turns whose words stayed while their start became another one' }),
    }),
    chapters: countsSchema,
    lessons: countsSchema,
  })
  .meta({ id: 'RevisionChanges' });

const revisionFields = {
  number: z.int().meta({ description: 'From 1; the highest one is what the episode is derived from' }),
  createdAt: z.string().meta({ description: 'ISO 8601 date-time' }),
  sha256: z.string().meta({ description: "Of the transcript's bytes as received, hex" }),
  format: z.enum(transcriptFormats),
  bytes: z.int().meta({ description: 'Size of the transcript as received' }),
  turnCount: z.int(),
  isCurrent: z.boolean(),
  restores: z.int().nullable().meta({ description: 'The latest revision before it with the same bytes; null: none' }),
  changes: changesSchema.nullable().meta({ description: 'Against the one before; null in the first one' }),
  url: z.string().meta({ description: "Path of the episode's page; `#turn-N` counts turns as this revision has them" }),
};

export const revisionSchema = z.object(revisionFields).meta({ id: 'Revision' });

export const revisionListQuery = z.strictObject({ limit: limit(DEFAULT_LIST_LIMIT), cursor });

export const revisionListSchema = z
  .object({ items: z.array(revisionSchema), nextCursor: z.string().nullable() })
  .meta({ id: 'RevisionList', description: 'Newest first' });

function differences<T extends z.ZodRawShape>(placed: T, id: string) {
  const part = z.object(placed).meta({ id });
  return { before: part.nullable(), after: part.nullable() };
}

const diffSchema = z
  .object({
    turns: z.array(
      z.object({
        ...differences({ turn: z.int(), speaker: z.string().nullable(), text: z.string() }, 'PlacedTurn'),
        into: z.int().nullable().meta({ description: 'Of a turn that went: the one that has most of its words now' }),
      }),
    ),
    chapters: z.array(
      z.object(
        differences({ index: z.int(), title: z.string(), startTurn: z.int(), startOffset: z.int() }, 'PlacedChapter'),
      ),
    ),
    lessons: z.array(
      z.object(
        differences({ id: z.string(), statement: z.string(), quote: z.string(), turn: z.int() }, 'PlacedLesson'),
      ),
    ),
  })
  .meta({
    id: 'RevisionDiff',
    description:
      'Against the revision before. `before` is null where something came, `after` where it went. What only stands ' +
      'elsewhere because words came or went before it is left out. Titles and statements are those that were derived',
  });

export const revisionWithDiffSchema = z
  .object({ ...revisionFields, diff: diffSchema.nullable().meta({ description: 'null in the first one' }) })
  .meta({ id: 'RevisionWithDiff' });

export const momentQuery = z.strictObject({
  episode: z
    .string()
    .regex(/^ep_[0-9a-f]{16}$/, 'has to be an episode id: "ep_" and 16 hexadecimal digits')
    .meta({ description: 'Id of the episode', examples: ['ep_0123456789abcdef'] }),
  turn: indexNumber().meta({ description: 'Where the words stood: `turn` of a citation or lesson' }),
  offset: indexNumber().default(0).meta({ description: 'And its `startOffset`' }),
  quote: prose(MAX_QUOTE_LENGTH).meta({ description: 'The words' }),
  revision: indexNumber().optional().meta({
    description: 'The revision that `turn` counts in, where it is known: of several places the right one is found then',
  }),
});

export const momentSchema = z
  .object({
    episode: episodeRefSchema,
    turn: z.int(),
    startOffset: z.int().meta({ description: "Characters (UTF-16) into the turn's text" }),
    endTurn: z.int(),
    endOffset: z.int(),
    quote: z.string().meta({ description: 'The words as they stand there now' }),
    speaker: z.string().nullable(),
    startTime: secondsSchema,
    timing: timingSchema,
    url: z.string().meta({ description: 'Path on this server that leads to the moment' }),
    moved: z.boolean().meta({ description: 'It stands elsewhere than it was asked for' }),
    verbatim: z.boolean().meta({ description: 'false: some of the words were corrected' }),
  })
  .meta({ id: 'Moment' });

/** A whole number in a query string, from 0 on. */
function indexNumber() {
  const message = 'has to be a whole number from 0 on';
  return z.preprocess(
    (value) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value),
    z.int(message).min(0, message),
  );
}
