// What is published of episodes and lessons, as JSON.
import { z } from 'zod';
import { dateOrderIssue, episodeFilterField, filterFields, startsBeforeItEnds, wholeNumber } from './fields.js';

export const soundbitesSchema = z
  .object({
    soundbites: z
      .array(
        z.object({
          startTime: z.number().meta({ description: 'Seconds' }),
          duration: z.number().meta({ description: 'Seconds, 15 to 120' }),
          title: z
            .string()
            .meta({ description: 'The lesson in short, or its chapter and speaker; at most 128 characters' }),
          timing: z.enum(['exact', 'interpolated']).meta({
            description: '`interpolated`: an end lies between two stamps of the source. Listen before you publish it',
          }),
          speaker: z.string().nullable(),
          lesson: z.string().meta({ description: 'Id' }),
          turn: z.int(),
          url: z.string().meta({ description: 'Where it stands in the transcript' }),
        }),
      )
      .meta({ description: 'In the order in which they are heard' }),
  })
  .meta({ id: 'Soundbites', description: 'Whole sentences of the best lessons; none where the source has no times' });

export const lessonExportFormats = ['csv', 'anki', 'annotations'] as const;
export type LessonExportFormat = (typeof lessonExportFormats)[number];

const MOST_LESSONS = 10_000;

export const lessonExportQuery = z
  .strictObject({
    format: z.enum(lessonExportFormats).optional().meta({ description: 'Goes before the Accept header' }),
    ...filterFields,
    episode: episodeFilterField,
    limit: wholeNumber(MOST_LESSONS).default(1000).meta({ description: 'How many at most, the best ones' }),
  })
  .refine(startsBeforeItEnds, dateOrderIssue);

export const annotationsSchema = z
  .looseObject({ '@context': z.string(), id: z.string(), type: z.literal('AnnotationCollection'), total: z.int() })
  .meta({ id: 'AnnotationCollection', description: 'W3C Web Annotation, one page with all of them' });

export const jsonLdSchema = z
  .looseObject({ '@context': z.string() })
  .meta({ id: 'JsonLd', description: 'schema.org, as it stands in the page of the episode' });
