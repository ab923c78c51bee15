// Is it Markdown that only starts with some HTML: a picture, a player, a centred title?
import { rootName } from './html-markup.js';

/** What people put above Markdown. A page's own frame (`<html>`, `<body>`) is none of them. */
const ABOVE =
  /^(?:a|audio|b|big|blockquote|br|center|details|div|em|embed|figure|font|h[1-6]|hr|i|iframe|img|mark|object|p|picture|small|span|strong|sub|summary|sup|table|u|video)$/;
const MARK = /^(?:#{1,6} \S|\*\*[^*\n]{1,80}\*\*|[-*+] \S)/;
const TAGGED = /^\s*<[!/a-z]/i;
/** Of lines and paragraphs, so many bear no tag where HTML is only a guest. */
const BARE_SHARE = 0.5;

/** Fewer bare paragraphs may stand in a page, too. */
const LEAST_BARE = 3;

/** Whether no frame of a page stands around it, and most lines start without a tag. Asked once it is known not to be HTML. */
export function startsWithHtml(head: string): boolean {
  if (!standsAbove(head)) return false;
  const lines = head.split('\n').filter((line) => line.trim());
  const bare = lines.filter((line) => !TAGGED.test(line));
  return bare.some((line) => MARK.test(line)) || bare.length >= Math.max(2, lines.length * BARE_SHARE);
}

/** Whether Markdown follows after a tag that HTML could start with, too: its paragraphs stand bare between blank lines. */
export function isMarkdownUnderTag(head: string): boolean {
  if (!standsAbove(head)) return false;
  const lines = head.split('\n');
  if (lines.some((line) => MARK.test(line) && !/^[-*+]/.test(line))) return true;
  const starts = lines.filter((line, at) => line.trim() && at > 0 && !lines[at - 1]!.trim());
  const bare = starts.filter((line) => !TAGGED.test(line)).length;
  return bare >= LEAST_BARE && bare >= starts.length * BARE_SHARE;
}

function standsAbove(head: string): boolean {
  const root = rootName(head);
  return root !== null && ABOVE.test(root) && !/^\s*<[?!]/.test(head);
}
