// Do the times inside TTML's timed paragraphs count from the paragraph's start, as the specification has it, or from the
// document's, as Apple Podcasts and others write them? The one reading that keeps them within their paragraphs tells.
import { readMarkup } from './html-markup.js';
import { clockOf, type TtmlClock, ttmlSeconds } from './ttml-time.js';

interface Interval {
  readonly name: string;
  /** As they are written; `null` where the element has none of its own. */
  readonly times: { readonly begin: number; readonly end: number } | null;
}

/** Roundings of exporters. */
const SLACK = 0.05;

/** Whether times in `<p>` and `<span>` can only be meant from the document's start. Linear. */
export function hasAbsoluteTimes(text: string): boolean {
  if (!/<span[^<>]{0,300}\sbegin=/i.test(text)) return false;
  let clock: TtmlClock = clockOf({});
  const open: Interval[] = [];
  let [nested, outside, within] = [0, 0, 0];
  readMarkup(text, 'xml', {
    open({ name, attributes }) {
      if (name === 'tt') clock = clockOf(attributes);
      if (name !== 'p' && name !== 'span') return;
      const [begin, end] = [ttmlSeconds(attributes.begin, clock), ttmlSeconds(attributes.end, clock)];
      const times = begin === null || end === null ? null : { begin, end };
      const around = open.at(-1)?.times;
      open.push({ name, times });
      if (!around || !times) return;
      nested++;
      if (times.end > around.end - around.begin + SLACK) outside++;
      if (times.begin >= around.begin - SLACK && times.end <= around.end + SLACK) within++;
    },
    text: () => undefined,
    close(name) {
      if (open.at(-1)?.name === name) open.pop();
    },
  });
  return outside > 0 && within === nested;
}
