// The port: how well does each text answer the query, judged by a model that reads both together?

export interface Reranker {
  /** Model id or folder name, for people. */
  readonly model: string;
  /** Names everything that shapes the scores. */
  readonly fingerprint: string;
  /**
   * One logit a text, in order: higher is better, 0 is undecided. Logits of different queries do not compare. Looks at the
   * signal between runs of the model and rejects with its reason; rejects too when the model cannot be run.
   */
  score(query: string, texts: readonly string[], signal?: AbortSignal): Promise<number[]>;
}

/** The reranker when it is there, or why it is not. Search goes on without it. */
export type RerankerState =
  | { readonly status: 'ready'; readonly reranker: Reranker }
  | { readonly status: 'loading' }
  | { readonly status: 'unavailable'; readonly reason: string };
