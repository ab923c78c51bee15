// Fields that many requests share: slugs, names, dates, limits. Every message names what would be right.
import { z } from 'zod';
import { MAX_SLUG_LENGTH, SLUG_PATTERN } from '../../domain/slug.js';

const MAX_LIMIT = 100;
export const DEFAULT_LIST_LIMIT = 20;
const MAX_CURSOR_LENGTH = 2000;
export const MAX_QUERY_LENGTH = 1000;

/** Control characters and lone surrogates: never part of a name, and poison in logs and terminals. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;
const UNPRINTABLE_BUT_SPACE = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;

/** One line of words: 1 to `max` characters, no control characters. */
export function line(max: number) {
  return z
    .string()
    .min(1, 'must not be empty')
    .max(max, `must not be longer than ${max} characters`)
    .refine((value) => !UNPRINTABLE.test(value), 'must not hold control characters');
}

/** Words that people give to something: a line, without the space around it. */
export function phrase(max: number) {
  return z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must not be longer than ${max} characters`)
    .refine((value) => !UNPRINTABLE.test(value), 'must not hold line breaks or other control characters');
}

/** Like `line`, with line breaks and tabs allowed. */
export function prose(max: number) {
  return z
    .string()
    .max(max, `must not be longer than ${max} characters`)
    .refine((value) => value.trim() !== '', 'must not be empty')
    .refine((value) => !UNPRINTABLE_BUT_SPACE.test(value), 'must not hold control characters');
}

export const slug = z
  .string()
  .max(MAX_SLUG_LENGTH, `must not be longer than ${MAX_SLUG_LENGTH} characters`)
  .regex(SLUG_PATTERN, 'has to be kebab-case: lower-case letters, digits and single hyphens between');

const calendarDate = z.iso.date('has to be a date that exists, as YYYY-MM-DD');

export const dateOrDateTime = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], {
    error: 'has to be a date that exists, as YYYY-MM-DD or as an ISO 8601 date-time with its offset',
  })
  .meta({ description: 'ISO 8601 date (YYYY-MM-DD) or date-time', examples: ['2024-05-14'] });

export const httpUrl = z
  .url({ protocol: /^https?$/, error: 'has to be an http or https URL' })
  .max(2000, 'must not be longer than 2000 characters');

/** A whole number in a query string, from 1 on. */
export function wholeNumber(max: number) {
  const message = `has to be a whole number from 1 to ${max}`;
  return z.preprocess(
    (value) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value),
    z.int(message).min(1, message).max(max, message),
  );
}

/** A whole number in a query string, from 1 to 100. */
export function limit(defaultLimit: number) {
  return wholeNumber(MAX_LIMIT).default(defaultLimit).meta({ description: 'How many at most' });
}

/** A yes or no in a query string. */
export const flag = z
  .preprocess(
    (value) => (value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : value),
    z.boolean('has to be true or false'),
  )
  .default(false);

export const cursor = line(MAX_CURSOR_LENGTH).optional().meta({
  description: '`nextCursor` of the page before. Opaque; belongs to the query that it came from',
});

/** The path's id or slug of a resource. Not checked further: what cannot exist is not found. */
export function pathKey(description: string, example: string) {
  return z.string().meta({ description, examples: [example] });
}

/** Which episodes and parts of them; shared by every list. Spread into a strict object, then `checkDates`. */
export const filterFields = {
  show: slug.optional().meta({ description: 'Slug of a show', examples: ['ship-it'] }),
  topic: slug.optional().meta({ description: 'Slug of a topic', examples: ['recovery-over-prevention'] }),
  speaker: line(200).optional().meta({ description: "A speaker's name, compared without case" }),
  from: calendarDate.optional().meta({ description: 'Published on this date or later', examples: ['2024-01-01'] }),
  to: calendarDate.optional().meta({ description: 'Published on this date or earlier', examples: ['2024-12-31'] }),
};

export const episodeFilterField = z
  .string()
  .regex(/^ep_[0-9a-f]{16}$/, 'has to be an episode id: "ep_" and 16 hexadecimal digits')
  .optional()
  .meta({ description: 'Id of an episode', examples: ['ep_0123456789abcdef'] });

/** A range of dates that ends before it starts is a slip, not a wish for an empty list. */
export function startsBeforeItEnds(range: { from?: string | undefined; to?: string | undefined }): boolean {
  return !range.from || !range.to || range.from <= range.to;
}
export const dateOrderIssue = { path: ['to'], error: 'must not lie before `from`' };
