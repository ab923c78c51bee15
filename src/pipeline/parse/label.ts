// What could be a speaker's label at the start of a line? Every dialect's form; whether it is one, speakers.ts decides.
import type { PersonRole } from '../../domain/episode.js';
import { withoutDescription } from './described-name.js';
import { plainLabel } from './inline.js';
import { nameKey } from './name-key.js';
import { splitRole } from './roles.js';
import { RANGE_END, STAMP, secondsOf } from './stamp.js';

/** `bold` **Name:**, `stamped` a name with a time, `bracket` [Name]:, `chevron` >> Name:, `colon` Name:, `bare` no mark. */
export type LabelForm = 'bold' | 'stamped' | 'bracket' | 'chevron' | 'colon' | 'bare';

export { nameKey } from './name-key.js';

export interface LabelCandidate {
  /** Index of the line, from 0. */
  readonly at: number;
  /** The label's plain words, as written. */
  readonly name: string;
  /** The name without case: what makes two labels the same. */
  readonly key: string;
  /** The label with what it says about the speaker ("Ada Byron, CTO of Foo"), where that was taken from the name. */
  readonly written?: string;
  readonly form: LabelForm;
  /** What the label says that the speaker is here ("(host)"), which is not part of the name. */
  readonly role?: PersonRole | null;
  /** Seconds of the stamps that stand with the label. */
  readonly stamps: readonly number[];
  /** What follows on the line, raw. */
  readonly rest: string;
}

/** Labels are looked for in this many characters of a line: no name is longer. */
const WINDOW = 160;
const LONGEST_NAME = 80;

/** Every form has a colon, in the label or in its stamp. */
const LABELLED = /[:：]/;
const ANY_STAMP = /\d:\d\d/;

const LEADING_STAMP = new RegExp(
  String.raw`^\\?[[(]\s?\\?(${STAMP})${RANGE_END}\s?\\?[\])]\s*(?:[-–—|]\s*)?|^(${STAMP})${RANGE_END}\s+(?:[-–—|]\s*)?(?=\S)`,
);
/** Nothing but a stamp after the name: `**Ada:** 00:12`. */
const LONE_STAMP = new RegExp(String.raw`^\\?[[(]?\s?\\?(${STAMP})${RANGE_END}\s?\\?[\])]?:?$`);
const STARS = /^(\*{1,3})(?![\s*])((?:\\.|[^*\\\n]){1,80}?)\s*(\*{1,3})(\s*[:：])?\s*/;
const UNDERSCORES = /^(_{1,2})(?![\s_])((?:\\.|[^_\\\n]){1,80}?)\s*(_{1,2})(?![^\W_])(\s*[:：])?\s*/;
const BOLD_STAMP = new RegExp(String.raw`^(?:\*{2,3})?\\?[[(]?\s?(${STAMP})\s?\\?[\])]?(?:\*{2,3})?\s*[:：]?(?:\s+|$)`);
const BRACKET = /^\[([^\]\n]{1,60})\]\s*[:：]\s*/;
const STAMPED = new RegExp(
  String.raw`^(\S[^\n]{0,70}?)\s*(?:[-–—:,|]\s*)?(\\?[[(]\s?(${STAMP})${RANGE_END}\s?\\?[\])]|(?<=[\s–—-])(${STAMP})${RANGE_END})\s*([:：])?(?:\s+|$)`,
);
const COLON = /^([^:：\n]{1,80}?)\s?(?::(?=\s|$)|：)\s*/;
const CHEVRONS = /^(?:>>+|&gt;&gt;)\s*/;

/** The label that the line could start with, or `null`. */
export function labelCandidate(line: string, at: number): LabelCandidate | null {
  const trimmed = line.trim();
  if (!LABELLED.test(trimmed.slice(0, WINDOW))) return null;
  const chevrons = CHEVRONS.exec(trimmed);
  const start = trimmed.slice(chevrons?.[0].length ?? 0);
  const { seconds: leading, body } = withoutLeadingStamp(start);
  const found = readForms(body);
  if (!found) return null;
  const { name, role } = splitRole(tidyName(found.name));
  if (!name || name.length > LONGEST_NAME) return null;
  const below = found.rest.length < 40 ? LONE_STAMP.exec(found.rest.trim()) : null;
  const alone = below && secondsOf(below[1]!);
  const own = typeof alone === 'number' ? [...found.stamps, alone] : found.stamps;
  const stamps = leading === null ? own : [leading, ...own];
  const form = found.form !== 'colon' ? found.form : leading !== null ? 'stamped' : chevrons ? 'chevron' : 'colon';
  const rest = typeof alone === 'number' ? '' : found.rest;
  return withoutDescription<LabelCandidate>({ at, name, key: nameKey(name), form, role, stamps, rest });
}

/** A stamp, alone or with the time at which the words end, before everything else of a line. */
export function withoutLeadingStamp(text: string): { readonly seconds: number | null; readonly body: string } {
  const lead = LEADING_STAMP.exec(text.slice(0, 60));
  const seconds = lead && secondsOf(lead[1] ?? lead[2]!);
  return typeof seconds === 'number' ? { seconds, body: text.slice(lead![0].length) } : { seconds: null, body: text };
}

interface Found {
  readonly name: string;
  readonly form: LabelForm;
  readonly stamps: readonly number[];
  readonly rest: string;
}

function readForms(body: string): Found | null {
  const window = body.slice(0, WINDOW);
  return readBold(body, window) ?? readBracket(body, window) ?? readStamped(body, window) ?? readColon(body, window);
}

function readBold(body: string, window: string): Found | null {
  const bold = STARS.exec(window) ?? UNDERSCORES.exec(window);
  if (!bold) return null;
  const [whole, opening, marked, closing, colonAfter] = bold;
  const lead = withoutLeadingStamp(marked!);
  const inner = lead.body;
  const led = lead.seconds === null ? [] : [lead.seconds];
  const withColon = colonAfter !== undefined || /[:：]$/.test(inner);
  const rest = body.slice(whole.length);
  const inside = STAMPED.exec(`${inner.replace(/[:：]$/, '')} `);
  const within = inside && secondsOf(inside[3] ?? inside[4]!);
  if (inside && typeof within === 'number') return { name: inside[1]!, form: 'bold', stamps: [...led, within], rest };
  const italic = Math.max(opening!.length, closing!.length) === 1;
  if (withColon) return { name: inner, form: italic ? 'colon' : 'bold', stamps: led, rest };
  if (italic) return null;
  const after = BOLD_STAMP.exec(rest.slice(0, 40));
  const seconds = after && secondsOf(after[1]!);
  if (!after || typeof seconds !== 'number') return null;
  return { name: inner, form: 'bold', stamps: [...led, seconds], rest: rest.slice(after[0].length) };
}

function readBracket(body: string, window: string): Found | null {
  const bracket = BRACKET.exec(window);
  return bracket && { name: bracket[1]!, form: 'bracket', stamps: [], rest: body.slice(bracket[0].length) };
}

/** `Name: 0:12` alone on the line, `Name [0:12]: text`, `Name (0:12):`, `Name  0:12`. */
function readStamped(body: string, window: string): Found | null {
  const stamped = ANY_STAMP.test(window) ? STAMPED.exec(window) : null;
  if (!stamped) return null;
  const [whole, name, , bracketed, bare, colon] = stamped;
  const rest = body.slice(whole.length);
  const seconds = secondsOf(bracketed ?? bare!);
  if (seconds === null || /[.?!:]\s/.test(name!)) return null;
  if (rest && !colon && bare !== undefined && !/[–—-]\s*\d[\d:.,]*\s*$/.test(whole)) return null;
  return { name: name!, form: 'stamped', stamps: [seconds], rest };
}

function readColon(body: string, window: string): Found | null {
  const colon = COLON.exec(window);
  return colon && { name: colon[1]!, form: 'colon', stamps: [], rest: body.slice(colon[0].length) };
}

/** Nothing but words, as most labels are. */
const UNMARKED = /^([\p{L}\p{M}]+(?: [\p{L}\p{M}]+)*)[:：]?$/u;

/** Marks and brackets around a name, and a name said twice ("Ada Byron: Ada Byron"), are slips or style. */
export function tidyName(raw: string): string {
  const unmarked = UNMARKED.exec(raw);
  if (unmarked) return unmarked[1]!;
  const bare = plainLabel(raw)
    .replace(/^[\s:*_>#²³¹|-]+|[\s:：*_,|–—-]+$/g, '')
    .trim();
  const inBrackets = /^[[【]\s*([^[\]【】]+?)\s*[\]】]$/.exec(bare)?.[1] ?? bare;
  const [first, second, ...more] = inBrackets.split(/\s*[:：]\s+/);
  return more.length === 0 && second !== undefined && nameKey(first!) === nameKey(second) ? first! : inBrackets;
}
