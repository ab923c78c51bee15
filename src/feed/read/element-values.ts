// What does an element say? Children by vocabulary and name, words without white space around, absolute addresses.
import { decodeHTMLStrict } from 'entities';
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

/** Without character references, control characters and runs of white space; `null` for nothing. */
export function oneLine(text: string): string | null {
  return (
    decodeHTMLStrict(text)
      .replace(/(?!\s)\p{Cc}/gu, '')
      .replace(/\s+/gu, ' ')
      .trim() || null
  );
}

/** Absolute, http(s); `null` for anything else. `base` makes a relative address absolute. */
export function webAddress(written: string | null | undefined, base?: string | null): string | null {
  const trimmed = written?.trim();
  if (!trimmed) return null;
  if (base ? !URL.canParse(trimmed, base) : !URL.canParse(trimmed)) return null;
  const url = base ? new URL(trimmed, base) : new URL(trimmed);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}

/** A number that is not negative; `null` for anything else. */
export function numberIn(text: string | null | undefined): number | null {
  return text && /^\s*\d{1,12}(?:\.\d{1,12})?\s*$/u.test(text) ? Number(text) : null;
}
