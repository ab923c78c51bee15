// What the site's question page was asked: from a URL that can be shared, or from the form of a talk.
import { z } from 'zod';
import type { AskRequest } from '../answer/answer.js';
import { EVERY_FILTER, filterNames } from '../site/narrowing.js';
import { carriedAnswer } from '../site/talk.js';
import type { FilterValues } from '../site/views.js';
import { MAX_ANSWER_LENGTH } from './schemas/answer.js';
import {
  dateOrderIssue,
  episodeFilterField,
  filterFields,
  MAX_QUERY_LENGTH,
  prose,
  startsBeforeItEnds,
} from './schemas/fields.js';

/** Earlier questions that a page carries. Older ones are let go: what a question leans on was said a moment ago. */
const MAX_TALK = 10;

/** A field that is sent empty, as forms do, was not filled in. */
export function absentWhenBlank<T extends z.ZodType>(field: T) {
  const isBlank = (value: unknown): boolean => typeof value === 'string' && value.trim() === '';
  return z.preprocess((value) => (isBlank(value) ? undefined : value), field.optional()).optional();
}

/** Filters, as forms send them. */
export const filterPageFields = {
  show: absentWhenBlank(filterFields.show),
  topic: absentWhenBlank(filterFields.topic),
  speaker: absentWhenBlank(filterFields.speaker),
  from: absentWhenBlank(filterFields.from),
  to: absentWhenBlank(filterFields.to),
  episode: absentWhenBlank(episodeFilterField),
};

const pageFields = {
  q: absentWhenBlank(prose(MAX_QUERY_LENGTH)),
  ...filterPageFields,
  /** The answer is wanted in the page also where a script could put it in. */
  whole: z.literal('1').optional(),
};

/** One field comes as a value, several of a name as a list. */
function listed(item: z.ZodString | ReturnType<typeof prose>) {
  return z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(item)).default([]);
}

export const askPageQuery = z.object(pageFields).refine(startsBeforeItEnds, dateOrderIssue);

export const talkBody = z
  .object({
    ...pageFields,
    before: listed(prose(MAX_QUERY_LENGTH)),
    said: listed(z.string().max(MAX_ANSWER_LENGTH)),
    /** A filter to leave out of those that are sent with it. */
    without: z.enum([...filterNames, EVERY_FILTER]).optional(),
  })
  .refine(startsBeforeItEnds, dateOrderIssue)
  .refine(({ before, said }) => before.length === said.length, {
    path: ['said'],
    error: 'has to be there once for each `before`',
  });

export interface AskedPage extends Pick<AskRequest, 'history'> {
  readonly question: string | undefined;
  readonly filter: FilterValues;
  readonly isWhole: boolean;
}

export function askedByUrl({ q: question, whole, ...filter }: z.output<typeof askPageQuery>): AskedPage {
  return { question, filter: withoutBlanks(filter), history: [], isWhole: whole !== undefined };
}

export function askedInTalk({ before, said, without, ...rest }: z.output<typeof talkBody>): AskedPage {
  const { filter, ...asked } = askedByUrl(rest);
  // Forms are sent with CRLF for every line break (WHATWG HTML, 4.10.21.8).
  const talk = before.map((earlier, i) => {
    return { question: earlier, answer: carriedAnswer(said[i]!.replaceAll('\r\n', '\n')) };
  });
  const narrowed =
    without === EVERY_FILTER ? {} : withoutBlanks({ ...filter, ...(without && { [without]: undefined }) });
  // Sent empty, a talk stays where it was: at its last question.
  const last = asked.question === undefined ? talk.pop() : undefined;
  const question = asked.question ?? last?.question;
  return { ...asked, question, filter: narrowed, history: talk.slice(-MAX_TALK) };
}

export function withoutBlanks(filter: FilterValues): FilterValues {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
