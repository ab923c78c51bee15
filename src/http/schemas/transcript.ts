// Transcripts and chapters of one episode as JSON.
import { z } from 'zod';
import { chapterExample, turnExample } from './examples.js';
import { secondsSchema, timingSchema } from './timing.js';
import { topicRefSchema } from './topic.js';

export const transcriptSchema = z
  .object({
    turns: z.array(
      z.object({
        index: z.int(),
        speaker: z.string().nullable().meta({ description: 'null where the source names nobody' }),
        text: z.string().meta({ description: 'Paragraphs are separated by an empty line' }),
        startTime: secondsSchema,
        endTime: secondsSchema,
        timing: timingSchema,
      }),
    ),
  })
  .meta({ id: 'Transcript', examples: [{ turns: [turnExample] }] });

export const chapterSchema = z
  .object({
    index: z.int(),
    title: z.string(),
    titleOrigin: z
      .enum(['publisher', 'computed', 'edited'])
      .meta({ description: 'Who gave the title; `edited`: somebody here, `PATCH`ing the chapter' }),
    startTurn: z.int(),
    startOffset: z.int().meta({ description: "Characters (UTF-16) into the start turn's text" }),
    endTurn: z.int(),
    endOffset: z.int().meta({ description: "Characters (UTF-16) into the end turn's text, not included" }),
    startTime: secondsSchema,
    endTime: secondsSchema,
    timing: timingSchema,
    summary: z.string().meta({ description: 'One or two verbatim sentences of the chapter' }),
    origin: z.enum(['publisher', 'computed']).meta({ description: 'Who drew the boundary' }),
    topics: z.array(topicRefSchema),
  })
  .meta({ id: 'Chapter', examples: [chapterExample] });

export const chapterListSchema = z
  .object({ chapters: z.array(chapterSchema) })
  .meta({ id: 'ChapterList', description: 'In order; they cover the whole transcript without gap or overlap' });
