// Letters as outlines: drawn so, a picture needs no font of the machine that it is made on, and looks the same on all.
import { readFileSync } from 'node:fs';
import opentype from 'opentype.js';

/** A letter's outline, in units of its font. */
export interface Letter {
  /** Unique within the typeface. */
  readonly id: string;
  /** SVG path data; the y axis points up. */
  readonly outline: string;
  readonly advance: number;
  readonly unitsPerEm: number;
}

export interface Typeface {
  /** Those of the text that it has. */
  lettersOf(text: string): Letter[];
  /** Width in pixels at a size of one pixel. */
  widthOf(text: string): number;
  /** The text as it can be drawn: letters that are missing by their plain forms, others left out; empty: too many are. */
  drawable(text: string): string;
}

/** Share of letters from which on leaving out the others leaves the sense, too. */
const ENOUGH_LETTERS = 0.9;

/** Of several files (WOFF or OpenType): what the first lacks is taken from the next. Kerning is not applied. */
export function openTypeface(paths: readonly string[]): Typeface {
  const fonts = paths.map((path) => parseFont(readFileSync(path)));
  const known = new Map<string, Letter | null>();
  const letterOf = (character: string): Letter | null => {
    const made = known.get(character) ?? makeLetter(character, fonts);
    known.set(character, made);
    return made;
  };
  const lettersOf = (text: string): Letter[] => [...text].flatMap((character) => letterOf(character) ?? []);
  return {
    lettersOf,
    widthOf: (text) => lettersOf(text).reduce((sum, { advance, unitsPerEm }) => sum + advance / unitsPerEm, 0),
    drawable(text) {
      const characters = [...text.normalize('NFC').replace(/\s+/gu, ' ').trim()];
      const drawn = characters.flatMap((each) => [each, [...each.normalize('NFKD')][0]!].find(letterOf) ?? []);
      return drawn.length >= ENOUGH_LETTERS * characters.length ? drawn.join('').trim() : '';
    },
  };
}

function makeLetter(character: string, fonts: readonly opentype.Font[]): Letter | null {
  const at = fonts.findIndex((font) => font.charToGlyphIndex(character) > 0);
  const font = fonts[at];
  if (!font) return null;
  const { index, path, advanceWidth: advance = 0 } = font.charToGlyph(character);
  return { id: `g${at}-${index}`, outline: outlineOf(path.commands), advance, unitsPerEm: font.unitsPerEm };
}

function outlineOf(commands: readonly opentype.PathCommand[]): string {
  const steps = commands.map((step) => {
    if (step.type === 'Z') return 'Z';
    if (step.type === 'C') return `C${step.x1} ${step.y1} ${step.x2} ${step.y2} ${step.x} ${step.y}`;
    if (step.type === 'Q') return `Q${step.x1} ${step.y1} ${step.x} ${step.y}`;
    return `${step.type}${step.x} ${step.y}`;
  });
  return steps.join('');
}

function parseFont(file: Buffer): opentype.Font {
  return opentype.parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
}
