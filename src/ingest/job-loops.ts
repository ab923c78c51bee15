// Keeps the queue running: as many jobs at once as are allowed, and on again after a failure of the queue itself.
import { setTimeout as sleep } from 'node:timers/promises';

/** How long the queue rests after a failure of its own, so that one that stays does not spin. */
const PAUSE_MS = 2_000;

export interface JobLoopsOptions {
  /** How many jobs run at once, of all kinds together. */
  readonly atOnce: number;
  /** Runs one job; false when none is due. Rejects when the queue itself failed. */
  readonly runNextJob: () => Promise<boolean>;
  /** Puts back what was running; called while nothing runs, until it does not reject. */
  readonly recover: (error: unknown) => Promise<void>;
  readonly onError: (error: unknown) => void;
  readonly signal: AbortSignal;
}

export interface JobLoops {
  /** There may be something due. */
  wake(): void;
  /** Resolves when nothing runs and nothing was due. */
  idle(): Promise<void>;
}

export function createJobLoops({ atOnce, runNextJob, recover, onError, signal }: JobLoopsOptions): JobLoops {
  const loops = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  let recovering: Promise<void> | undefined;

  async function loop(): Promise<void> {
    try {
      while (!signal.aborted && !failure && (await runNextJob())) {}
    } catch (error) {
      if (!signal.aborted) onError(error);
      failure ??= { error };
    }
  }

  function start(): void {
    const running: Promise<void> = loop().finally(() => {
      loops.delete(running);
      // The last one out puts things in order: before, a job that still runs would be taken for an interrupted one.
      if (!failure || loops.size > 0 || signal.aborted) return;
      recovering = putInOrder(failure.error).finally(() => {
        [failure, recovering] = [undefined, undefined];
        wake();
      });
    });
    loops.add(running);
  }

  async function putInOrder(error: unknown): Promise<void> {
    for (let done = false; !done; ) {
      await sleep(PAUSE_MS, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      done = await recover(error).then(
        () => true,
        (again) => {
          onError(again);
          return false;
        },
      );
    }
  }

  function wake(): void {
    if (signal.aborted || failure) return;
    while (loops.size < atOnce) start();
  }

  return {
    wake,
    async idle() {
      wake();
      while (loops.size > 0 || recovering) await Promise.all([...loops, recovering]);
    },
  };
}
