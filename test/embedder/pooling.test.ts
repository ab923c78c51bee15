import { describe, expect, it } from 'vitest';
import { normalise, pool } from '../../src/embedder/pooling.js';

describe('pool', () => {
  // Two texts of three tokens, two dimensions; the second text has one token and padding.
  const vectors = { data: Float32Array.of(1, 0, 0, 1, 2, 2, 0, 5, 9, 9, 9, 9), tokens: 3, dimension: 2 };

  it('averages the real tokens', () => {
    const pooled = pool(vectors, { index: 0, length: 3 }, 'mean');
    expect([...pooled]).toEqual([Math.SQRT1_2, Math.SQRT1_2].map(Math.fround));
  });

  it('leaves padding out', () => {
    expect([...pool(vectors, { index: 1, length: 1 }, 'mean')]).toEqual([0, 1]);
  });

  it('takes the first token where the model wants that', () => {
    expect([...pool(vectors, { index: 0, length: 3 }, 'cls')]).toEqual([1, 0]);
  });

  it('takes the last real token where the model wants that', () => {
    expect([...pool(vectors, { index: 1, length: 1 }, 'last')]).toEqual([0, 1]);
    expect([...pool(vectors, { index: 0, length: 2 }, 'last')]).toEqual([0, 1]);
  });
});

describe('normalise', () => {
  it('makes a vector 1 long', () => {
    expect([...normalise(Float32Array.of(3, 4))]).toEqual([Math.fround(0.6), Math.fround(0.8)]);
  });

  it('leaves the zero vector', () => {
    expect([...normalise(new Float32Array(2))]).toEqual([0, 0]);
  });
});
