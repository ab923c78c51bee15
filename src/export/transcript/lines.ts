// How do a caption's words stand on its lines? On one where they fit, else on two of about one length that part where a
// clause does, and where the second line does not read as a label.
import type { Room } from './cut-text.js';
import { placesOf } from './places.js';

/** A word of a caption: how long it is, and what a line that starts with it costs. */
export interface Word {
  readonly length: number;
  readonly cost: number;
}

/** Where the second line starts: the number of words on the first. */
export interface LineBreak {
  readonly at: number;
  readonly cost: number;
}

/** A line that is longer than it may be: worse than a bad break, better than a line that reads as a label. */
const TOO_LONG = 2.5;

/**
 * Lines of at most `lineLength` characters, where words are not longer by themselves; more than `lines` of them only
 * where the text does not fit. `text`: one line. `label`: what stands before it, never parted from the first word.
 */
export function linesOf(text: string, room: Room, label = ''): string[] {
  if (label.length + text.length <= room.lineLength || room.lines < 2) return [label + text];
  const places = placesOf(text);
  const isLong = label.length + text.length > room.lineLength * room.lines;
  if (room.lines > 2 || isLong || places.length < 2) return greedyLines(text, room.lineLength, label);
  const words = places.map(({ start, end, cost }) => ({ length: end - start, cost }));
  const { start } = places[lineBreakOf(words, room.lineLength, label.length).at]!;
  return [label + text.slice(0, start).trimEnd(), text.slice(start)];
}

/** The cheapest way to set two words or more on two lines. Linear. */
export function lineBreakOf(words: readonly Word[], lineLength: number, label: number): LineBreak {
  const all = words.reduce((sum, { length }) => sum + length + 1, label - 1);
  const opening = label + words[0]!.length;
  let first = label - 1;
  let best: LineBreak = { at: 1, cost: Number.POSITIVE_INFINITY };
  for (let at = 1; at < words.length; at++) {
    first += words[at - 1]!.length + 1;
    const second = all - first - 1;
    const uneven = (first - second) / lineLength;
    // A word that no line can hold makes none too long.
    const over = Math.max(0, first - Math.max(lineLength, opening), second - Math.max(lineLength, words[at]!.length));
    const cost = uneven ** 2 + (over > 0 ? TOO_LONG + over / lineLength : 0) + words[at]!.cost;
    if (cost < best.cost) best = { at, cost };
  }
  return best;
}

function greedyLines(text: string, lineLength: number, label: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= lineLength) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(lines.length === 0 ? label + word : word);
  }
  return lines;
}
