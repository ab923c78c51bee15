// Requests that name a key, so that sending one again does not do its work again.

export interface KeyedRequest {
  readonly key: string;
  /** Names what was asked: the same request has the same. */
  readonly request: string;
  /** The process that would do it. */
  readonly owner: string;
}

/** What was answered, to be answered again. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export type KeyClaim =
  | { readonly state: 'claimed' }
  | { readonly state: 'answered'; readonly answer: KeptAnswer }
  /** Somebody else has the work in hand. */
  | { readonly state: 'in-hand' }
  /** The key stands for another request. */
  | { readonly state: 'other-request' };

export interface IdempotencyKeys {
  /**
   * On disk when it resolves to `claimed`. Keys from before `expired` are forgotten; work that another process claimed before
   * `abandoned`, and did not answer, is claimed anew.
   */
  claimKey(request: KeyedRequest, limits: { readonly expired: Date; readonly abandoned: Date }): Promise<KeyClaim>;
  saveAnswer(request: KeyedRequest, answer: KeptAnswer): Promise<void>;
  /** The work failed and changed nothing: the key is free again. Ignored when it is answered, or another one's. */
  releaseKey(request: KeyedRequest): Promise<void>;
}
