// What do the words of a line look like to a reader? Markdown and HTML marks leave the text, stamps become anchors.
import { decodeEntities } from './entities.js';
import { BRACKETED_STAMPS, secondsOf } from './stamp.js';

/** Plain words of a paragraph with the stamps that stood in it, by rising offset. */
export interface PlainText {
  readonly text: string;
  readonly stamps: readonly { readonly offset: number; readonly seconds: number }[];
  /** Stamps with no words of this paragraph after them: they time what follows. */
  readonly trailing: readonly number[];
}

export type Markup = 'plain' | 'markdown';

/** Stands for a stamp while marks are taken away. Decoding has removed private-use characters from every source. */
const SLOT = '\ue000';
/** Escaped characters rest at this offset, so that no rule takes them for marks. */
const SHELTER = 0xe100;

/** Most paragraphs hold none of these, and then nothing needs to be taken away. */
const MARKS = /[\\`*_<[~]/;

/** The plain words of a raw paragraph (its lines joined by "\n"). Linear in its length. */
export function plainText(raw: string, markup: Markup): PlainText {
  const seconds: number[] = [];
  const slotted = !raw.includes('[')
    ? raw
    : raw.replace(BRACKETED_STAMPS, (whole: string, from: string, to: string | undefined) => {
        const times = [from, to].flatMap((stamp) => (stamp === undefined ? [] : [secondsOf(stamp)]));
        if (times.some((time) => time === null)) return whole;
        for (const time of times) seconds.push(time!);
        return ` ${SLOT.repeat(times.length)} `;
      });
  const marked = markup === 'markdown' && MARKS.test(slotted);
  const bare = marked ? withoutMarkdown(slotted) : slotted;
  const decoded = decodeEntities(bare);
  return liftSlots(marked ? unshelter(decoded) : decoded, seconds);
}

/** The plain words of a label or heading, stamps left out. */
export function plainLabel(raw: string): string {
  return plainText(raw, 'markdown').text;
}

function withoutMarkdown(raw: string): string {
  return raw
    .replace(/`{1,2}([^`\n]{1,500})`{1,2}/g, (_, code: string) => code.replace(/[!-/:-@[-`{-~]/g, shelter))
    .replace(/\\([!-/:-@[-`{-~])/g, (_, char: string) => shelter(char))
    .replace(/\\(?=\n|$)/g, '')
    .replace(/<!--[^>]{0,2000}-->/g, '')
    .replace(/<((?:https?|mailto):[^\s<>]{1,500})>/g, '$1')
    .replace(/<\/?[a-zA-Z][^<>]{0,500}>/g, '')
    .replace(/!\[[^[\]\n]{0,500}\]\([^()\n]{0,1000}\)/g, '')
    .replace(/\[([^[\]]{0,500})\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,1000}\)/g, '$1')
    .replace(/\[\^[^[\]\n]{1,40}\]/g, '')
    .replace(/(?<!\*)\*\*(?=[\p{L}\p{N}])([^\s*]{1,40})\*\*(?!\*)/gu, '$1')
    .replace(/(^|[^\p{L}\p{N}*])\*{2,3}(?=[^\s*])([^*]{1,1000}?)\*{2,3}(?![\p{L}\p{N}*])/gu, '$1$2')
    .replace(/(^|[^\p{L}\p{N}*])\*(?=[^\s*])([^*\n]{1,1000}?)\*(?![\p{L}\p{N}*])/gmu, '$1$2')
    .replace(/(^|[^\p{L}\p{N}_])_{1,2}(?=[^\s_])([^_\n]{1,1000}?)_{1,2}(?![\p{L}\p{N}_])/gmu, '$1$2')
    .replace(/~~([^~\n]{1,500})~~/g, '$1');
}

function shelter(char: string): string {
  return String.fromCharCode(SHELTER + char.charCodeAt(0));
}

function unshelter(text: string): string {
  return text.replace(/[\ue100-\ue17f]/g, (char) => String.fromCharCode(char.charCodeAt(0) - SHELTER));
}

/** Folds white space and notes where each slot stood: at the first character of the words after it. */
function liftSlots(text: string, seconds: readonly number[]): PlainText {
  if (seconds.length === 0) return { text: folded(text), stamps: [], trailing: [] };
  const stamps: { offset: number; seconds: number }[] = [];
  let waiting: number[] = [];
  let plain = '';
  text.split(SLOT).forEach((piece, i) => {
    if (i > 0) waiting.push(seconds[i - 1]!);
    const words = folded(piece);
    if (!words) return;
    if (plain && !/^[,.;:!?…)]/.test(words)) plain += ' ';
    for (const time of waiting) stamps.push({ offset: plain.length, seconds: time });
    waiting = [];
    plain += words;
  });
  return { text: plain, stamps, trailing: waiting };
}

function folded(text: string): string {
  const trimmed = text.trim();
  return /\s\s|[^\S ]/.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed;
}
