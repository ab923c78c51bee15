// Turns -> Markdown: YAML front matter, "**Name:** words", and the source's own stamps where they stood.
import { stringify } from 'yaml';
import type { Episode } from '../domain/episode.js';
import type { Turn } from '../domain/transcript.js';
import { clock } from './clock.js';
import { escapeMarkdown } from './markdown.js';

export type MarkdownHead = Pick<Episode, 'title' | 'publishedAt'> & { readonly speakers: readonly string[] };

/** Interpolated times are left out: they can be found again from the stamps that are there. */
export function renderMarkdownTranscript(turns: readonly Turn[], head: MarkdownHead): string {
  const { title, publishedAt, speakers } = head;
  const frontMatter = stringify({
    title,
    ...(publishedAt !== null && { date: publishedAt }),
    ...(speakers.length > 0 && { speakers }),
  });
  const blocks = turns.map((turn) => {
    const label = turn.speaker === null ? '' : `**${escapeMarkdown(turn.speaker)}:** `;
    return `${label}${stampedText(turn)}`;
  });
  return `---\n${frontMatter}---\n\n${blocks.join('\n\n')}\n`;
}

function stampedText({ text, anchors }: Turn): string {
  const edges = [...anchors.map(({ offset }) => offset), text.length];
  const parts = anchors.map(({ offset, time }, i) => {
    return `\\[${clock(time)}\\] ${escapeMarkdown(text.slice(offset, edges[i + 1]))}`;
  });
  return escapeMarkdown(text.slice(0, edges[0])) + parts.join('');
}
