// Questions and answers.
import { z } from 'zod';
import { episodeRefSchema } from './episode.js';
import { citationExample } from './examples.js';
import {
  dateOrderIssue,
  episodeFilterField,
  filterFields,
  MAX_QUERY_LENGTH,
  prose,
  startsBeforeItEnds,
} from './fields.js';
import { secondsSchema, timingSchema } from './timing.js';
import { topicRefSchema } from './topic.js';

/** Characters of an earlier answer, and earlier questions of a talk. */
export const MAX_ANSWER_LENGTH = 10_000;
const MAX_HISTORY = 20;

export const askBodySchema = z
  .strictObject({
    question: prose(MAX_QUERY_LENGTH).meta({ examples: ['How do you know that a backup works?'] }),
    ...filterFields,
    episode: episodeFilterField,
    history: z
      .array(z.strictObject({ question: prose(MAX_QUERY_LENGTH), answer: z.string().max(MAX_ANSWER_LENGTH) }))
      .max(MAX_HISTORY)
      .default([])
      .meta({ description: 'Earlier questions of the same talk with their answers, oldest first' }),
  })
  .refine(startsBeforeItEnds, dateOrderIssue)
  .meta({ id: 'Question' });

export const citationSchema = z
  .object({
    episode: episodeRefSchema,
    quote: z.string().meta({ description: "Verbatim: the turn's text from `startOffset` on begins with it" }),
    turn: z.int(),
    startOffset: z.int(),
    speaker: z.string().nullable(),
    startTime: secondsSchema,
    timing: timingSchema,
    url: z.string().meta({ description: 'Path on this server that leads to the moment' }),
    lessonUrl: z.string().nullable().optional().meta({
      description: 'In an answer: path of the lesson that has these words among its own, null where none has',
    }),
  })
  .meta({ id: 'Citation', examples: [citationExample] });

/** Why a configured language model did not write. */
export const fallbackReasonSchema = z.enum(['timeout', 'unreachable', 'refused', 'malformed', 'unsupported']);

export const answerSchema = z
  .object({
    answered: z.boolean().meta({ description: 'False when the archive does not answer the question' }),
    state: z.enum(['answered', 'partial', 'not_found']),
    answer: z.string().meta({ description: 'The cited sentences, or a sentence that says that nothing was found' }),
    writtenBy: z.enum(['speakers', 'language-model']).meta({
      description:
        '`speakers`: verbatim sentences. `language-model`: sentences by a model, each checked against its citation',
    }),
    fallback: fallbackReasonSchema
      .nullable()
      .meta({ description: "Why the speakers' words stand in for those of a configured language model" }),
    confidence: z.number().meta({ description: '0 to 1' }),
    citations: z.array(citationSchema).meta({ description: 'Best first; empty unless answered' }),
    lookedAt: z.array(episodeRefSchema).meta({ description: 'Episodes of the passages that were read, best first' }),
    nearestTopics: z.array(topicRefSchema).meta({ description: 'Where to look next when nothing was found' }),
    degraded: z.boolean().meta({ description: 'True when a part of search could not take part' }),
  })
  .meta({ id: 'Answer' });
