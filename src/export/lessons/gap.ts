// Which words of a statement are left out for a learner to fill in? Those that tell most: the rarest of all statements, with
// neighbours that are nearly as rare.
import { isStopWord, stemOf, type Word, wordsOf } from '../../domain/words.js';

/** `text.slice(start, end)`. */
export interface Gap {
  readonly start: number;
  readonly end: number;
}

/** Words that a learner keeps in mind. */
const MOST_WORDS = 3;
/** Of the weight of the heaviest. */
const NEARLY = 0.7;

/** How seldom a word is said in these statements: 1 for what one of them has, towards 0 for what all have. */
export type Rarity = (word: string) => number;

export function rarityIn(statements: readonly string[]): Rarity {
  const counts = new Map<string, number>();
  for (const statement of statements) {
    for (const stem of new Set(wordsOf(statement).map(({ text }) => stemOf(text)))) {
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
  }
  return (word) => 1 / Math.sqrt(counts.get(stemOf(word)) ?? 1);
}

/**
 * The word that weighs most, the last of equal ones, with those beside it that weigh nearly as much; the last word where none
 * tells; `null` without words.
 */
export function gapIn(statement: string, rarityOf: Rarity): Gap | null {
  const words = wordsOf(statement);
  const weights = words.map(({ text }) => weightOf(text, rarityOf));
  const heaviest = Math.max(0, ...weights);
  const isPart = (at: number, beside: number): boolean =>
    weights[at] !== undefined && weights[at] > NEARLY * heaviest && isJoined(statement, words[at]!, words[beside]!);
  let from = heaviest > 0 ? weights.lastIndexOf(heaviest) : words.length - 1;
  let to = from;
  while (heaviest > 0 && to - from + 1 < MOST_WORDS) {
    if (isPart(from - 1, from)) from--;
    else if (isPart(to + 1, to)) to++;
    else break;
  }
  const [first, last] = [words[from], words[to]];
  if (!first || !last) return null;
  // "pg_dump" is one word to whom it is shown.
  const [before] = /[\p{L}\p{N}_]*$/u.exec(statement.slice(0, first.start))!;
  const [after] = /^[\p{L}\p{N}_]*/u.exec(statement.slice(last.end))!;
  return { start: first.start - before.length, end: last.end + after.length };
}

/** Long words say more than short ones. */
function weightOf(word: string, rarityOf: Rarity): number {
  return isStopWord(word) ? 0 : rarityOf(word) * Math.log2(word.length + 1);
}

function isJoined(text: string, a: Word, b: Word): boolean {
  return /^[\s-]+$/u.test(text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start)));
}
