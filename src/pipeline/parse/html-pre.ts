// Is a page only the frame of a caption file? Browsers and archives show WebVTT and SRT inside `<pre>`.
import { isTiming } from './caption-blocks.js';
import { decodeEntities } from './entities.js';
import { hasVttHeader } from './vtt.js';

export interface Preformatted {
  readonly text: string;
  /** Line of the page at which it starts, from 1. */
  readonly line: number;
}

/** Fewer timings are an example of what captions look like. */
const LEAST_TIMINGS = 3;
/** Marks that colour or frame code; all others may be the captions' own, such as `<v Ada>`. */
const FRAME = /<\/?(?:code|span|samp|font)(?:\s[^<>]{0,300})?>|<br\s?\/?>/gi;

/** The longest `<pre>` that holds captions, marks of the page taken away; `null` where none does. Linear. */
export function captionsInPre(page: string): Preformatted | null {
  let longest = { start: 0, length: 0, text: '' };
  let start = page.length;
  for (const { 0: tag, index } of page.matchAll(/<pre(?:\s[^<>]{0,1000})?>|<\/pre/gi)) {
    if (tag.endsWith('>')) start = index + tag.length;
    else {
      const length = index - start;
      const text = length > longest.length ? captionsIn(page.slice(start, index)) : null;
      if (text !== null) longest = { start, length, text };
      start = page.length;
    }
  }
  if (longest.length === 0) return null;
  return { text: longest.text, line: page.slice(0, longest.start).split('\n').length };
}

function captionsIn(raw: string): string | null {
  if (!/--(?:>|&gt;)/.test(raw)) return null;
  const text = decodeEntities(raw.replace(FRAME, (mark) => (/^<br/i.test(mark) ? '\n' : '')));
  const timings = text.split('\n').filter(isTiming).length;
  return timings >= LEAST_TIMINGS || (hasVttHeader(text) && timings > 0) ? text : null;
}
