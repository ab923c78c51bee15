// Episodes: what is posted, what is listed, what one looks like.
import { z } from 'zod';
import { reservedSlugs } from '../../domain/slug.js';
import { transcriptFormats } from '../../domain/transcript.js';
import { episodeRefSchema } from './episode-ref.js';
import {
  cursor,
  DEFAULT_LIST_LIMIT,
  dateOrDateTime,
  dateOrderIssue,
  filterFields,
  httpUrl,
  limit,
  line,
  slug,
  startsBeforeItEnds,
} from './fields.js';
import { jobSchema } from './job.js';
import { revisionWithDiffSchema } from './revision.js';
import { suggestedQuestionSchema } from './suggested-question.js';
import { topicRefSchema } from './topic.js';

export { episodeRefSchema };

export const personSchema = z
  .object({ name: z.string(), role: z.enum(['host', 'guest']).nullable() })
  .meta({ id: 'Person', examples: [{ name: 'Ada Marsh', role: 'host' }] });

const publicationSchema = z
  .object({
    imageUrl: z.string().nullable(),
    season: z.object({ number: z.number(), name: z.string().nullable() }).nullable(),
    number: z
      .object({ value: z.number(), display: z.string().nullable() })
      .nullable()
      .meta({ description: '`display` is what to show instead of the number, where the publisher gives that' }),
    kind: z.string().nullable().meta({ description: 'full, trailer, bonus' }),
    duration: z.number().optional().meta({ description: 'Of the recording, in seconds' }),
    soundbites: z.array(
      z.object({ startTime: z.number(), duration: z.number(), title: z.string().nullable() }).meta({ id: 'Soundbite' }),
    ),
    chapters: z
      .array(z.object({ startTime: z.number(), title: z.string() }))
      .meta({ description: "The publisher's list; where the transcript has times they are the episode's chapters" }),
    links: z
      .array(z.object({ url: z.string(), title: z.string().nullable() }))
      .meta({ description: "Pages that the publisher's description leads to" }),
    description: z
      .object({
        text: z.string().meta({ description: 'Plain text; an empty line between paragraphs' }),
        links: z
          .array(z.object({ start: z.int(), end: z.int(), url: z.string() }))
          .meta({ description: 'Which words lead where; offsets in UTF-16 code units' }),
      })
      .nullable()
      .meta({ description: "The publisher's own, without markup" }),
  })
  .meta({ id: 'Publication', description: "What the publisher's feed says besides; null where no feed told" });

export const episodeSchema = z
  .object({
    id: z.string().meta({ description: 'Made from show and slug: the same after every rebuild and re-ingest' }),
    slug: z.string().meta({ description: 'Unique within the show' }),
    show: z.string().meta({ description: 'Slug of the show' }),
    title: z.string(),
    publishedAt: z.string().nullable().meta({ description: 'ISO 8601 date or date-time; null when not known' }),
    audioUrl: z.string().nullable(),
    pageUrl: z.string().nullable(),
    people: z.array(personSchema),
    publication: publicationSchema.nullable(),
    speakers: z.array(z.string()).meta({ description: 'Names as they stand on turns, most words first' }),
    topics: z.array(topicRefSchema),
    format: z.enum(transcriptFormats).meta({ description: 'Format of the transcript as received' }),
    turnCount: z.int(),
    wordCount: z.int(),
    duration: z.number().nullable().meta({
      description: 'Seconds to the last known time, behind which speech may go on; null in untimed ones',
    }),
    length: z.number().nullable().meta({
      description:
        'Of the recording in seconds: as its publisher says, or to the end of the last words; null where neither is known',
    }),
    chapterCount: z.int(),
    lessonCount: z.int(),
    transcriptHash: z.string().meta({ description: "SHA-256 of the transcript's bytes as received, hex" }),
    createdAt: z.string().meta({ description: 'ISO 8601 date-time' }),
    updatedAt: z.string().meta({ description: 'ISO 8601 date-time' }),
    url: z.string().meta({ description: "Path of the episode's page on this server" }),
  })
  .meta({ id: 'Episode' });

export const episodeWithQuestionsSchema = z
  .object({
    ...episodeSchema.shape,
    questions: z.array(suggestedQuestionSchema).meta({
      description: 'Up to three that the episode answers, in spoken order: asked in it, or made from its lessons',
    }),
  })
  .meta({ id: 'EpisodeWithQuestions' });

export const episodeListQuery = z
  .strictObject({ ...filterFields, limit: limit(DEFAULT_LIST_LIMIT), cursor })
  .refine(startsBeforeItEnds, dateOrderIssue);

export const episodeListSchema = z.object({ items: z.array(episodeSchema), nextCursor: z.string().nullable() }).meta({
  id: 'EpisodeList',
  description: 'Newest first; episodes without a date come last, numbers in their slugs from the highest',
});

/** Of an episode that is there already. */
const stays =
  "Missing: as it was given before, else as the transcript says. null: the transcript's own, whatever was given before";

const descriptionFields = {
  show: slug
    .refine((value) => !reservedSlugs.includes(value), 'is the name of a path of this service; take another')
    .meta({ description: 'Slug of the show; it is made on first use', examples: ['ship-it'] }),
  showTitle: line(300).nullish().meta({ description: "The show's title, for a show that is new" }),
  title: line(500)
    .nullish()
    .meta({ description: `Needed where there is no \`slug\` and the transcript has no title of its own. ${stays}` }),
  slug: slug.nullish().meta({ description: 'Made from the title where missing. Given: an episode of it is replaced' }),
  publishedAt: dateOrDateTime.nullish().meta({ description: stays }),
  audioUrl: httpUrl.nullish().meta({ description: stays }),
  pageUrl: httpUrl.nullish().meta({ description: stays }),
};

/** What of an episode stands in the query string when the body is the transcript itself. */
export const rawEpisodeQuery = z
  .strictObject({ ...descriptionFields, show: descriptionFields.show.optional() })
  .meta({ description: 'Only for bodies that are a transcript; a JSON body holds these fields itself' });

export const rawEpisodeDescription = z.strictObject(descriptionFields);

export const transcriptFieldSchema = z.strictObject({
  text: z.string().meta({ description: 'The transcript, in any known format' }),
  format: z
    .enum(transcriptFormats)
    .nullish()
    .meta({ description: 'Found from the content where missing. A wrong one is an error' }),
  origin: line(2000).nullish().meta({ description: 'Where it came from: a file name or a URL' }),
});

export const episodeBodySchema = z
  .strictObject({
    ...descriptionFields,
    people: z
      .array(z.strictObject({ name: line(200), role: z.enum(['host', 'guest']).nullish() }))
      .max(50)
      .nullish()
      .meta({ description: stays }),
    transcript: transcriptFieldSchema,
  })
  .meta({
    id: 'NewEpisode',
    examples: [
      {
        show: 'night-shift',
        title: 'The backup that was not there',
        publishedAt: '2024-05-14',
        people: [{ name: 'Ada Marsh', role: 'host' }],
        transcript: { text: 'Ada: Welcome back.\n\nRui: A backup counts when the restore was checked.' },
      },
    ],
  });

export type EpisodeBody = z.output<typeof episodeBodySchema>;

export const ingestedSchema = z
  .object({
    episode: episodeWithQuestionsSchema,
    outcome: z.enum(['created', 'updated', 'unchanged']),
    findings: z
      .array(z.object({ line: z.int().nullable(), message: z.string() }))
      .meta({ description: 'What was left out of the transcript or repaired, by line' }),
    revision: revisionWithDiffSchema
      .nullable()
      .meta({ description: 'The current one. `diff` is null unless this request made it out of one before' }),
  })
  .meta({ id: 'IngestedEpisode' });

export const acceptedSchema = z.object({ job: jobSchema }).meta({ id: 'AcceptedJob' });
