// A show's feed with what Hindcast knows added.
import { z } from 'zod';
import { matchKinds } from '../../export/feed-patch/match-items.js';
import { omissionReasons, patchKinds, usualKinds } from '../../export/feed-patch/wanted-tag.js';
import { flag, httpUrl } from './fields.js';

const kind = z.enum(patchKinds);
const defaultKinds = [...usualKinds];

export const feedPatchFormats = ['json', 'rss', 'diff'] as const;

export const feedPatchQuery = z.strictObject({
  format: z.enum(feedPatchFormats).optional().meta({
    description: 'Goes before the Accept header. `rss`: the feed, in its own encoding. `diff`: unified',
  }),
  include: z
    .preprocess((value) => (typeof value === 'string' ? value.split(',') : value), z.array(kind).min(1))
    .default(defaultKinds)
    .meta({
      description:
        'What is added, with commas between. `simple-chapters` are Podlove Simple Chapters in the item itself, `notes` ' +
        'the show notes for feeds, as `content:encoded`. Persons are those whose role is known',
      override: { type: 'string', default: defaultKinds.join(','), examples: ['transcripts,chapters'] },
    }),
  existing: z.enum(['keep', 'replace']).default('keep').meta({
    description:
      'What an item has of a kind stays as it is, or gives way. Transcripts of other types are added either way',
  }),
  interpolated: flag.default(true).meta({
    description:
      'Also captions, chapters and soundbites whose times lie between two stamps of the source. The report names them',
  }),
  baseUrl: httpUrl.optional().meta({
    description:
      'Where players reach this service; HINDCAST_PUBLIC_URL where it is not given, else the address asked for',
  }),
});

const counts = z
  .object({
    transcripts: z.int(),
    chapters: z.int(),
    soundbites: z.int(),
    persons: z.int(),
    'simple-chapters': z.int(),
    notes: z.int(),
  })
  .meta({ id: 'PatchCounts' });

const patchedItem = z
  .object({
    line: z.int().meta({ description: 'Where the item starts in the feed that was sent, from 1' }),
    guid: z.string().nullable(),
    title: z.string().nullable(),
    episode: z.string().nullable().meta({ description: 'Id; null where no episode matches' }),
    matchedBy: z.enum(matchKinds).nullable(),
    isAmbiguous: z.boolean().meta({ description: 'Several episodes, or several items, could have been meant' }),
    added: counts,
    removed: counts,
    kept: z.array(kind).meta({ description: 'Kinds that the item has already, and that stay' }),
    leftOut: z.array(z.object({ kind, reason: z.enum(omissionReasons) })).meta({
      description:
        'What the item gets nothing of, or not all, and why. `no-times`: the source has none. `interpolated-times`: they ' +
        'lie between two stamps, and only exact ones are wanted. `unknown-role`: of some of its people. `nothing-found`: ' +
        'no chapters, no lesson that makes a clip, nobody by name',
    }),
    interpolated: z.array(kind).meta({
      description: 'Kinds that were added with times between two stamps: listen before they are published',
    }),
  })
  .meta({ id: 'PatchedItem' });

export const feedPatchSchema = z
  .object({
    isChanged: z.boolean(),
    baseUrl: z.string().meta({ description: 'Where the files that it names are served' }),
    encoding: z.string().meta({ description: 'Of the feed that was sent, and of the answer as `rss`' }),
    matchedCount: z.int(),
    items: z.array(patchedItem),
    episodesWithoutItem: z.array(z.string()).meta({ description: 'Ids' }),
    diff: z.string().meta({ description: 'Unified; empty where nothing changed' }),
    feed: z.string().meta({ description: 'The whole feed' }),
  })
  .meta({ id: 'FeedPatch' });
