// What do `speaker:`, `show:`, `topic:`, `episode:`, `before:` and `after:` in a query ask for?
import { SLUG_PATTERN, slugOf } from '../domain/slug.js';
import { wordsOf } from '../domain/words.js';

export const operatorNames = ['speaker', 'show', 'topic', 'episode', 'before', 'after'] as const;
export type OperatorName = (typeof operatorNames)[number];

/** One condition. `from` and `to` are days (YYYY-MM-DD), both inclusive; a speaker's value is a part of a name. */
export interface Operator {
  readonly field: 'speaker' | 'show' | 'topic' | 'episode' | 'from' | 'to';
  readonly value: string;
}

/** `null` where the value makes no sense for the operator: it is then no operator but words. */
export function readOperator(name: OperatorName, value: string): Operator | null {
  switch (name) {
    case 'speaker':
      return wordsOf(value).length > 0 ? { field: 'speaker', value } : null;
    case 'show':
    case 'topic':
      return withValue(name, slugIn(value));
    case 'episode':
      return withValue(name, /^ep_[0-9a-f]{16}$/iu.test(value) ? value.toLowerCase() : null);
    case 'before':
      return withValue('to', dayBefore(firstDayOf(value)));
    case 'after':
      return withValue('from', firstDayOf(value));
  }
}

function withValue(field: Operator['field'], value: string | null): Operator | null {
  return value === null ? null : { field, value };
}

/** The slug itself, or that of the title that was written in its place. */
function slugIn(value: string): string | null {
  const lower = value.trim().toLowerCase();
  return SLUG_PATTERN.test(lower) ? lower : slugOf(value);
}

/** "2024" -> "2024-01-01", "2024-05" -> "2024-05-01"; `null` for anything but a day, month or year that exists. */
function firstDayOf(value: string): string | null {
  const parts = /^(?<year>[1-9]\d{3})(?:-(?<month>\d{2})(?:-(?<day>\d{2}))?)?$/u.exec(value.trim())?.groups;
  if (!parts) return null;
  const day = `${parts.year}-${parts.month ?? '01'}-${parts.day ?? '01'}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && isoDay(time) === day ? day : null;
}

function dayBefore(day: string | null): string | null {
  return day === null ? null : isoDay(Date.parse(`${day}T00:00:00Z`) - 24 * 60 * 60 * 1000);
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
