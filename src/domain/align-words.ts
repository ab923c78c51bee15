// Which words of one text stand in another, in the same order? For texts of a hundred thousand words, of which somebody
// corrected some.

/** Gaps of so few pairs of words are compared word by word. */
const MAX_COMPARED_PAIRS = 4_096;
/** Texts that fall apart more often than that have little in common; the rest of them counts as other words. */
const MAX_DEPTH = 60;

/**
 * For each word of `before` the index of the same word in `after`, or -1; indexes rise. Patience diff (Bram Cohen): what
 * stands once in both texts is an anchor, and between two anchors the same is done again, so that the time grows with the
 * length and not, as in Myers' algorithm, with the number of differences as well.
 */
export function alignWords(before: readonly string[], after: readonly string[]): Int32Array {
  const found = new Int32Array(before.length).fill(-1);
  const ids = new Map<string, number>();
  const idOf = (word: string): number => {
    const id = ids.get(word) ?? ids.size;
    ids.set(word, id);
    return id;
  };
  const texts = { a: Int32Array.from(before, idOf), b: Int32Array.from(after, idOf), found };
  const gaps: Gap[] = [{ a0: 0, a1: before.length, b0: 0, b1: after.length, depth: 0 }];
  for (let gap = gaps.pop(); gap !== undefined; gap = gaps.pop()) gaps.push(...alignGap(texts, gap));
  return found;
}

interface Texts {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly found: Int32Array;
}

/** Words `a0` up to `a1` of one text against `b0` up to `b1` of the other. */
interface Gap {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
  readonly depth: number;
}

/** Aligns what can be told at once, and returns the gaps that are left. */
function alignGap(texts: Texts, gap: Gap): Gap[] {
  const { a0, a1, b0, b1, depth } = alignEnds(texts, gap);
  if (a0 === a1 || b0 === b1 || depth > MAX_DEPTH) return [];
  if ((a1 - a0) * (b1 - b0) <= MAX_COMPARED_PAIRS) {
    alignShort(texts, { a0, a1, b0, b1, depth });
    return [];
  }
  const anchors = risingAnchors(texts, { a0, a1, b0, b1, depth });
  if (anchors.length === 0) return [];
  const gaps: Gap[] = [];
  let [from, to] = [a0, b0];
  for (const { at, is } of anchors) {
    texts.found[at] = is;
    gaps.push({ a0: from, a1: at, b0: to, b1: is, depth: depth + 1 });
    [from, to] = [at + 1, is + 1];
  }
  return [...gaps, { a0: from, a1, b0: to, b1, depth: depth + 1 }];
}

function alignEnds({ a, b, found }: Texts, { a0, a1, b0, b1, depth }: Gap): Gap {
  let [start, end] = [0, 0];
  const most = Math.min(a1 - a0, b1 - b0);
  while (start < most && a[a0 + start] === b[b0 + start]) {
    found[a0 + start] = b0 + start;
    start++;
  }
  while (end < most - start && a[a1 - 1 - end] === b[b1 - 1 - end]) {
    found[a1 - 1 - end] = b1 - 1 - end;
    end++;
  }
  return { a0: a0 + start, a1: a1 - end, b0: b0 + start, b1: b1 - end, depth };
}

/** The longest common subsequence, by the table that every textbook has. */
function alignShort({ a, b, found }: Texts, { a0, a1, b0, b1 }: Gap): void {
  const [rows, columns] = [a1 - a0, b1 - b0];
  const width = columns + 1;
  const longest = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      const [below, right] = [longest[(i + 1) * width + j]!, longest[i * width + j + 1]!];
      const diagonal = longest[(i + 1) * width + j + 1]!;
      longest[i * width + j] = a[a0 + i] === b[b0 + j] ? diagonal + 1 : Math.max(below, right);
    }
  }
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (a[a0 + i] === b[b0 + j]) found[a0 + i++] = b0 + j++;
    else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i++;
    else j++;
  }
}

interface Anchor {
  readonly at: number;
  readonly is: number;
}

/** Words that stand once on each side, as many of them as keep their order. */
function risingAnchors({ a, b }: Texts, { a0, a1, b0, b1 }: Gap): Anchor[] {
  const inA = placesOfSingles(a, a0, a1);
  const inB = placesOfSingles(b, b0, b1);
  const shared: Anchor[] = [];
  for (const [word, at] of inA) {
    const is = inB.get(word) ?? TWICE;
    if (at !== TWICE && is !== TWICE) shared.push({ at, is });
  }
  return longestRising(shared.sort((x, y) => x.at - y.at));
}

const TWICE = -1;

function placesOfSingles(words: Int32Array, start: number, end: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = start; at < end; at++) places.set(words[at]!, places.has(words[at]!) ? TWICE : at);
  return places;
}

/** The longest subsequence whose `is` rises, by patience sorting (Fredman 1975). */
function longestRising(anchors: readonly Anchor[]): Anchor[] {
  const lasts: number[] = [];
  const previous = new Int32Array(anchors.length).fill(-1);
  anchors.forEach(({ is }, index) => {
    let [low, high] = [0, lasts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (anchors[lasts[middle]!]!.is < is) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? lasts[low - 1]! : -1;
    lasts[low] = index;
  });
  const rising: Anchor[] = [];
  for (let index = lasts.at(-1) ?? -1; index >= 0; index = previous[index]!) rising.push(anchors[index]!);
  return rising.reverse();
}
