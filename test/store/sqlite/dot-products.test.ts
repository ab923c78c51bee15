import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import wabt from 'wabt';
import { DOT_PRODUCTS_MODULE, MAX_DIMENSION, makeByteVectors } from '../../../src/store/sqlite/dot-products.js';

const source = join(import.meta.dirname, '../../../src/store/sqlite/dot-products.wat');

function byteVectors(dimension: number) {
  const bytes = fc.uint8Array({ minLength: dimension, maxLength: dimension });
  return fc.array(fc.oneof({ weight: 9, arbitrary: bytes }, fc.constant(null)), { maxLength: 20 });
}

const products = (query: Int16Array, vectors: readonly (Uint8Array | null)[]) =>
  vectors.map((vector) => Int8Array.from(vector ?? []).reduce((sum, byte, i) => sum + byte * query[i]!, 0));

describe('the module', () => {
  it('is what its source compiles to', async () => {
    const module = (await wabt()).parseWat(source, readFileSync(source, 'utf8'), { simd: true });
    const compiled = Buffer.from(module.toBinary({}).buffer).toString('base64');
    expect(DOT_PRODUCTS_MODULE.replaceAll('\n', '')).toBe(compiled);
  });
});

describe('makeByteVectors', () => {
  it.each([1, 15, 16, 17, 256])('multiplies %d dimensions exactly, from any place on', (dimension) => {
    const query = fc.int16Array({ minLength: dimension, maxLength: dimension, min: -2000, max: 2000 });
    fc.assert(
      fc.property(query, byteVectors(dimension), fc.nat(), fc.nat(), (numbers, rows, from, upTo) => {
        const vectors = makeByteVectors(dimension);
        for (const row of rows) vectors.push(row);
        const first = Math.min(from % 21, rows.length);
        const count = Math.min(upTo % 21, rows.length - first);
        const found: number[] = [];
        vectors.multiply(numbers, { first, count }, (product, index) => {
          found[index] = product;
        });
        expect(found).toEqual(products(numbers, rows.slice(first, first + count)));
      }),
      { numRuns: 30 },
    );
  });

  it('multiplies more vectors than one call takes', () => {
    const vectors = makeByteVectors(2);
    for (let i = 0; i < 20_000; i++) vectors.push(Uint8Array.of(i % 100, 1));
    const found: number[] = [];
    vectors.multiply(Int16Array.of(1000, 7), { first: 5, count: 19_995 }, (product) => found.push(product));
    expect(found).toEqual(Array.from({ length: 19_995 }, (_, i) => ((i + 5) % 100) * 1000 + 7));
  });

  it('gives the place of a removed vector to the last one', () => {
    const vectors = makeByteVectors(3);
    for (let i = 0; i < 4; i++) vectors.push(Uint8Array.of(i, i, i));
    vectors.remove(1);
    vectors.remove(2);
    vectors.push(null);
    const left = Array.from({ length: vectors.length }, (_, i) => [...vectors.at(i)]);
    expect(left).toEqual([
      [0, 0, 0],
      [3, 3, 3],
      [0, 0, 0],
    ]);
  });

  it('refuses vectors that are too long', () => {
    expect(() => makeByteVectors(MAX_DIMENSION + 1)).toThrow(/too long/u);
  });
});
