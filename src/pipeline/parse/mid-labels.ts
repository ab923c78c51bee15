// Labels that stand in the middle of a line ("... that is all. Grace: Hi."): where somebody joined the lines of a talk.
import { type LabelCandidate, nameKey } from './label.js';
import { labelKind, looksLikeName } from './label-words.js';
import { remembered } from './remembered.js';

/** A line with labels in it: what stands before the first, and the labels with what each says. */
export interface LabelledLine {
  readonly lead: string;
  readonly labels: readonly LabelCandidate[];
}

const COLON = /[:：](?=\*{0,3}(?:\s|$))/g;
const MOST_NAME_WORDS = 5;
const LONGEST_NAME = 60;
/** What a sentence ends with, and marks of bold that may stand between it and the name. */
const AFTER_SENTENCE = /(?:^|[.?!…。？！)\]"”])["”’)\]]{0,2}\s*(?:\*{2,3}\s?)?$/u;
/** Marks of emphasis, a colon too many and spaces around a name. */
const MARKS = /^[*_]{1,3}|[*_:：\s]{1,5}$/g;
/** So many labels make a talk of one paragraph; the first may stand at the start of a line. */
const LEAST_LABELS = 4;

/** Cuts lines at the labels in them. `labels`: those at the start of a line, by line. Linear in the text. */
export function withMidLabels(
  lines: readonly string[],
  labels: ReadonlyMap<number, LabelCandidate>,
  muted: ReadonlySet<number>,
): Map<number, LabelledLine> {
  const speaks = ({ name }: LabelCandidate) => /^(?:person|anonymous|nobody)$/.test(labelKind(name));
  const starting = new Set([...labels.values()].filter(speaks).map(({ key }) => key));
  const keys = new Set([...starting, ...joinedVoices(lines, { labels, muted, starting })]);
  const found = new Map<number, LabelledLine>();
  lines.forEach((line, at) => {
    const first = labels.get(at);
    const within = keys.size === 0 || muted.has(at) ? [] : cutAt(first?.rest ?? line, at, keys);
    if (within.length === 0 && !first) return;
    const lead = within[0]?.before ?? first!.rest;
    const own = first ? [{ ...first, rest: lead }] : [];
    found.set(at, { lead: first ? '' : lead, labels: [...own, ...within.map(({ label }) => label)] });
  });
  return found;
}

interface Cut {
  readonly before: string;
  readonly label: LabelCandidate;
}

/** Each label inside `text`, with the words after it up to the next one; `before` is what stands before the first. */
function cutAt(text: string, at: number, keys: ReadonlySet<string>): Cut[] {
  const places = namesIn(text, (name) => keys.has(nameKey(name)));
  return places.map(({ name, end }, i) => ({
    before: text.slice(0, places[0]!.start).trim(),
    label: {
      at,
      name,
      key: nameKey(name),
      form: 'colon',
      stamps: [],
      rest: text.slice(end, places[i + 1]?.start).trim(),
    },
  }));
}

interface NamePlace {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Runs of words before a colon and after a sentence's end that could be names. */
function namesIn(text: string, accepts: (name: string) => boolean): NamePlace[] {
  const places: NamePlace[] = [];
  if (!text.includes(':') && !text.includes('：')) return places;
  for (const { index } of text.matchAll(COLON)) {
    const from = Math.max(places.at(-1)?.end ?? 0, index - LONGEST_NAME);
    const place = nameBefore(text.slice(0, index), from, accepts);
    const marks = /^[:：]\*{0,3}\s*/.exec(text.slice(index, index + 8))![0].length;
    if (place) places.push({ ...place, end: index + marks });
  }
  return places;
}

/** The shortest run of words at the end of `text` that stands after a sentence and is accepted. */
function nameBefore(text: string, from: number, accepts: (name: string) => boolean): Omit<NamePlace, 'end'> | null {
  const words = [...text.slice(from).matchAll(/\S+/g)].slice(-MOST_NAME_WORDS).reverse();
  for (const word of words) {
    const start = from + word.index;
    const name = text.slice(start).replace(MARKS, '');
    const before = text.slice(Math.max(0, start - 8), start);
    if (AFTER_SENTENCE.test(before) && accepts(name)) {
      return { name, start: start - (/\*{2,3}\s?$/.exec(before)?.[0].length ?? 0) };
    }
  }
  return null;
}

interface Starts {
  readonly labels: ReadonlyMap<number, LabelCandidate>;
  readonly muted: ReadonlySet<number>;
  /** Keys of the names that start lines. */
  readonly starting: ReadonlySet<string>;
}

/**
 * Names that only ever stand in mid-line: a talk in one paragraph has two that come again; where lines start with
 * labels, one of those must be seen in mid-line as well.
 */
function joinedVoices(lines: readonly string[], { labels, muted, starting }: Starts): readonly string[] {
  const counts = new Map<string, number>();
  const accepts = remembered((name) => looksLikeName(name) && /^(?:person|anonymous)$/.test(labelKind(name)));
  lines.forEach((line, at) => {
    if (muted.has(at)) return;
    const label = starting.size > 0 ? labels.get(at) : undefined;
    for (const { name, start } of namesIn(label?.rest ?? line, accepts)) {
      const key = nameKey(name);
      if (start > 0 || starting.size === 0) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  });
  const again = [...counts].filter(([key, count]) => count > 1 || starting.has(key));
  const total = again.reduce((sum, [, count]) => sum + count, 0);
  const joined = starting.size === 0 ? again.length >= 2 : again.some(([key]) => starting.has(key));
  return joined && total + Math.min(starting.size, 1) >= LEAST_LABELS ? again.map(([key]) => key) : [];
}
