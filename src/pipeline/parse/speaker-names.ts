// What is the speaker of each label called? Roles and remarks leave the name, initials are written out, and spellings
// of one name are one; each such reading that the source does not spell out is told.
import type { Person, PersonRole } from '../../domain/episode.js';
import type { Finding } from '../../domain/transcript.js';
import { isSung } from './break-words.js';
import { type LabelCandidate, nameKey } from './label.js';
import { isCode, labelKind } from './label-words.js';
import { remembered } from './remembered.js';
import { roleOfWords, splitRole } from './roles.js';
import { foldSpellings } from './spellings.js';

export interface NamedSpeakers {
  /** The reader's name of a label, `null` for nobody. */
  readonly nameOf: (label: LabelCandidate) => string | null;
  /** Everybody whose role a label or the front matter tells, and everybody else of the front matter. */
  readonly people: readonly Person[];
  readonly findings: readonly Finding[];
}

/** Initials stand for a name that other labels have in full where that is rare: "Ada Byron:" once, then "AB:". */
const MOST_FULL_SHARE = 0.1;
const MOST_FULL = 2;

/** Names and folds all labels of one source. `known`: the people whom it names elsewhere (front matter). */
export function nameSpeakers(labels: readonly LabelCandidate[], known: readonly Person[]): NamedSpeakers {
  const plain = speakerNames(
    labels,
    known.map(({ name }) => name),
  );
  const distinct = new Map(labels.map((label) => [label.name, label]));
  const resolved = new Map(
    [...distinct].map(([name, label]) => [name, withKnownRole(name, plain(label), known)] as const),
  );
  const counts = new Map<string, number>();
  for (const { name } of labels) {
    const reader = resolved.get(name);
    if (reader != null && !isCode(reader)) counts.set(reader, (counts.get(reader) ?? 0) + 1);
  }
  const folded = foldSpellings(
    counts,
    known.map(({ name }) => name),
  );
  const nameOf = ({ name }: LabelCandidate) => {
    const reader = resolved.get(name) ?? null;
    return reader === null ? null : (folded.get(reader) ?? reader);
  };
  return { nameOf, people: peopleOf(labels, known, nameOf), findings: foldings(labels, nameOf) };
}

/** Gives every label its reader's name, `null` for nobody. Spellings are left as they are. */
function speakerNames(
  labels: readonly LabelCandidate[],
  known: readonly string[],
): (label: LabelCandidate) => string | null {
  const counts = new Map<string, number>();
  for (const { key } of labels) counts.set(key, (counts.get(key) ?? 0) + 1);
  const initials = initialsOf(labels, counts, known);
  const kindOf = remembered(labelKind);
  const named = labels.filter((label) => kindOf(label.name) === 'person').length;
  const anonymous = labels.filter((label) => kindOf(label.name) === 'anonymous').length;
  const only = known.length === 1 ? known[0]! : null;
  const nameOf = (name: string): string | null => {
    const kind = labelKind(name);
    if (kind === 'nobody' || kind === 'question' || (kind === 'break' && !isSung(name))) return null;
    if (kind === 'answer') return only;
    if (kind === 'anonymous' && named > anonymous) return null;
    const bare = withoutRemark(splitRole(name).name, counts);
    return initials.get(bare.toLowerCase()) ?? bare;
  };
  const names = new Map([...new Set(labels.map((label) => label.name))].map((name) => [name, nameOf(name)]));
  return ({ name }) => names.get(name) ?? null;
}

/** "Host:" is the one host whom the front matter names. */
function withKnownRole(label: string, name: string | null, known: readonly Person[]): string | null {
  const role = name === null ? null : roleOfWords(label);
  const having = role === null ? [] : known.filter((person) => person.role === role);
  return having.length === 1 ? having[0]!.name : name;
}

function peopleOf(
  labels: readonly LabelCandidate[],
  known: readonly Person[],
  nameOf: NamedSpeakers['nameOf'],
): readonly Person[] {
  const roles = new Map<string, PersonRole | null>(known.map(({ name, role }) => [name, role]));
  const told = new Map(labels.map((label) => [`${label.name}\0${label.role ?? ''}`, label]));
  for (const label of told.values()) {
    const name = nameOf(label);
    const role = label.role ?? splitRole(label.name).role ?? roleOfWords(label.name);
    if (name !== null && role !== null && (roles.get(name) ?? null) === null) roles.set(name, role);
  }
  const people = [...roles].map(([name, role]) => ({ name, role }));
  return people.some(({ role }) => role !== null) ? people : [];
}

function foldings(labels: readonly LabelCandidate[], nameOf: NamedSpeakers['nameOf']): Finding[] {
  const read = new Map<string, { line: number; count: number }>();
  for (const { name, written = name, at } of labels) {
    const before = read.get(written);
    if (before) before.count++;
    else read.set(written, { line: at + 1, count: 1 });
  }
  const first = new Map(labels.map((label) => [label.written ?? label.name, label]));
  return [...read].flatMap(([label, { line, count }]) => {
    const one = first.get(label)!;
    const name = nameOf(one);
    const isPlain = one.written === undefined && name !== null && isSpeltOut(label, name);
    if (name === null || labelKind(label) === 'answer' || isPlain) return [];
    return [{ line, message: `"${label}" was read as "${name}" (${count} label${count === 1 ? '' : 's'})` }];
  });
}

/** "Ada Byron (host)" and "Ada Byron (AB)" say themselves that they are Ada Byron. */
function isSpeltOut(label: string, name: string): boolean {
  return label === name || splitRole(label).name === name || label.replace(/\s*\([^()]*\)$/, '') === name;
}

/** How somebody is heard, whatever its letters: "(ON PHONE)", "(V.O.)". */
const HEARD =
  /^(?:(?:on|over|via|by) (?:the )?(?:phone|telephone|zoom|skype|video|radio|tape|recording)|voice-?over|off-?(?:screen|camera)|v\.?\s?o\.?|o\.?\s?[sc]\.?|cont(?:['’]?d|inued|inuing)\.?|whispering|singing|laughing|recorded|narrating|translated)$/i;

/** "(AB)" and a remark about the voice leave the name; a company stays. */
function withoutRemark(name: string, counts: ReadonlyMap<string, number>): string {
  const parts = /^(.+?)\s*\(\s*([^()]*?)\s*\)$/.exec(name);
  if (!parts) return name;
  const [, bare, inside] = parts;
  const remark = /^[\p{Ll}\s]+$/u.test(inside!) && (counts.has(nameKey(bare!)) || bare === bare!.toUpperCase());
  return isShortForm(inside!, bare!, counts) || remark || HEARD.test(inside!) ? bare! : name;
}

/** Initials -> full name: from "Ada Byron (AB):", from full labels and the known names; none where two share them. */
function initialsOf(
  labels: readonly LabelCandidate[],
  counts: ReadonlyMap<string, number>,
  known: readonly string[],
): Map<string, string> {
  const found = new Map<string, string>();
  const clashes = new Set<string>();
  const add = (initials: string, name: string) => {
    const key = initials.toLowerCase();
    if (found.has(key) && nameKey(found.get(key)!) !== nameKey(name)) clashes.add(key);
    found.set(key, name);
  };
  for (const name of known) if (/\s/.test(name)) add(firstLetters(name), name);
  const distinct = [...new Map(labels.map((label) => [label.name, label])).values()];
  for (const { name, key } of distinct) {
    const initials = /\s/.test(name) && !name.includes('(') ? firstLetters(name) : '';
    const short = counts.get(initials.toLowerCase()) ?? 0;
    if (initials.length >= 2 && counts.get(key)! <= Math.max(MOST_FULL, short * MOST_FULL_SHARE)) add(initials, name);
  }
  for (const clash of clashes) found.delete(clash);
  for (const { name } of distinct) {
    const parts = /^(.+?)\s*\(\s*([^()]{1,5})\s*\)$/.exec(name);
    if (parts && isShortForm(parts[2]!, parts[1]!, counts)) found.set(parts[2]!.toLowerCase(), parts[1]!);
  }
  return found;
}

/** "(AB)" after "Ada Byron", or any short form that is a label of its own elsewhere. */
function isShortForm(inside: string, name: string, counts: ReadonlyMap<string, number>): boolean {
  const initials = inside.length >= 2 && inside.toLowerCase() === firstLetters(name).toLowerCase();
  return initials || (inside.length <= 5 && !inside.includes(' ') && counts.has(nameKey(inside)));
}

function firstLetters(name: string): string {
  return name
    .split(/[\s-]+/)
    .map((word) => word[0] ?? '')
    .join('');
}
