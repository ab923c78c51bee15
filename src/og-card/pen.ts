// Writes lines of text into an SVG. Each letter's outline is put in once and used again.
import type { Letter, Typeface } from './typeface.js';

/** Where the baseline begins, in pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill: string;
}

export interface Pen {
  /** The line as markup. */
  write(line: string, place: Place): string;
  /** What the lines that were written use; has to stand in the same SVG. */
  letters(): string;
}

export function createPen(typeface: Pick<Typeface, 'lettersOf'>): Pen {
  const used = new Map<string, Letter>();
  return {
    write(line, { x, y, size, fill }) {
      let at = x;
      const uses = typeface.lettersOf(line).map((letter) => {
        used.set(letter.id, letter);
        const scale = size / letter.unitsPerEm;
        const place = `translate(${round(at)} ${round(y)}) scale(${scale} ${-scale})`;
        at += letter.advance * scale;
        return letter.outline ? `<use href="#${letter.id}" transform="${place}"/>` : '';
      });
      return `<g fill="${fill}">${uses.join('')}</g>`;
    },
    letters: () =>
      `<defs>${[...used.values()].map(({ id, outline }) => `<path id="${id}" d="${outline}"/>`).join('')}</defs>`,
  };
}

/** Hundredths of a pixel are not seen. */
function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
