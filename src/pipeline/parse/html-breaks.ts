// Elements that name a break where a speaker's name should stand, with no words under them, and paragraphs that say what is
// heard and no words ("[Intro music]"): they are marks with a time.
import { breakName, hasWords, loneBreak, ownBreak } from './break-words.js';
import type { HtmlBlock } from './html-blocks.js';
import { endsSentence } from './prose.js';

/** A break of which nothing is said. `seconds`: when it begins; `null` where no time stands beside it. */
export interface LoneBreak {
  readonly kind: 'break';
  readonly text: string;
  readonly seconds: number | null;
  readonly line: number;
}

export interface SettledBlocks {
  readonly blocks: readonly (HtmlBlock | LoneBreak)[];
  /** Lines of what stood under breaks and holds no words ("♪"). */
  readonly empty: readonly number[];
}

/** Takes such elements, and the times that are theirs, out of the flow of speech. Breaks with words stay. Linear. */
export function settleBreaks(blocks: readonly HtmlBlock[]): SettledBlocks {
  const settled: (HtmlBlock | LoneBreak)[] = [];
  const empty: number[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]!;
    const heard = heardIn(block, settled.at(-1));
    if (heard !== null) {
      const time = settled.at(-1)?.kind === 'time' ? settled.pop() : undefined;
      settled.push({ kind: 'break', text: heard, seconds: time?.seconds ?? null, line: block.line });
      continue;
    }
    const mark = block.kind === 'speaker' ? breakName(block.text) : null;
    const end = mark === null ? at : endOfName(blocks, at);
    const under = blocks.slice(at + 1, end);
    if (mark === null || under.some(({ kind, text }) => kind === 'words' && hasWords(text))) {
      settled.push(block);
      continue;
    }
    const isLed =
      blocks[at - 1]?.kind === 'time' && blocks[at - 2]?.kind !== 'speaker' && settled.at(-1)?.kind === 'time';
    const time = isLed ? settled.pop() : under.find(({ kind }) => kind === 'time');
    settled.push({ kind: 'break', text: mark, seconds: time?.seconds ?? null, line: block.line });
    empty.push(...under.flatMap(({ kind, line }) => (kind === 'words' ? [line] : [])));
    settled.push(...under.filter((each) => each.kind !== 'words' && each !== time));
    at = end - 1;
  }
  return { blocks: settled, empty };
}

function heardIn({ kind, text }: HtmlBlock, before: HtmlBlock | LoneBreak | undefined): string | null {
  if (kind !== 'words') return null;
  const runsOn = before?.kind === 'words' && !endsSentence(before.text);
  return runsOn ? loneBreak(text) : ownBreak(text);
}

/** Index of the next name after that at `from`, or of the end. */
function endOfName(blocks: readonly HtmlBlock[], from: number): number {
  let end = from + 1;
  while (end < blocks.length && blocks[end]!.kind !== 'speaker') end++;
  return end;
}
