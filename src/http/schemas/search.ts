// Search: the query string and the result.
import { z } from 'zod';
import { type Explanation, searchModes, searchTargets } from '../../search/search.js';
import { episodeRefSchema } from './episode.js';
import { foundQuestionExample, hitExample } from './examples.js';
import {
  cursor,
  dateOrderIssue,
  episodeFilterField,
  filterFields,
  flag,
  limit,
  MAX_QUERY_LENGTH,
  prose,
  startsBeforeItEnds,
  wholeNumber,
} from './fields.js';
import { evidenceSchema, statementOriginSchema } from './lesson.js';
import { questionFields } from './suggested-question.js';
import { secondsSchema, timingSchema } from './timing.js';
import { topicRefSchema } from './topic.js';

const DEFAULT_HITS = 10;
const MAX_PER_EPISODE = 50;
export const perEpisodeField = wholeNumber(MAX_PER_EPISODE);

export const searchQuery = z
  .strictObject({
    q: prose(MAX_QUERY_LENGTH).meta({
      description:
        'What you look for, in your words. `"a phrase"`, `-word`, `speaker:name`, `show:slug`, `topic:slug`, ' +
        '`episode:id`, `after:2023` and `before:2024-05` narrow it (docs/search.md). Nothing in it is ever a syntax error',
      examples: ['how do you know that a backup works'],
    }),
    mode: z.enum(searchModes).default('hybrid'),
    in: z.enum(searchTargets).default('passages').meta({ description: 'What to look for' }),
    ...filterFields,
    episode: episodeFilterField,
    limit: limit(DEFAULT_HITS),
    cursor,
    explain: flag.meta({ description: 'Say how each score arose' }),
    facets: flag.meta({ description: 'Count what was found by show, speaker, topic and year' }),
    perEpisode: perEpisodeField.optional().meta({
      description:
        'How many hits one episode may have in the whole list. Without it no hit is left out, but where `limit` is 20 ' +
        "or less, an episode has at most half of it (at least 3) before the others' turn. Where one episode is " +
        'searched, or the query names somebody who speaks, there is no such bound',
    }),
  })
  .refine(startsBeforeItEnds, dateOrderIssue);

const explanationSchema: z.ZodType<Explanation, Explanation> = z
  .object({
    label: z.string(),
    value: z.number(),
    detail: z.string().optional(),
    get parts() {
      return z.array(explanationSchema).optional();
    },
  })
  .meta({ id: 'Explanation', description: 'A named value; the sum of its parts where it has parts' });

const foundSchema = z
  .object({
    by: z
      .enum(['words', 'meaning'])
      .nullable()
      .meta({
        description:
          '`words`: words of the query are marked in the snippet. `meaning`: what is said is near to the query; the sentence ' +
          'is the nearest, as far as time allows. `null`: nothing was looked for but what operators let through',
      }),
    quote: z.string().meta({ description: 'The sentence, verbatim in its turn' }),
    turn: z.int(),
    startOffset: z.int().meta({ description: 'Where the sentence begins in the turn, in UTF-16 code units' }),
    speaker: z.string().nullable().meta({ description: 'Who says it; null where the source names nobody' }),
    startTime: secondsSchema,
    timing: timingSchema,
    url: z.string().meta({ description: 'Path on this server that leads to the sentence' }),
  })
  .meta({
    id: 'Found',
    description:
      'The sentence for which a passage was found, within the snippet: where a reader is led. Set where passages or ' +
      'episodes are searched',
  });

export const hitSchema = z
  .object({
    episode: episodeRefSchema,
    text: z.string().meta({ description: 'The words found, verbatim; at most about 250 of them' }),
    snippet: z.string().meta({
      description:
        'Escaped HTML, shortened, with `<mark>` around words that matched. Where several people speak in `text`, its first words ' +
        'are those of `found.speaker`, or are led by a name',
    }),
    found: foundSchema.optional(),
    startTurn: z.int(),
    startOffset: z.int(),
    endTurn: z.int(),
    endOffset: z.int(),
    startTime: secondsSchema,
    timing: timingSchema,
    speakers: z.array(z.string()).meta({ description: 'Who speaks in `text`' }),
    score: z.number().meta({ description: 'Comparable within one result only' }),
    url: z.string().meta({ description: 'Path on this server that leads to the start of `text`' }),
    chapterTitle: z.string().optional(),
    lesson: z
      .object({
        id: z.string(),
        statement: z.string(),
        statementOrigin: statementOriginSchema,
        evidence: evidenceSchema,
        topics: z.array(topicRefSchema),
      })
      .optional()
      .meta({ description: 'When lessons were searched' }),
    explanation: explanationSchema.optional(),
    similarCount: z
      .int()
      .optional()
      .meta({ description: 'How many other moments say almost the same words; they are no hits of their own' }),
    similar: z
      .array(z.object({ episodeId: z.string(), startTurn: z.int(), url: z.string() }))
      .optional()
      .meta({ description: 'Where the first five of them are' }),
  })
  .meta({ id: 'Hit', examples: [hitExample] });

/** Questions of several episodes stand together. */
export const foundQuestionSchema = z
  .object({ ...questionFields, episode: episodeRefSchema })
  .meta({ id: 'FoundQuestion', examples: [foundQuestionExample] });

const facetSchema = z.array(z.object({ value: z.string(), label: z.string(), count: z.int() })).meta({
  description: '`value` is what the filter takes, `label` what people call it; ten at most, of most hits first',
});

const facetsSchema = z
  .object({
    counted: z.int().meta({ description: 'How many different moments, lessons, chapters or episodes were found' }),
    shows: facetSchema,
    speakers: facetSchema,
    topics: facetSchema,
    years: facetSchema,
  })
  .meta({ id: 'SearchFacets' });

export const searchResultSchema = z
  .object({
    hits: z.array(hitSchema).meta({ description: 'Best first' }),
    nextCursor: z.string().nullable(),
    retrievers: z.array(z.enum(['keyword', 'vector', 'episode'])).meta({ description: 'Which took part' }),
    degraded: z.boolean().meta({ description: 'True when one that the mode asks for could not take part' }),
    reason: z.string().optional().meta({ description: 'Why, when degraded' }),
    corrections: z
      .array(z.object({ from: z.string(), to: z.string() }))
      .optional()
      .meta({ description: 'Words that the archive does not know, and the ones that were searched for instead' }),
    narrowing: z
      .object({
        show: z.string().optional(),
        episode: z.string().optional(),
        topic: z.string().optional(),
        speakers: z.array(z.string()).optional().meta({ description: 'Everybody whom `speaker:` can mean' }),
        from: z.string().optional(),
        to: z.string().optional(),
      })
      .optional()
      .meta({ description: 'What the operators in `q` were read as; the days are inclusive' }),
    cappedEpisodes: z
      .array(z.string())
      .optional()
      .meta({ description: 'Ids of episodes on this page that have more hits than `perEpisode` lets through' }),
    facets: facetsSchema.optional().meta({
      description:
        'With `facets=true`: what all that was found has, not this page alone. Found are the best candidates of the ' +
        'query (at most 150 in hybrid search), not all that could be said to fit',
    }),
    questions: z
      .array(foundQuestionSchema)
      .meta({ description: 'What the first three episodes on this page answer, up to three each' }),
    indexChanged: z.boolean().optional().meta({ description: 'The archive changed since the cursor was made' }),
  })
  .meta({ id: 'SearchResult' });
