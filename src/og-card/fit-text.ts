// Which size of type lets a text fill its field, and where do its lines break?
import type { Typeface } from './typeface.js';

export interface Field {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Sizes to try, from large to small. */
  readonly sizes: readonly number[];
  /** From baseline to baseline, as a multiple of the size. */
  readonly leading: number;
}

export interface FittedText {
  readonly size: number;
  readonly lines: readonly string[];
}

/** The largest size at which the whole text fits; at the smallest one it is cut between words, with "…". */
export function fitText(text: string, field: Field, typeface: Pick<Typeface, 'widthOf'>): FittedText {
  for (const size of field.sizes) {
    const lines = breakLines(text, field.width / size, typeface);
    if (lines.length <= linesAt(size, field)) return { size, lines };
  }
  const size = field.sizes.at(-1)!;
  const lines = breakLines(text, field.width / size, typeface).slice(0, Math.max(1, linesAt(size, field)));
  const last = lines.pop()!;
  return { size, lines: [...lines, shortenTo(`${last} …`, field.width / size, typeface)] };
}

/** The text, or as many of its words as the width holds with "…". `width` in multiples of the size. */
export function shortenTo(text: string, width: number, typeface: Pick<Typeface, 'widthOf'>): string {
  if (typeface.widthOf(text) <= width) return text;
  const words = text.replace(/ …$/u, '').split(' ');
  while (words.length > 1 && typeface.widthOf(`${words.join(' ')} …`) > width) words.pop();
  const kept = words.join(' ').replace(/[\s,;:–—-]+$/u, '');
  if (typeface.widthOf(`${kept} …`) <= width) return `${kept} …`;
  const letters = [...kept];
  while (letters.length > 1 && typeface.widthOf(`${letters.join('')}…`) > width) letters.pop();
  return `${letters.join('')}…`;
}

function linesAt(size: number, { height, leading }: Field): number {
  return Math.floor((height - size) / (size * leading)) + 1;
}

/** Each line as long as it can be. A word that is wider than a line gets cut. */
function breakLines(text: string, width: number, typeface: Pick<Typeface, 'widthOf'>): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && typeface.widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(shortenTo(word, width, typeface));
  }
  return lines;
}
