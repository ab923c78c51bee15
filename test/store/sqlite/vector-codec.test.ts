import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cosineTo, packVector } from '../../../src/store/sqlite/vector-codec.js';

const cosine = (a: Float32Array, b: Float32Array) => {
  const product = (x: Float32Array, y: Float32Array) => x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
};

/** Sums of uniform numbers: near enough to the components of real embeddings. */
const component = fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 })).map(([a, b]) => a + b);
const vector = fc
  .array(component, { minLength: 256, maxLength: 256 })
  .map((components) => Float32Array.from(components))
  .filter((candidate) => candidate.some((value) => value !== 0));

describe('packVector', () => {
  it('takes a byte a dimension', () => {
    expect(packVector(new Float32Array(256).fill(0.0625))).toHaveLength(256);
  });

  it('gives back the cosine to .01', () => {
    fc.assert(
      fc.property(vector, vector, (a, b) => {
        fc.pre(spread(a) && spread(b));
        expect(Math.abs(cosineTo(a)(packVector(b)) - cosine(a, b))).toBeLessThan(0.01);
      }),
    );
  });

  it('keeps the direction whatever the length', () => {
    const direction = Float32Array.from({ length: 64 }, (_, i) => Math.sin(i + 1));
    const long = direction.map((value) => value * 1000);
    expect(packVector(long)).toEqual(packVector(direction));
  });

  it('gives null for the zero vector, which is like nothing', () => {
    expect(packVector(new Float32Array(8))).toBeNull();
    expect(cosineTo(new Float32Array(8).fill(1))(null)).toBe(0);
    expect(cosineTo(new Float32Array(8))(packVector(new Float32Array(8).fill(1)))).toBe(0);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('throws on a component of %d', (value) => {
    expect(() => packVector(Float32Array.from([1, value]))).toThrow(/finite/u);
  });
});

/** No component stands out so far that it would be clipped. */
function spread(candidate: Float32Array): boolean {
  const length = Math.hypot(...candidate);
  return candidate.every((value) => (Math.abs(value) * Math.sqrt(candidate.length)) / length < 6);
}
