// A list of an untrusted document -> the entries that fit a schema, with their lines. What does not fit is left out,
// and said.
import type { z } from 'zod';
import type { Finding } from '../../../domain/transcript.js';
import { malformed } from '../malformed.js';
import { entryLines, type ListPath } from './entry-lines.js';
import { isRecord } from './values.js';

export interface Entry<T> {
  readonly value: T;
  readonly index: number;
  readonly line: number;
}

export interface EntryList {
  /** The document's source and where in it the list stands. */
  readonly text: string;
  readonly path: ListPath;
  /** What an entry is called in a finding: "utterance". */
  readonly what: string;
  readonly findings: Finding[];
}

/** So many entries left out are told one by one, and so many, when they are most, are no blemish of a list of speech. */
const MOST_TOLD = 200;
const MOST_UNREADABLE = 10_000;

/**
 * Entries that fit, in order. Adds a finding for each that does not. Throws `malformed-transcript` where thousands do
 * not, and fewer do.
 */
export function readEntries<T>(entries: unknown, schema: z.ZodType<T>, list: EntryList): Entry<T>[] {
  if (!Array.isArray(entries)) return [];
  const lines = list.text.includes('\n') ? entryLines(list.text, list.path) : [];
  const read: Entry<T>[] = [];
  entries.forEach((entry: unknown, index) => {
    const line = lines[index] ?? 1;
    const { success, data, error } = schema.safeParse(entry);
    if (success) read.push({ value: data, index, line });
    const unreadable = index + 1 - read.length;
    if (unreadable > MOST_UNREADABLE && unreadable > read.length)
      throw malformed(`Most of the ${entries.length} ${list.what}s cannot be read`, line);
    if (!success && unreadable <= MOST_TOLD)
      list.findings.push({ line, message: problemOf(entry, error, { ...list, index }) });
  });
  const untold = entries.length - read.length - MOST_TOLD;
  if (untold > 0) list.findings.push({ line: null, message: `${untold} more ${list.what}s were left out` });
  return read;
}

function problemOf(
  entry: unknown,
  { issues: [issue] }: z.ZodError,
  { what, index }: { what: string; index: number },
): string {
  const field = issue?.path.length ? `its "${issue.path.join('.')}"` : 'it';
  const problem = isRecord(entry) ? `${field} is missing or of another kind` : 'it is no object';
  return `The ${what} ${index} was left out: ${problem}`;
}

/** What stands at a path, `undefined` where the path leads nowhere. */
export function at(document: unknown, ...path: ListPath): unknown {
  let value = document;
  for (const step of path) {
    if (typeof step === 'number') value = Array.isArray(value) ? value[step] : undefined;
    else value = isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
}

/** The list at a path, empty where there is none. */
export function listAt(document: unknown, ...path: ListPath): readonly unknown[] {
  const value = at(document, ...path);
  return Array.isArray(value) ? value : [];
}

/** Whether the first of a list's first entries that are objects has all these fields. */
export function startsWithFields(entries: unknown, ...fields: readonly string[]): boolean {
  if (!Array.isArray(entries)) return false;
  const first: unknown = entries.slice(0, FIRST_ENTRIES).find(isRecord);
  return isRecord(first) && fields.every((field) => Object.hasOwn(first, field));
}

const FIRST_ENTRIES = 20;
