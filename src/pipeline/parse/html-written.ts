// A page's text without marked speakers -> the pieces of a written transcript: labels in bold or before a colon,
// stamps in brackets or alone, headings.
import type { Finding } from '../../domain/transcript.js';
import { withoutBoilerplate } from './boilerplate.js';
import type { HtmlBlock } from './html-blocks.js';
import { looksLikeName } from './label-words.js';
import { type Item, scriptItems } from './script-items.js';

export interface WrittenPage {
  readonly items: readonly Item[];
  readonly findings: readonly Finding[];
}

/** Bold words at the start of so many blocks are a name, also without a colon. */
const LEAST_LEADS = 3;

export interface WrittenBlocks {
  readonly blocks: readonly HtmlBlock[];
  /** The page calls this very text its transcript, so that nothing else stands around it. */
  readonly curated: boolean;
  /** It stands under a heading "Transcript". */
  readonly titled: boolean;
}

/** Linear. */
export function writtenPage({ blocks, curated, titled }: WrittenBlocks): WrittenPage {
  const { lines, sources } = asMarkdown(blocks);
  const items = scriptItems({ lines, markdown: true, known: [] }).map((item): Item => {
    const line = sources[item.line]! - 1;
    return item.kind === 'label' ? { ...item, line, label: { ...item.label, at: line } } : { ...item, line };
  });
  const labelled = items.some((item) => item.kind === 'label');
  return withoutBoilerplate(items, { curated, labelled, titled });
}

/** Blocks as Markdown, a blank line after each, with the line in the source of each line. */
function asMarkdown(blocks: readonly HtmlBlock[]): { lines: string[]; sources: number[] } {
  const leads = new Map<string, number>();
  for (const { lead } of blocks) if (lead) leads.set(lead, (leads.get(lead) ?? 0) + 1);
  const isName = (lead: string) => leads.get(lead)! >= LEAST_LEADS && looksLikeName(lead);
  const lines: string[] = [];
  const sources: number[] = [];
  for (const block of blocks) {
    const written = [...markdownLines(block, isName), ''];
    lines.push(...written);
    for (const _ of written) sources.push(block.line);
  }
  return { lines, sources };
}

function markdownLines({ kind, text, lead, level }: HtmlBlock, isName: (lead: string) => boolean): string[] {
  if (kind === 'heading') return [`${'#'.repeat(Math.max(1, level))} ${escaped(text.replace(/\n/g, ' '))}`];
  if (kind === 'speaker') return [`**${escaped(text.replace(/\s*:$/, ''))}:**`];
  const [first, ...others] = text.split('\n');
  const rest = first!.slice(lead.length);
  const closed = /[:：]\s*$/.test(lead) || /^\s*(?:[:：]|[-–—([]?\s?\d)/.test(rest);
  const bold = lead !== '' && first!.startsWith(lead) && !/[:：]\s*\S/.test(lead) && (closed || isName(lead));
  const start = bold ? `**${escaped(lead)}${closed ? '' : ':'}** ${escaped(rest.trimStart())}` : escaped(first!);
  return [start, ...others.map(escaped)];
}

/** Characters of the text that Markdown would take for marks. Brackets stay: stamps and labels stand in them. */
function escaped(line: string): string {
  return line
    .replace(/[\\*_`~<]/g, '\\$&')
    .replace(/\](?=\()/g, ']\\')
    .replace(/&(?=#?\w{1,32};)/g, '&amp;')
    .replace(/^#/, '\\#')
    .replace(/^(\d{1,3})([.)])(?=\s)/, '$1\\$2');
}
