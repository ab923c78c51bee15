// What does an element say? Children by vocabulary and name, words without white space around, absolute addresses.
import { decodeHTMLStrict } from 'entities';
import type { Finding } from '../../domain/transcript.js';
import type { Tag, XmlElement } from './xml-elements.js';

export function childrenOf(element: XmlElement, tag: Tag): XmlElement[] {
  return element.children.filter((child) => child.tag === tag);
}

/** Of the first child that says anything, in the order of the tags: its characters as they are. */
export function rawText(element: XmlElement, ...tags: readonly Tag[]): string | null {
  for (const tag of tags) {
    const found = childrenOf(element, tag).find(({ text }) => text.trim() !== '');
    if (found) return found.text.trim();
  }
  return null;
}

/** The same on one line, for people. Feeds escape titles once more than they should: "Q&amp;amp;A". */
export function plainText(element: XmlElement, ...tags: readonly Tag[]): string | null {
  const text = rawText(element, ...tags);
  return text === null ? null : oneLine(text);
}

/** Longer titles and names are none; a stranger's feed must not fill every list that shows them. */
const MOST_CHARACTERS = 500;
/** As for addresses that are posted. */
const LONGEST_ADDRESS = 2_000;

/**
 * Without character references, control characters and runs of white space, and no longer than `most` characters; `null` for
 * nothing.
 */
export function oneLine(text: string, most = MOST_CHARACTERS): string | null {
  // References are longer than what they stand for, and white space goes: what is cut off here is not wanted.
  const line = decodeHTMLStrict(text.slice(0, most * 20))
    .replace(/(?!\s)\p{Cc}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return shortened(line, most) || null;
}

/** A word that tells a kind, as feeds have it in attributes: a role, a media type, a language. */
export function shortWord(text: string | null | undefined): string | null {
  return shortened(text?.trim() ?? '', 100) || null;
}

/** The list's first entries; what is over the limit is left out with a finding. */
export function firstOf<Entry>(entries: readonly Entry[], most: number, context: Told): readonly Entry[] {
  if (entries.length <= most) return entries;
  context.findings.push({
    line: context.line,
    message: `Of ${entries.length} ${context.what} the first ${most} were read`,
  });
  return entries.slice(0, most);
}

interface Told {
  readonly findings: Finding[];
  readonly line: number;
  /** Plural. */
  readonly what: string;
}

/** Cuts no character in two. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  return text.slice(0, /[\ud800-\udbff]/u.test(text[most - 1]!) ? most - 1 : most).trimEnd();
}

/** Absolute, http(s), of a usual length; `null` for anything else. `base` makes a relative address absolute. */
export function webAddress(written: string | null | undefined, base?: string | null): string | null {
  const trimmed = written?.trim();
  if (!trimmed) return null;
  if (base ? !URL.canParse(trimmed, base) : !URL.canParse(trimmed)) return null;
  const url = base ? new URL(trimmed, base) : new URL(trimmed);
  const isOfWeb = url.protocol === 'http:' || url.protocol === 'https:';
  return isOfWeb && url.href.length <= LONGEST_ADDRESS ? url.href : null;
}

/** What is fetched on its own: as `webAddress`, and a file where the feed itself is one. */
export function fetchAddress(written: string | undefined, base: string | null): string | null {
  const trimmed = written?.trim();
  const url = trimmed && base?.startsWith('file:') && URL.canParse(trimmed, base) ? new URL(trimmed, base) : null;
  return url?.protocol === 'file:' && url.href.length <= LONGEST_ADDRESS ? url.href : webAddress(written, base);
}

/** What an element says in words of where something is; as `webAddress`. */
export function addressIn(element: XmlElement, base: string | null, ...tags: readonly Tag[]): string | null {
  return webAddress(oneLine(rawText(element, ...tags) ?? '', LONGEST_ADDRESS + 1), base);
}

/** A number that is not negative; `null` for anything else. */
export function numberIn(text: string | null | undefined): number | null {
  return text && /^\s*\d{1,12}(?:\.\d{1,12})?\s*$/u.test(text) ? Number(text) : null;
}
