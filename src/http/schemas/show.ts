// Shows as the API shows them, and what people say of them.
import { z } from 'zod';
import { showFields } from '../../domain/show.js';
import { changesNothing, changesSomething } from './edit.js';
import { cursor, DEFAULT_LIST_LIMIT, httpUrl, limit, phrase, prose } from './fields.js';

const MAX_TITLE_LENGTH = 200;
const MAX_DESCRIPTION_LENGTH = 4000;
const MAX_LABEL_LENGTH = 40;
/** As many as there are players that people name. */
const MAX_SUBSCRIBE_LINKS = 12;

const subscribeLinkSchema = z.object({ label: z.string(), url: z.string() }).meta({ id: 'SubscribeLink' });

const pictureFileSchema = z
  .object({ url: z.string().meta({ description: 'Path on this server' }), width: z.int(), height: z.int() })
  .meta({ id: 'PictureFile' });
const pictureSchema = z
  .object({ full: pictureFileSchema, thumbnails: z.array(pictureFileSchema) })
  .meta({ id: 'Picture', description: '`full` is a JPEG, thumbnails are WebP, smallest first' });

export const showSchema = z
  .object({
    slug: z.string(),
    title: z.string(),
    description: z.string().nullable().meta({ description: 'Plain text; an empty line between paragraphs' }),
    siteUrl: z.string().nullable().meta({ description: "Of the show's own site" }),
    feedUrl: z.string().nullable().meta({ description: 'Of its feed, where that is for everybody' }),
    subscribe: z.array(subscribeLinkSchema).meta({ description: 'Ways to subscribe' }),
    language: z
      .string()
      .nullable()
      .meta({ description: 'BCP 47', examples: ['en'] }),
    author: z.string().nullable(),
    picture: pictureSchema.nullable(),
    edited: z
      .array(z.enum([...showFields, 'picture']))
      .meta({ description: 'What people gave, in which no feed has a say' }),
    episodeCount: z.int(),
    firstPublishedAt: z.string().nullable().meta({ description: 'ISO 8601; null where no episode has a date' }),
    lastPublishedAt: z.string().nullable().meta({ description: 'ISO 8601; null where no episode has a date' }),
    url: z.string().meta({ description: "Path of the show's page on this server" }),
  })
  .meta({ id: 'Show' });

export const showListQuery = z.strictObject({ limit: limit(DEFAULT_LIST_LIMIT), cursor });

export const showListSchema = z
  .object({ items: z.array(showSchema), nextCursor: z.string().nullable() })
  .meta({ id: 'ShowList' });

/** Everybody is to see it: whoever writes a password into it has taken the wrong address. */
const publicUrl = httpUrl.refine((url) => !hasPassword(url), 'must not hold a user name or password');

/** Players that people subscribe in have no other. */
const secureUrl = publicUrl.refine((url) => !/^http:/iu.test(url), 'has to be an https URL');

function hasPassword(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username !== '' || password !== '';
}

const subscribeSchema = z
  .array(z.strictObject({ label: phrase(MAX_LABEL_LENGTH), url: secureUrl }))
  .max(MAX_SUBSCRIBE_LINKS, `must not be more than ${MAX_SUBSCRIBE_LINKS}`);

const languageSchema = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/iu, 'has to be a language tag: "en", "pt-BR"');

export const showChangeSchema = z
  .strictObject({
    title: phrase(MAX_TITLE_LENGTH).nullable().optional(),
    description: prose(MAX_DESCRIPTION_LENGTH)
      .nullable()
      .optional()
      .meta({ description: 'Plain text; an empty line between paragraphs' }),
    siteUrl: publicUrl.nullable().optional(),
    feedUrl: publicUrl.nullable().optional().meta({ description: 'For everybody to see' }),
    subscribe: subscribeSchema.nullable().optional().meta({ description: 'Ways to subscribe, in their order' }),
    language: languageSchema.nullable().optional(),
    author: phrase(MAX_TITLE_LENGTH).nullable().optional(),
  })
  .refine(changesSomething, changesNothing)
  .meta({
    id: 'ShowChange',
    description: 'Fields that are missing stay as they are; null: as the feed or the episodes say',
    examples: [{ title: 'Ship It!', siteUrl: 'https://shipit.example/' }],
  });
