// The port: a text that a language model writes after some messages, or the reason why there is none.

export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface WriteRequest {
  readonly messages: readonly Message[];
  /** Aborted when nobody waits any more: `write` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** The text as it comes, in pieces of any size. */
  readonly onToken?: (text: string) => void;
}

export interface LanguageModel {
  /** As its endpoint calls it. */
  readonly name: string;
  /** The whole text, never blank. Rejects with a `LanguageModelFailure` where there is none, maybe after some tokens. */
  write(request: WriteRequest): Promise<string>;
}

export type LanguageModelState =
  | { readonly status: 'ready' }
  /** Asked no more after failures in a row. `reason`: of the last one. `retryInMs`: until a question tries it again. */
  | { readonly status: 'unavailable'; readonly reason: FailureReason; readonly retryInMs: number };

export interface SupervisedLanguageModel extends LanguageModel {
  state(): LanguageModelState;
}

/**
 * `timeout`: not in time, or silent for too long. `unreachable`: no connection, one that broke, or an endpoint that is
 * down or too busy. `refused`: the endpoint takes no such key, or the model will not write this. `malformed`: something
 * else than a text came, or no end of it. `unsupported`: the endpoint knows no such model, path or request.
 */
export type FailureReason = 'timeout' | 'unreachable' | 'refused' | 'malformed' | 'unsupported';

/** Its message names what happened, and never a key, a header, or words of the endpoint, which may repeat one. */
export class LanguageModelFailure extends Error {
  readonly reason: FailureReason;

  constructor(reason: FailureReason, message: string) {
    super(message);
    this.name = 'LanguageModelFailure';
    this.reason = reason;
  }
}

/** The model was not asked: it has failed too often just before, for this reason. */
export class LanguageModelResting extends LanguageModelFailure {
  constructor(reason: FailureReason) {
    super(reason, 'not asked, after failures in a row');
    this.name = 'LanguageModelResting';
  }
}
