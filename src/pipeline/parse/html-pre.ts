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
  const lower = page.toLowerCase();
  let longest: Preformatted | null = null;
  for (let open = lower.indexOf('<pre'); open >= 0; ) {
    const start = page.indexOf('>', open) + 1;
    const end = lower.indexOf('</pre', start);
    if (start === 0) break;
    const text = page.slice(start, end < 0 ? page.length : end);
    if (text.length > (longest?.text.length ?? 0) && /--(?:>|&gt;)/.test(text)) {
      const captions = captionsIn(text);
      if (captions !== null) longest = { text: captions, line: page.slice(0, start).split('\n').length };
    }
    open = end < 0 ? -1 : lower.indexOf('<pre', end);
  }
  return longest;
}

function captionsIn(raw: string): string | null {
  const text = decodeEntities(raw.replace(FRAME, (mark) => (/^<br/i.test(mark) ? '\n' : '')));
  const timings = text.split('\n').filter(isTiming).length;
  return timings >= LEAST_TIMINGS || (hasVttHeader(text) && timings > 0) ? text : null;
}
