// The port: texts in, vectors out. Adapters stand beside this file; only compose names them.

/** What a text is for. Some models want another prefix for questions than for passages. */
export type EmbeddingPurpose = 'query' | 'passage';

export interface Embedder {
  /** Model id or folder name, for people. */
  readonly model: string;
  /** Names everything that shapes the vectors (weights, prefixes, pooling, dimension). Equal fingerprint, equal space. */
  readonly fingerprint: string;
  /** Length of every vector. */
  readonly dimension: number;
  /**
   * One vector of length 1 (L2) a text, in order. A text without a known token gives the zero vector.
   * Rejects when the model cannot be run; never returns fewer vectors than texts.
   */
  embedBatch(texts: readonly string[], purpose: EmbeddingPurpose): Promise<Float32Array[]>;
}

/** The embedder when it is there, or why it is not. Search degrades to keywords while it is missing. */
export type EmbedderState =
  | { readonly status: 'ready'; readonly embedder: Embedder }
  | { readonly status: 'loading' }
  | { readonly status: 'unavailable'; readonly reason: string; readonly retryAt: Date };

/** Cosine of two vectors of length 1. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
