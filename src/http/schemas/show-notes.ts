// Show notes, and the chapters of Podcasting 2.0, as JSON.
import { z } from 'zod';
import { secondsSchema, timingSchema } from './timing.js';
import { topicRefSchema } from './topic.js';

const momentFields = {
  startTime: secondsSchema,
  timing: timingSchema,
  url: z.string().meta({ description: 'Where it stands in the transcript' }),
};
const quoteFields = {
  quote: z.string().meta({ description: 'Verbatim' }),
  speaker: z.string().nullable(),
  ...momentFields,
};
const lessonFields = {
  id: z.string(),
  statement: z.string(),
  ...quoteFields,
  parts: z.object({ before: z.string(), point: z.string(), after: z.string() }).nullable().meta({
    description: 'The quote in three, the words of the statement between; null where it has words of its own',
  }),
  readsAlone: z.boolean().meta({ description: 'The statement can be read by somebody who has not heard the episode' }),
  highlighted: z.boolean().meta({ description: 'One of the highlights says all of it' }),
};

export const showNotesSchema = z
  .object({
    title: z.string(),
    slug: z.string(),
    show: z.string().meta({ description: 'Slug of the show' }),
    showTitle: z.string(),
    publishedAt: z.string().nullable(),
    duration: secondsSchema,
    url: z.string().meta({ description: "Of the episode's page" }),
    audioUrl: z.string().nullable(),
    pageUrl: z.string().nullable().meta({ description: "Of the episode's page at its publisher's" }),
    summary: z.string(),
    highlights: z.array(z.object(quoteFields)).meta({ description: 'The best quotes, at most three' }),
    people: z.array(
      z.object({
        name: z.string(),
        role: z.enum(['host', 'guest']).nullable().meta({ description: 'As the episode says, or else on the show' }),
        url: z.string().nullable().meta({ description: "Of the person's page" }),
      }),
    ),
    chapters: z.array(z.object({ title: z.string(), summary: z.string(), ...momentFields })),
    chapterCount: z.number().int().meta({ description: 'Of the episode; a short length may have fewer' }),
    lessons: z
      .array(z.object(lessonFields))
      .meta({ description: 'At most ten: those that can be read by themselves, then others; best first' }),
    topics: z.array(topicRefSchema),
    links: z
      .array(
        z.object({
          href: z.string().meta({ description: 'Absolute, http(s); nobody has asked whether it answers' }),
          label: z.string(),
          origin: z
            .enum(['publisher', 'transcript'])
            .meta({ description: '`publisher`: the description in the feed has it' }),
          spoken: z.boolean().meta({ description: 'Put together from words: "example dot com"' }),
          offered: z
            .boolean()
            .meta({ description: 'The publisher gives it, or listeners are sent there; else it is only spoken of' }),
          speaker: z.string().nullable(),
          ...momentFields,
        }),
      )
      .meta({ description: "The publisher's links, then addresses that are named in the episode; each once" }),
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
        url: z.string().optional().meta({ description: 'Of its place in the transcript' }),
      }),
    ),
  })
  .meta({ id: 'PodcastChapters', description: 'Podcasting 2.0 JSON chapters' });
