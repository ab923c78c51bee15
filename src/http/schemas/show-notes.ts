// Show notes, and the chapters of Podcasting 2.0, as JSON.
import { z } from 'zod';
import { secondsSchema, timingSchema } from './timing.js';
import { topicRefSchema } from './topic.js';

const momentFields = { startTime: secondsSchema, timing: timingSchema, url: z.string() };

export const showNotesSchema = z
  .object({
    title: z.string(),
    show: z.string().meta({ description: 'Slug of the show' }),
    publishedAt: z.string().nullable(),
    summary: z.string(),
    people: z.array(z.object({ name: z.string(), role: z.enum(['host', 'guest']).nullable() })),
    chapters: z.array(z.object({ title: z.string(), summary: z.string(), ...momentFields })),
    lessons: z
      .array(z.object({ statement: z.string(), quote: z.string(), speaker: z.string().nullable(), ...momentFields }))
      .meta({ description: 'The strongest, best first' }),
    topics: z.array(topicRefSchema),
  })
  .meta({ id: 'ShowNotes' });

export const podcastChaptersSchema = z
  .object({
    version: z.literal('1.2.0'),
    title: z.string(),
    podcastName: z.string(),
    chapters: z.array(
      z.object({
        startTime: z.number().meta({ description: 'Seconds' }),
        endTime: z.number().optional().meta({ description: 'Seconds' }),
        title: z.string(),
      }),
    ),
  })
  .meta({ id: 'PodcastChapters', description: 'Podcasting 2.0 JSON chapters' });
