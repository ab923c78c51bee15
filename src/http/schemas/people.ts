// Who speaks on a show: what the API shows of people, and the changes that are sent.
import { z } from 'zod';
import { foldReasons } from '../../domain/people/person.js';
import { episodeRefSchema } from './episode.js';
import { cursor, DEFAULT_LIST_LIMIT, limit, line, phrase, slug } from './fields.js';

const MAX_NAME_LENGTH = 100;

const role = z.enum(['host', 'guest']);
const reason = z.enum(foldReasons).meta({
  description:
    'Why two names are, or may be, one person: `edited` people said so; `spelling` case, accents, punctuation, titles; ' +
    '`middle-initial`; `slip` one letter; `first-name`, `initials`, `last-name` alone; `middle-name`, `longer-name`, ' +
    '`short-form` (Chris, Christopher)',
});
const datedEpisodeSchema = episodeRefSchema.extend({ publishedAt: z.string().nullable() });

export const personSchema = z
  .object({
    slug: z.string().meta({ description: 'Unique within the show; the slugs of all spellings lead to the person' }),
    show: z.string().meta({ description: 'Slug of the show' }),
    name: z.string().meta({ description: 'As edited, else as derived; shown wherever the person speaks' }),
    derivedName: z.string().meta({ description: 'The spelling that stands for the others, without edits' }),
    role: role.nullable().meta({ description: 'null where nothing tells' }),
    roleSource: z.enum(['edited', 'declared', 'counted']).nullable().meta({
      description: '`declared` by episodes, labels or feeds; `counted` by how many episodes the person speaks in',
    }),
    derivedRole: role.nullable().meta({ description: 'Without edits' }),
    aliases: z
      .array(z.object({ name: z.string(), reason, episodeCount: z.int(), wordCount: z.int() }))
      .meta({ description: 'All other spellings, those of most episodes first' }),
    episodeCount: z.int(),
    wordCount: z.int(),
    first: datedEpisodeSchema.meta({ description: 'The first episode, by date' }),
    last: datedEpisodeSchema.meta({ description: 'The last episode, by date' }),
    edits: z
      .array(z.object({ id: z.string(), kind: z.string(), name: z.string(), value: z.string() }))
      .meta({ description: 'What people said of this person; `DELETE /v1/edits/{id}` takes one back' }),
  })
  .meta({ id: 'ShowPerson' });

export const personListQuery = z.strictObject({ limit: limit(DEFAULT_LIST_LIMIT), cursor });

export const personListSchema = z
  .object({ items: z.array(personSchema), nextCursor: z.string().nullable() })
  .meta({ id: 'ShowPersonList', description: 'Most episodes first' });

export const doubtSchema = z
  .object({
    id: z.string(),
    reason,
    person: personSchema.meta({ description: 'The one who may be the other' }),
    into: personSchema.meta({ description: 'Who would stand for both' }),
    said: z.array(datedEpisodeSchema).meta({ description: 'Where the first one speaks: the newest episodes' }),
  })
  .meta({ id: 'PersonDoubt' });

export const doubtListSchema = z
  .object({ items: z.array(doubtSchema), nextCursor: z.string().nullable() })
  .meta({ id: 'PersonDoubtList', description: 'Those about whom most is said first' });

export const personChangeSchema = z
  .strictObject({
    name: phrase(MAX_NAME_LENGTH).nullable().optional().meta({ description: 'A new name; null: the derived one' }),
    role: role.nullable().optional().meta({ description: 'null: the derived one' }),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    error: 'has to name something to change',
  })
  .meta({ id: 'PersonChange', examples: [{ name: 'Rui Okafor', role: 'host' }] });

export const personMergeSchema = z
  .strictObject({ into: slug.meta({ description: 'Slug of the person who stands for this one from then on' }) })
  .meta({ id: 'PersonMerge', examples: [{ into: 'rui-okafor' }] });

export const personSeparationSchema = z
  .strictObject({ name: line(200).meta({ description: 'One of `aliases`, which is somebody else' }) })
  .meta({ id: 'PersonSeparation', examples: [{ name: 'Rui' }] });

export const doubtDecisionSchema = z
  .strictObject({ same: z.boolean().meta({ description: 'true: one person; false: two, and not to be asked again' }) })
  .meta({ id: 'PersonDecision', examples: [{ same: true }] });
