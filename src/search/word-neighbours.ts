// Which words mean nearly what another one does? A table that was learned with the built-in embedding model.
import { z } from 'zod';
import { WHOLE } from './alignment.js';

export interface WordNeighbours {
  /** Numbers are below this. */
  readonly size: number;
  /** The number of a word in lower case without accents. Words that the table lacks share a few thousand numbers. */
  numberOf(word: string): number;
  /** Writes how near each neighbour is to the word, in 255ths, at the neighbour's number; 255 at the word's own. */
  mark(number: number, nearness: Uint8Array): void;
  /** Takes back what `mark` wrote. */
  clear(number: number, nearness: Uint8Array): void;
}

const FORMAT = 'hindcast-word-neighbours/1';
const headerSchema = z.object({
  format: z.literal(FORMAT),
  /** Words in the table. */
  words: z.number().int().positive(),
  neighbours: z.number().int().positive(),
  /** Bytes of the list of words. */
  listBytes: z.number().int().positive(),
});

/** Numbers for words that the table lacks: a word of the query and one of a passage agree when they are the same. */
const OTHER_WORDS = 1 << 16;
const NO_WORD = 0xffff;

/**
 * Reads the table: a line of JSON (`headerSchema`), the words a line each, then `words` × `neighbours` numbers (16 bits,
 * little-endian; 65,535 for none) and as many similarities (8 bits, in 255ths). Throws when it is anything else.
 */
export function parseWordNeighbours(bytes: Uint8Array): WordNeighbours {
  const { words, ...cells } = readTable(bytes);
  return createTable(words, cells);
}

/** The same table as a list, in its order: each word with those that are near to it, and how near, in 255ths. */
export function* listWordNeighbours(
  bytes: Uint8Array,
): Generator<{ readonly word: string; readonly near: readonly (readonly [word: string, nearness: number])[] }> {
  const { words, numbers, similarities, width } = readTable(bytes);
  for (const [place, word] of words.entries()) {
    const cells = Array.from({ length: width }, (_, i) => place * width + i);
    const filled = cells.filter((cell) => numbers[cell] !== NO_WORD);
    yield { word, near: filled.map((cell) => [words[numbers[cell]!]!, similarities[cell]!] as const) };
  }
}

function readTable(bytes: Uint8Array): Cells & { readonly words: readonly string[] } {
  const headerEnd = bytes.indexOf(0x0a);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const header = headerSchema.parse(JSON.parse(decoder.decode(bytes.subarray(0, headerEnd))));
  const listStart = headerEnd + 1;
  const listEnd = listStart + header.listBytes;
  const words = decoder.decode(bytes.subarray(listStart, listEnd)).split('\n');
  const cells = header.words * header.neighbours;
  if (words.length !== header.words || bytes.length !== listEnd + 3 * cells) {
    throw new Error(`The table of word neighbours is not as long as it says (${bytes.length} bytes)`);
  }
  // A copy, because 16-bit numbers have to start at an even address.
  const numbers = new Uint16Array(Uint8Array.from(bytes.subarray(listEnd, listEnd + 2 * cells)).buffer);
  return { words, numbers, similarities: bytes.subarray(listEnd + 2 * cells), width: header.neighbours };
}

interface Cells {
  readonly numbers: Uint16Array;
  readonly similarities: Uint8Array;
  readonly width: number;
}

function createTable(words: readonly string[], { numbers, similarities, width }: Cells): WordNeighbours {
  const places = new Map(words.map((word, place) => [word, place]));
  const cellsOf = (number: number): [number, number] =>
    number < words.length ? [number * width, (number + 1) * width] : [0, 0];
  return {
    size: words.length + OTHER_WORDS,
    numberOf: (word) => places.get(word) ?? words.length + hash(word),
    mark(number, nearness) {
      const [from, to] = cellsOf(number);
      for (let cell = from; cell < to; cell++) {
        if (numbers[cell] !== NO_WORD) nearness[numbers[cell]!] = similarities[cell]!;
      }
      nearness[number] = WHOLE;
    },
    clear(number, nearness) {
      const [from, to] = cellsOf(number);
      for (let cell = from; cell < to; cell++) if (numbers[cell] !== NO_WORD) nearness[numbers[cell]!] = 0;
      nearness[number] = 0;
    },
  };
}

/** FNV-1a (Fowler, Noll, Vo), folded to the numbers that there are. */
function hash(word: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) value = Math.imul(value ^ word.charCodeAt(i), 0x01000193);
  return ((value >>> 16) ^ value) & (OTHER_WORDS - 1);
}
