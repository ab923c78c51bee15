// How long may a text take? All in all, and without a sign of life once it has begun.
import { LanguageModelFailure } from './language-model.js';

export interface Watch {
  /** Aborted when the time is over or the caller's signal is. */
  readonly signal: AbortSignal;
  /** Something has come. */
  touch(): void;
  /** The failure, when it was the time that ran out. */
  expired(): LanguageModelFailure | null;
  stop(): void;
}

export interface WatchOptions {
  readonly timeoutMs: number;
  readonly idleTimeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Starts counting. The first sign of life may take the whole time: a small machine reads long before it writes. */
export function startWatch({ timeoutMs, idleTimeoutMs, signal }: WatchOptions): Watch {
  const controller = new AbortController();
  let failure: LanguageModelFailure | null = null;
  let idle: NodeJS.Timeout | undefined;
  const expire = (message: string) => () => {
    failure = new LanguageModelFailure('timeout', message);
    controller.abort(failure);
  };
  const total = setTimeout(expire(`no whole text within ${timeoutMs} ms`), timeoutMs);
  const follow = (): void => controller.abort(signal?.reason);
  if (signal?.aborted) follow();
  signal?.addEventListener('abort', follow);
  return {
    signal: controller.signal,
    touch() {
      clearTimeout(idle);
      idle = setTimeout(expire(`silent for ${idleTimeoutMs} ms`), idleTimeoutMs);
    },
    expired: () => failure,
    stop() {
      clearTimeout(total);
      clearTimeout(idle);
      signal?.removeEventListener('abort', follow);
    },
  };
}
