// Does a line read as a publisher's chapter: a stamp, then a title? Show notes and video pages write it in many ways.
import { plainLabel } from './inline.js';
import { hasEndMark, looksLikeHeading } from './prose.js';
import { secondsOf } from './stamp.js';

export interface StampedTitle {
  readonly seconds: number;
  /** Plain words, never empty. */
  readonly title: string;
}

const MOMENT = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?![\d]|[.,]\d)`;
const RANGE = String.raw`(${MOMENT})(?:\s*[-–—]\s*${MOMENT})?`;
const LIST_MARK = String.raw`(?:(?:[-*+•]|\d{1,3}[.)])\s+)?`;
const STAMPED = new RegExp(
  String.raw`^${LIST_MARK}(?:\[\s?${RANGE}\s?\]|\(\s?${RANGE}\s?\)|${RANGE}(?=[\s:–—|-]))\s*(?:[-–—:|•]\s*)?(?=\S)`,
);
/** A stamp in any form at the start of a line, also one with fractions, which no publisher's list has. */
const LEADING = new RegExp(String.raw`^${LIST_MARK}[[(]?\s?\d{1,3}:\d{2}(?!\d)`);

/** Marks of Markdown that stand around or in a stamp: links, bold, escapes. */
const LINK = /\[([^[\]\n]{0,300})\]\([^()\s]{0,1000}\)/g;
const LONGEST_LINE = 1200;

const MOST_WORDS = 12;
const LEAST_WORDS = 2;
const LONGEST_TITLE = 90;

/** Words that start or end what somebody says and breaks off, and hardly ever a title. */
const SPOKEN_START =
  /^(?:and|but|so|well|yeah|yes|yep|no|nope|um|uh|oh|okay|ok|right|because|cause|like|i mean|you know|i['’]\p{L}+|i think)(?![\p{L}-])/iu;
const BROKEN_OFF =
  /(?<![\p{L}-])(?:a|an|the|and|or|but|so|of|to|in|on|at|for|with|from|because|that|if|is|was|are|were|we|i|they|he|she|it['’]s|i['’]m|my|our|their|um|uh|like|just)$/iu;

/** The stamp and the title of a line that is nothing else, or `null`. */
export function stampedTitle(line: string): StampedTitle | null {
  const bare = withoutMarks(line);
  const stamp = bare && STAMPED.exec(bare);
  const seconds = stamp && secondsOf(stamp[1] ?? stamp[2] ?? stamp[3]!);
  if (!bare || !stamp || typeof seconds !== 'number') return null;
  const title = plainLabel(bare.slice(stamp[0].length));
  return /\p{L}/u.test(title) ? { seconds, title } : null;
}

/** Whether a line starts with a stamp, whatever follows. */
export function startsWithStamp(line: string): boolean {
  return LEADING.test(withoutMarks(line) ?? line.slice(0, 40));
}

/** An entry of a list of chapters: "Intro" and "Why do copies rot?" stand in one beside longer titles. */
export function couldBeListed({ title }: StampedTitle): boolean {
  return title.length <= LONGEST_TITLE && wordsOf(title) <= MOST_WORDS && !hasEndMark(title.replace(/[?!]$/, ''));
}

/** Two to twelve words that end in no mark. */
export function isPlainTitle({ title }: StampedTitle): boolean {
  return wordsOf(title) >= LEAST_WORDS && wordsOf(title) <= MOST_WORDS && !hasEndMark(title);
}

/** A title that no list vouches for: it must look like a heading, and not like words that somebody says. */
export function isHeadingTitle(stamped: StampedTitle): boolean {
  const { title } = stamped;
  return isPlainTitle(stamped) && looksLikeHeading(title) && !SPOKEN_START.test(title) && !BROKEN_OFF.test(title);
}

function withoutMarks(line: string): string | null {
  if (line.length > LONGEST_LINE || !/\d:\d\d/.test(line)) return null;
  return line
    .trim()
    .replace(LINK, '$1')
    .replace(/\\([[\]()*_.-])/g, '$1')
    .replace(/^((?:[-*+•]\s+)?)(?:\*\*|__)([^*_]{1,300})(?:\*\*|__)/, '$1$2');
}

function wordsOf(title: string): number {
  return title.split(/\s+/).length;
}
