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
  // Four sums at once: one alone would make every addition wait for the one before.
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 3 < a.length; i += 4) {
    s0 += a[i]! * b[i]!;
    s1 += a[i + 1]! * b[i + 1]!;
    s2 += a[i + 2]! * b[i + 2]!;
    s3 += a[i + 3]! * b[i + 3]!;
  }
  for (; i < a.length; i++) s0 += a[i]! * b[i]!;
  return s0 + s1 + s2 + s3;
}
