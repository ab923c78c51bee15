// Addresses that are said in words: "go to example dot com slash jobs". Only where both ends are certain: a name of several
// words ("ship it dot fm") could be written in several ways.
import type { Address } from './mentioned-links.js';
import { spokenEndings } from './sure-endings.js';

/** What stands before an address that is one word: nothing, a full stop, or one of these. */
const LEADING = new Set(
  'to visit visiting see check out via from through on over site website url address page called is and or into'.split(
    ' ',
  ),
);
/** Before "at", which comes in e-mail addresses, too. */
const BEFORE_AT = new Set('us me it them him her find look more online up live available notes site is are'.split(' '));
/** "The dot com boom", "a dot com". */
const NO_NAMES = new Set(
  'the a an this that these those any every some old big first of and or my our your dot'.split(' '),
);

const MOST_LABELS = 4;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u;

interface Word {
  /** Lower case, without punctuation around it. */
  readonly word: string;
  readonly start: number;
  /** Punctuation follows: what comes next belongs to something else. */
  readonly ends: boolean;
}

export function spokenAddresses(text: string): Address[] {
  if (!/\bdot\b/iu.test(text)) return [];
  const words = wordsOf(text);
  return words.flatMap((_, i) => addressEndingAt(words, i) ?? []);
}

/** With its last label ("com") at `index`. */
function addressEndingAt(words: readonly Word[], index: number): Address | null {
  const ending = words[index]!.word;
  if (!spokenEndings.has(ending) || words[index + 1]?.word === 'dot') return null;
  const labels = [ending];
  let at = index;
  while (isJoined(words, at) && labels.length < MOST_LABELS) {
    labels.unshift(words[at - 2]!.word);
    at -= 2;
  }
  const isName = labels.length > 1 && labels.slice(0, -1).every((label) => LABEL.test(label) && label.length > 1);
  if (!isName || NO_NAMES.has(labels[0]!) || isJoined(words, at) || !beginsSurely(words, at)) return null;
  return { url: `https://${labels.join('.')}/${pathAfter(words, index)}`, start: words[at]!.start, offered: true };
}

/** Whether "NAME dot" stands before the word, without punctuation between. */
function isJoined(words: readonly Word[], at: number): boolean {
  const [name, dot] = [words[at - 2], words[at - 1]];
  return dot?.word === 'dot' && !dot.ends && name !== undefined && !name.ends;
}

function beginsSurely(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  if (!before || before.ends || LEADING.has(before.word)) return true;
  if (before.word !== 'at') return false;
  const earlier = words[at - 2];
  return !earlier || earlier.ends || BEFORE_AT.has(earlier.word);
}

/** "slash jobs": only to where it surely ends, which is at punctuation or the next "slash"; else nothing of it. */
function pathAfter(words: readonly Word[], index: number): string {
  const parts: string[] = [];
  for (let at = index; !words[at]!.ends; ) {
    const slash = words[at + 1]?.word === 'forward' ? at + 2 : at + 1;
    if (words[slash]?.word !== 'slash' || words[slash].ends) break;
    const part = words[slash + 1];
    const next = words[slash + 2];
    const isSure = part?.ends || next === undefined || next.word === 'slash' || next.word === 'forward';
    if (!part || !isSure || !LABEL.test(part.word)) return '';
    parts.push(part.word);
    at = slash + 1;
  }
  return parts.join('/');
}

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/\S+/gu), ({ 0: raw, index }) => {
    const word = raw.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').toLowerCase();
    return { word, start: index + Math.max(0, raw.toLowerCase().indexOf(word)), ends: /[^\p{L}\p{N}]$/u.test(raw) };
  });
}
