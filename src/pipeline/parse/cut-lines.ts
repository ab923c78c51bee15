// Which paragraphs go on with the one before? Subtitles saved as text break sentences at every line.
import { countSpokenWords, endsSentence } from './prose.js';
import type { Item } from './script-items.js';

/** Text is cut where so many paragraphs, and this share of them, are short and end in mid-sentence. */
const LEAST_PARAGRAPHS = 8;
const CUT_SHARE = 0.4;
const SHORT_WORDS = 14;
/** And where so many of those after them go on in small letters; notes and verses start with capitals. */
const SMALL_SHARE = 0.5;
/** Words after which a joined paragraph ends at its next sentence, and where none comes, anywhere. */
const PARAGRAPH_WORDS = 60;
const MOST_WORDS = 200;

/** The paragraphs that continue the one before; none in a text that is not cut. Linear in the text. */
export function continuations(items: readonly Item[]): ReadonlySet<Item> {
  const paragraphs = items.flatMap((item) => (item.kind === 'paragraph' && !item.listed ? [item] : []));
  const cut = paragraphs.slice(0, -1).flatMap(({ lines }, i) => {
    return !ends(lines) && wordsOf(lines) <= SHORT_WORDS ? [paragraphs[i + 1]!] : [];
  });
  const small = cut.filter(({ lines }) => /^\P{L}*(?!\p{Lu})\p{L}/u.test(lines[0]!.slice(0, 20)));
  const joined = new Set<Item>();
  if (paragraphs.length < LEAST_PARAGRAPHS || cut.length < paragraphs.length * CUT_SHARE) return joined;
  if (small.length < cut.length * SMALL_SHARE) return joined;
  let words = 0;
  let open = false;
  for (const item of items) {
    if (item.kind === 'paragraph' && !item.listed) {
      if (open) joined.add(item);
      words = (open ? words : 0) + wordsOf(item.lines);
      open = words < PARAGRAPH_WORDS || (!ends(item.lines) && words < MOST_WORDS);
    } else if (item.kind !== 'stamp') open = false;
  }
  return joined;
}

function ends(lines: readonly string[]): boolean {
  return endsSentence(lines.at(-1)!.trim());
}

function wordsOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + countSpokenWords(line), 0);
}
