// What of a written transcript has no place in turns? Told from its lines alone; Markdown's marks count, a stamp does not.
import { type Loss, LossCount } from '../../domain/loss.js';
import { countSpokenWords } from './prose.js';
import type { Item } from './script-items.js';
import { countLinkedStamps } from './written-stamps.js';

/** Fields of front matter that the episode's description takes. */
const TAKEN = new Set(
  ['title', 'date', 'publishedAt', 'published', 'speakers', 'speaker', 'audio', 'audioUrl', 'media', 'url'].concat([
    'link',
    'pageUrl',
  ]),
);

const IMAGE = /!\[[^[\]\n]{0,500}\]\([^()\n]{0,1000}\)/g;
const LINK = /(?<!!)\[[^[\]\n]{1,500}\]\((?:https?:|mailto:|[./#])[^()\n]{0,1000}\)/g;
const FOOTNOTE = /\[\^[^[\]\n]{1,40}\]/g;
const COMMENT = /<!--/g;
const EMPHASIS =
  /(?<![\p{L}\p{N}*_])(?:\*{1,3}|_{1,3})(?=[^\s*_:])[^*_\n]{1,500}?(?<![\s:])(?:\*{1,3}|_{1,3})(?![\p{L}\p{N}*_:])/gu;
const BLOCK_MARK = /^\s*(?:>|[-*+]\s)/;
const FENCE = /^\s*(?:```|~~~)/;

export interface WrittenLines {
  readonly lines: readonly string[];
  /** How many lines of front matter lead. */
  readonly frontLines: number;
  readonly items: readonly Item[];
}

/** Fields of front matter, links, images, footnotes, comments, code and marks of emphasis. Linear in the text. */
export function markdownLosses({ lines, frontLines, items }: WrittenLines): Loss[] {
  const losses = new LossCount();
  const afterLabel = new Map(
    items.flatMap((item) => (item.kind === 'label' ? [[item.line, item.label.rest] as const] : [])),
  );
  let fences = 0;
  lines.forEach((whole, at) => {
    const rest = afterLabel.get(at);
    const line = rest ?? whole;
    const field = at < frontLines ? /^([A-Za-z][\w-]{0,40}):/.exec(line)?.[1] : undefined;
    if (field !== undefined && !TAKEN.has(field)) losses.add('metadata', at + 1);
    if (at < frontLines) return;
    if (FENCE.test(line) && ++fences % 2 === 1) losses.add('code', at + 1);
    if (rest !== undefined) losses.add('link', at + 1, countLinkedStamps(whole));
    countMarks(line, at + 1, losses);
  });
  return losses.list();
}

function countMarks(line: string, at: number, losses: LossCount): void {
  if (BLOCK_MARK.test(line)) losses.add('emphasis', at);
  if (!/[[*_<]/.test(line)) return;
  for (const [what, marks] of MARKS) losses.add(what, at, line.match(marks)?.length ?? 0);
}

const MARKS = [
  ['image', IMAGE],
  ['link', LINK],
  ['footnote', FOOTNOTE],
  ['note', COMMENT],
  ['emphasis', EMPHASIS],
] as const;

/** Words of paragraphs that were among all items and are not among those kept. */
export function leftOutLosses(all: readonly Item[], kept: readonly Item[]): Loss[] {
  const losses = new LossCount();
  const stays = new Set(kept);
  for (const item of all) {
    if (item.kind !== 'paragraph' || stays.has(item)) continue;
    losses.add('page-text', item.line + 1, countSpokenWords(item.lines.join(' ')));
  }
  return losses.list();
}
