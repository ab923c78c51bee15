// An embedder for tests: no model, the same vectors everywhere. Texts that share words are near each other.
import { createHash } from 'node:crypto';
import type { Embedder, EmbeddingPurpose } from './embedder.js';
import { normalise } from './pooling.js';

export interface DeterministicEmbedder extends Embedder {
  /** Every call so far: what for, and how many texts. */
  readonly calls: readonly { readonly purpose: EmbeddingPurpose; readonly texts: number }[];
}

/** Each word is a fixed direction made from its hash; a text is the sum of its words' directions, of length 1. */
export function createDeterministicEmbedder(options: { readonly dimension?: number } = {}): DeterministicEmbedder {
  const dimension = options.dimension ?? 64;
  const calls: { purpose: EmbeddingPurpose; texts: number }[] = [];
  return {
    model: 'deterministic',
    fingerprint: `deterministic-${dimension}`,
    dimension,
    calls,
    embedBatch: async (texts, purpose) => {
      calls.push({ purpose, texts: texts.length });
      return texts.map((text) => vectorOf(text, dimension));
    },
  };
}

function vectorOf(text: string, dimension: number): Float32Array {
  const vector = new Float32Array(dimension);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    for (let i = 0; i < dimension; i += 32) {
      const bytes = createHash('sha256').update(`${i}\0${word}`).digest();
      for (let j = 0; j < 32 && i + j < dimension; j++) vector[i + j]! += bytes[j]! - 127.5;
    }
  }
  return normalise(vector);
}
