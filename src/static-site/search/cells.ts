// Which passages, or lessons, mean nearly what a query means? They lie in cells of near vectors (an inverted file: Sivic
// and Zisserman 2003, "Video Google"; Jégou and others 2011, "Product quantization"), of which the nearest are read.
import { ByteReader, ByteWriter } from './bytes.js';
import { codeLength, productWith } from './codes.js';
import { COARSE_DIMENSIONS } from './format.js';

/** Cells are read until they hold so many members. */
const MEMBERS_READ = 900;

export interface CellMembers {
  readonly ids: readonly number[];
  /** One coarse code after the other. */
  readonly codes: Uint8Array;
}

export function writeCell({ ids, codes }: CellMembers): Uint8Array {
  const writer = new ByteWriter();
  writer.rising(ids);
  writer.bytes(codes);
  return writer.done();
}

export function readCell(bytes: Uint8Array): CellMembers {
  const reader = new ByteReader(bytes);
  const ids = reader.rising();
  return { ids, codes: reader.bytes(ids.length * codeLength(COARSE_DIMENSIONS)) };
}

export interface Centres {
  /** How many members each cell has. */
  readonly sizes: readonly number[];
  readonly codes: Uint8Array;
}

export function writeCentres({ sizes, codes }: Centres): Uint8Array {
  const writer = new ByteWriter();
  writer.number(sizes.length);
  for (const size of sizes) writer.number(size);
  writer.bytes(codes);
  return writer.done();
}

export function readCentres(bytes: Uint8Array): Centres {
  const reader = new ByteReader(bytes);
  const sizes = Array.from({ length: reader.number() }, () => reader.number());
  return { sizes, codes: reader.bytes(sizes.length * codeLength(COARSE_DIMENSIONS)) };
}

/** The cells nearest to the vector that together hold as many members as are read, nearest first. */
export function nearestCells(
  { sizes, codes }: Centres,
  vector: Float32Array,
  { steps, members = MEMBERS_READ }: { readonly steps: Float32Array; readonly members?: number },
): number[] {
  const scores = scoreCodes(codes, vector, steps);
  const order = sizes.map((_, cell) => cell).sort((a, b) => scores[b]! - scores[a]! || a - b);
  const chosen: number[] = [];
  let held = 0;
  for (const cell of order) {
    if (held >= members) break;
    chosen.push(cell);
    held += sizes[cell]!;
  }
  return chosen;
}

/** The product of the vector with each code. */
export function scoreCodes(codes: Uint8Array, vector: Float32Array, steps: Float32Array): Float32Array {
  const length = codeLength(COARSE_DIMENSIONS);
  const product = productWith(vector, steps);
  return Float32Array.from({ length: codes.length / length }, (_, i) => {
    return product(codes.subarray(i * length, (i + 1) * length));
  });
}
