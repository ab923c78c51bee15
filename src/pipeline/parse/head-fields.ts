// Who takes part, as lines above a transcript say it: "Hosts: Ada Byron and Bea Cole", "**Guest:** Grace Hopper (GH)".
import type { Person } from '../../domain/episode.js';
import { tidyName } from './label.js';
import { labelKind, looksLikeName } from './label-words.js';
import { roleOfWords, splitRole } from './roles.js';

export interface HeadFields {
  readonly people: readonly Person[];
  /** Lines that say nothing else, from 0. */
  readonly lines: ReadonlySet<number>;
}

/** The head of a transcript is no longer than this, in lines with words. */
const HEAD_LINES = 40;
const MOST_PEOPLE = 12;
const LONGEST_LINE = 400;

const FIELD = /^[#*_>\s-]*([\p{L}][\p{L} -]{1,24}?)[*_]{0,3}\s*[:：][*_]{0,3}\s*(\S.*)$/u;
const EVERYBODY = /^(?:speakers|participants|attendees|panel|people|with|featuring)$/i;

/** Fields of which each holds nothing but names, full ones, and stands once: a label comes again. Linear in the head. */
export function headFields(lines: readonly string[]): HeadFields {
  const fields = lines
    .flatMap((line, at) => (line.trim() ? [{ line, at }] : []))
    .slice(0, HEAD_LINES)
    .flatMap(({ line, at }) => {
      const field = line.length <= LONGEST_LINE ? FIELD.exec(line) : null;
      return field ? [{ at, name: field[1]!.toLowerCase(), people: peopleOf(field[1]!, field[2]!) }] : [];
    });
  const once = fields.filter(
    ({ name, people }) => people.length > 0 && fields.filter((f) => f.name === name).length === 1,
  );
  return { people: once.flatMap(({ people }) => people), lines: new Set(once.map(({ at }) => at)) };
}

function peopleOf(field: string, value: string): readonly Person[] {
  const role = roleOfWords(field);
  if (role === null && !EVERYBODY.test(field)) return [];
  const people = value
    .replace(/[.;,\s]+$/, '')
    .split(/\s*(?:[,;]|\s&\s|\s(?:and|und|y|et|e)\s)\s*/)
    .filter(Boolean)
    .map((written): Person => {
      const split = splitRole(tidyName(written));
      return { name: split.name.replace(/\s*\([^()]*\)$/, ''), role: split.role ?? role };
    });
  const named = people.every(({ name }) => name.includes(' ') && looksLikeName(name) && labelKind(name) === 'person');
  return named && people.length <= MOST_PEOPLE ? people : [];
}
