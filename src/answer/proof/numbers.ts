// Which numbers does a text give, and what does each count? "Nine", "9" and "2,000" or "two thousand" are the same.
import { isStopWord } from '../../domain/words.js';
import { baseForm } from './base-form.js';
import { composeNumber, isPartOfNumber, SCALES } from './number-words.js';

export interface NumberSaid {
  /** Decimal digits; "#3" for the third; "%", "$" and the like for units; "half" and "twice" as words. */
  readonly value: string;
  /** Stem of the telling word that comes next, which it mostly counts; `null` where another number or nothing follows. */
  readonly counts: string | null;
}

const UNITS: ReadonlyMap<string, string> = new Map([
  ...['%', 'percent', 'percentage'].map((word) => [word, '%'] as const),
  ...['$', 'dollar', 'dollars', 'bucks'].map((word) => [word, '$'] as const),
  ...['€', 'euro', 'euros'].map((word) => [word, '€'] as const),
  ...['£', 'pound', 'pounds'].map((word) => [word, '£'] as const),
]);
/** Numbers that are not added up: each has to be said as it was. */
const AS_SAID = new Set(
  'half halves halve halved quarter quarters thirds dozen dozens double doubled triple tripled twice thrice hundreds thousands millions billions'.split(
    ' ',
  ),
);

/** "One" that is a pronoun, by what stands before it. */
const NO_NUMBER_AFTER =
  /\b(?:no|any|every|each|some|the|this|that|which|another|only|last|next|good|bad|new|old)\s+$/iu;

const TOKEN = /[$€£%]|\p{Nd}+(?:[.,:]\p{Nd}+)*|\p{L}+(?:['’]\p{L}+)*/gu;

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Every number of a text in order. English words for numbers, as far as talk has them. */
export function numbersIn(text: string): NumberSaid[] {
  const tokens = tokensOf(text);
  const said: NumberSaid[] = [];
  for (let at = 0; at < tokens.length; ) {
    const { value, used } = readNumber(text, tokens, at);
    const isUnit = UNITS.has(tokens[at]!.text);
    if (value !== null) {
      const isMultiple = MULTIPLE.test(text.slice(Math.max(0, tokens[at]!.start - REACH), tokens[at]!.start));
      const counts = isMultiple ? baseForm('times') : countedAfter(text, tokens, at + used);
      said.push({ value, counts: isUnit ? null : counts });
    }
    at += Math.max(1, used);
  }
  return said;
}

/** True for a word that `numbersIn` reads, whatever stands beside it. */
export function isNumberWord(word: string): boolean {
  const lower = word.toLowerCase();
  return /\p{Nd}/u.test(word) || AS_SAID.has(lower) || UNITS.has(lower) || isPartOfNumber(lower);
}

function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), ({ 0: token, index }) => ({
    text: token.toLowerCase(),
    start: index,
    end: index + token.length,
  }));
}

interface Read {
  readonly value: string | null;
  /** Tokens that the number takes. */
  readonly used: number;
}

const NONE: Read = { value: null, used: 0 };
/** Words of the longest number that is read. */
const LONGEST = 12;
/** Characters that hold the word before. */
const REACH = 24;

function readNumber(text: string, tokens: readonly Token[], at: number): Read {
  const token = tokens[at]!;
  const unit = UNITS.get(token.text);
  if (unit) return { value: unit, used: 1 };
  if (AS_SAID.has(token.text)) return { value: token.text.replace(/ed$/u, 'e'), used: 1 };
  if (/^\p{Nd}/u.test(token.text)) return readDigits(text, tokens, at);
  return readWords(text, tokens, at);
}

function readDigits(text: string, tokens: readonly Token[], at: number): Read {
  const token = tokens[at]!;
  const digits = token.text.replace(/,(?=\p{Nd}{3}(?!\p{Nd}))/gu, '');
  const next = tokens[at + 1];
  if (!next) return { value: digits, used: 1 };
  if (next.start === token.end && /^(?:st|nd|rd|th)$/u.test(next.text)) return { value: `#${digits}`, used: 2 };
  const scale = /^[\s-]?$/u.test(text.slice(token.end, next.start)) ? SCALES.get(next.text) : undefined;
  return scale === undefined ? { value: digits, used: 1 } : { value: String(Number(digits) * scale), used: 2 };
}

/** The number that the words from here on make. */
function readWords(text: string, tokens: readonly Token[], at: number): Read {
  const token = tokens[at]!;
  if (token.text === 'one' && !isOne(text, tokens, at)) return NONE;
  if (isOpening(text, token) || isUnitOfTime(text, tokens, at)) return NONE;
  let end = at + 1;
  while (end < tokens.length && /^[\s-]+$/u.test(text.slice(tokens[end - 1]!.end, tokens[end]!.start))) end++;
  return composeNumber(tokens.slice(at, Math.min(end, at + LONGEST)).map((each) => each.text)) ?? NONE;
}

/** "Two-second", "30 second": no ordinal. */
function isUnitOfTime(text: string, tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (tokens[at]?.text !== 'second' || !before || !isNumberWord(before.text)) return false;
  return /^[\s-]$/u.test(text.slice(before.end, tokens[at].start));
}

/** "First, …" says where the sentence stands among others. */
function isOpening(text: string, { start, end }: Token): boolean {
  return text.slice(0, start).trim() === '' && text[end] === ',';
}

/** "One day", but not "no one", "the one that", "one of them". */
function isOne(text: string, tokens: readonly Token[], i: number): boolean {
  const { start, end } = tokens[i]!;
  const next = tokens[i + 1];
  if (!next || NO_NUMBER_AFTER.test(text.slice(Math.max(0, start - REACH), start))) return false;
  return /^[\s-]+$/u.test(text.slice(end, next.start)) && (isNumberWord(next.text) || !isStopWord(next.text));
}

/** They say more of what is counted, and are not it. */
const QUALIFIERS = new Set('whole full entire long straight extra additional consecutive solid different'.split(' '));
/** What is counted that way is how often, whatever follows. */
const MULTIPLE = /\b(?:factor|multiple)s?\s+of\s*$/iu;

/** "A month" says how often. */
const PER = new Set(['a', 'an', 'each', 'every', 'per']);

function countedAfter(text: string, tokens: readonly Token[], from: number): string | null {
  // "1,200 euros a month" and "€1200 a month" count the same.
  const next = UNITS.has(tokens[from]?.text ?? '') ? from + 1 : from;
  for (let i = next; i < Math.min(tokens.length, next + 2); i++) {
    const { text: word, start } = tokens[i]!;
    if (isUnitOfTime(text, tokens, i)) return baseForm(word);
    const before = text.slice(tokens[i - 1]!.end, start);
    if (/[.,;:!?()]/u.test(before) || isNumberWord(word) || PER.has(word)) return null;
    if (!isStopWord(word) && !QUALIFIERS.has(word)) return baseForm(word);
  }
  return null;
}
