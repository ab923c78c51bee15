// Turns -> Markdown: YAML front matter, "**Name:** words", and the source's own stamps where they stood.
import { stringify } from 'yaml';
import type { Episode } from '../../domain/episode.js';
import type { Turn } from '../../domain/transcript.js';
import { exactClock } from '../clock.js';
import { escapeMarkdown } from '../markdown.js';
import { namedTurns } from './named-turns.js';

export type MarkdownHead = Pick<Episode, 'title' | 'publishedAt'> & { readonly speakers: readonly string[] };

/** Interpolated times are left out: they can be found again from the stamps that are there. */
export function renderMarkdownTranscript(turns: readonly Turn[], head: MarkdownHead): string {
  const { title, publishedAt, speakers } = head;
  const frontMatter = stringify({
    title,
    ...(publishedAt !== null && { date: publishedAt }),
    ...(speakers.length > 0 && { speakers }),
  });
  const blocks = namedTurns(turns).map((turn) => {
    const label = turn.speaker === null ? '' : `**${escapeMarkdown(turn.speaker)}:** `;
    return `${label}${stampedText(turn)}`;
  });
  return `---\n${frontMatter}---\n\n${blocks.join('\n\n')}\n`;
}

/** So many characters of a paragraph before a stamp, or fewer, read as the name of who speaks then. */
const LONGEST_NAME = 80;

function stampedText({ speaker, text, anchors }: Turn): string {
  const placed = anchors.filter(({ offset }) => mayHoldStamp({ text, offset, named: speaker !== null }));
  const edges = [...placed.map(({ offset }) => offset), text.length];
  const parts = placed.map(({ offset, time }, i) => {
    return `\\[${exactClock(time)}\\] ${escapeMarkdown(text.slice(offset, edges[i + 1]))}`;
  });
  return escapeMarkdown(text.slice(0, edges[0])) + parts.join('');
}

interface StampPlace {
  readonly text: string;
  readonly offset: number;
  /** A label stands before the text. */
  readonly named: boolean;
}

/** At the start of a turn, or in running text in front of a word. */
function mayHoldStamp({ text, offset, named }: StampPlace): boolean {
  if (offset === 0) return true;
  const paragraph = text.lastIndexOf('\n\n', offset) + 2;
  const labelled = named && paragraph === 1;
  const reads = labelled || offset - paragraph > LONGEST_NAME;
  return reads && /^[\p{L}\p{N}]/u.test(text.slice(offset)) && /\s/.test(text[offset - 1]!);
}
