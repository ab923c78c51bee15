// The stored vectors of one space in memory, and which of them are nearest by exact cosine.
import type { Scored } from '../store.js';
import { type ByteVectors, makeByteVectors } from './dot-products.js';
import { kthLargest } from './top-scores.js';
import { cosineToBytes, lengthOfBytes, type WholeVector, wholeNumbers } from './vector-codec.js';

/** A stored vector: its own key, which no other ever gets, and that of what it belongs to. */
export interface VectorRow {
  readonly key: number;
  readonly owner: number;
  /** `null`: the zero vector, which is near to nothing. */
  readonly vector: Uint8Array | null;
}

/** What the arithmetic itself may be off by. */
const ROUNDING = 1e-9;
/** Stands for the length of the zero vector. */
const NO_LENGTH = Number.POSITIVE_INFINITY;

export class VectorMemory {
  /** The highest key that was ever added. */
  lastKey = 0;
  readonly #vectors: ByteVectors;
  readonly #keys: number[] = [];
  readonly #owners: number[] = [];
  readonly #lengths: number[] = [];
  readonly #positions = new Map<number, number>();

  constructor(dimension: number) {
    this.#vectors = makeByteVectors(dimension);
  }

  get size(): number {
    return this.#keys.length;
  }

  /** Takes one row an owner: the one before has to be forgotten first. */
  add({ key, owner, vector }: VectorRow): void {
    const position = this.size;
    this.#vectors.push(vector);
    this.#keys.push(key);
    this.#owners.push(owner);
    this.#lengths.push(vector === null ? NO_LENGTH : lengthOfBytes(this.#vectors.at(position)));
    this.#positions.set(owner, position);
    this.lastKey = Math.max(this.lastKey, key);
  }

  keepOnly(keys: ReadonlySet<number>): void {
    for (let position = this.size - 1; position >= 0; position--) {
      if (!keys.has(this.#keys[position]!)) this.#remove(position);
    }
  }

  /** The nearest of the given owners, or of all, best first; of equal ones the first owners. */
  nearest(vector: Float32Array, owners: readonly number[] | null, limit: number): Scored[] {
    const query = wholeNumbers(vector);
    if (query === null || limit < 1) return [];
    const positions = owners && this.#positionsOf(owners);
    const scores = this.#approximate(query, positions);
    const worst = kthLargest(scores, limit) - 2 * query.error - ROUNDING;
    const cosine = cosineToBytes(vector);
    const found: Scored[] = [];
    for (let i = 0; i < scores.length; i++) {
      const position = positions ? positions[i]! : i;
      if (scores[i]! < worst || this.#lengths[position] === NO_LENGTH) continue;
      found.push({ id: this.#owners[position]!, score: cosine(this.#vectors.at(position), this.#lengths[position]!) });
    }
    return found.sort((a, b) => b.score - a.score || a.id - b.id).slice(0, limit);
  }

  /** The cosine to each, in the order of the owners; 0 for the zero vector. Those without a vector are left out. */
  similarities(vector: Float32Array, owners: readonly number[]): Scored[] {
    const cosine = cosineToBytes(vector);
    const found: Scored[] = [];
    for (const id of owners) {
      const position = this.#positions.get(id);
      if (position === undefined) continue;
      found.push({ id, score: cosine(this.#vectors.at(position), this.#lengths[position]!) });
    }
    return found;
  }

  /** Cosines that are off by the query's `error` at most, in the order of the positions. */
  #approximate({ numbers, length }: WholeVector, positions: Int32Array | null): Float64Array {
    const scores = new Float64Array(positions ? positions.length : this.size);
    const lengths = this.#lengths;
    for (let start = 0; start < scores.length; ) {
      const first = positions ? positions[start]! : 0;
      const count = positions ? runLength(positions, start) : scores.length;
      const offset = start;
      this.#vectors.multiply(numbers, { first, count }, (product, index) => {
        const stored = lengths[first + index]!;
        scores[offset + index] = stored === NO_LENGTH ? Number.NEGATIVE_INFINITY : product / (length * stored);
      });
      start += count;
    }
    return scores;
  }

  /** Rising, so that neighbours are multiplied at once. */
  #positionsOf(owners: readonly number[]): Int32Array {
    const positions = new Int32Array(owners.length);
    let known = 0;
    for (const owner of owners) {
      const position = this.#positions.get(owner);
      if (position !== undefined) positions[known++] = position;
    }
    return positions.subarray(0, known).sort();
  }

  /** The last row takes the place. */
  #remove(position: number): void {
    const last = this.size - 1;
    this.#positions.delete(this.#owners[position]!);
    if (position !== last) {
      this.#keys[position] = this.#keys[last]!;
      this.#owners[position] = this.#owners[last]!;
      this.#lengths[position] = this.#lengths[last]!;
      this.#positions.set(this.#owners[last]!, position);
    }
    for (const column of [this.#keys, this.#owners, this.#lengths]) column.pop();
    this.#vectors.remove(position);
  }
}

/** How many positions from `start` on follow each other without a gap. */
function runLength(positions: Int32Array, start: number): number {
  let end = start + 1;
  while (end < positions.length && positions[end] === positions[end - 1]! + 1) end += 1;
  return end - start;
}
