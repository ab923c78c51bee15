// Options that several commands share, and how their words become values.
import { type Command, InvalidArgumentError } from 'commander';
import { MAX_SLUG_LENGTH, SLUG_PATTERN } from '../domain/slug.js';
import { MAX_QUERY_LENGTH } from '../http/schemas/fields.js';
import type { Filter } from '../store/store.js';

export interface FilterOptions {
  readonly show?: string;
  readonly episode?: string;
  readonly topic?: string;
  readonly speaker?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Adds --show, --episode, --topic, --speaker, --from and --to. */
export function addFilterOptions(command: Command): Command {
  return command
    .option('--show <slug>', 'only this show')
    .option('--episode <id>', 'only this episode')
    .option('--topic <slug>', 'only what carries this topic')
    .option('--speaker <name>', 'only what this person says')
    .option('--from <date>', 'published on or after (YYYY-MM-DD)', parseDate)
    .option('--to <date>', 'published on or before (YYYY-MM-DD)', parseDate);
}

export function filterOf({ show, episode, topic, speaker, from, to }: FilterOptions): Filter {
  return { show, episode, topic, speaker, from, to };
}

/** A whole number from 1 to `max`. */
export function parseCount(max: number): (value: string) => number {
  return (value) => {
    const n = Number(value);
    if (!Number.isInteger(n) || n < 1 || n > max) throw new InvalidArgumentError(`A whole number from 1 to ${max}.`);
    return n;
  };
}

/** A real calendar date as YYYY-MM-DD. */
export function parseDate(value: string): string {
  const date = new Date(`${value}T00:00:00Z`);
  const real =
    /^\d{4}-\d{2}-\d{2}$/u.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
  if (!real) throw new InvalidArgumentError('A date like 2026-03-31.');
  return value;
}

/** Lower-case letters, digits and single hyphens. */
export function parseSlug(value: string): string {
  if (!SLUG_PATTERN.test(value) || value.length > MAX_SLUG_LENGTH) {
    throw new InvalidArgumentError('Lower-case letters, digits and hyphens, like my-show.');
  }
  return value;
}

/** Why a question or a query cannot be taken, in the words of the API, whose limit it is; `null` where it can. */
export function refusalOf(words: string): string | null {
  return words.length > MAX_QUERY_LENGTH ? `must not be longer than ${MAX_QUERY_LENGTH} characters` : null;
}
