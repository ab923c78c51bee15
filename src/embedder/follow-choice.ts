// Which model is in use now, when the choice of it can change while the service runs? The one before serves until the
// new one is loaded.
import type { Embedder } from './embedder.js';
import { type SupervisedEmbedder, superviseEmbedder } from './supervise.js';

export interface ModelChoice {
  /** Equal keys: the same model. */
  readonly key: string;
  load(): Promise<Embedder>;
}

export interface FollowOptions {
  /** How often to look for another choice, in milliseconds; without it only `settled` looks. */
  readonly pollMs?: number | undefined;
  readonly onProblem?: ((reason: string) => void) | undefined;
}

interface Followed {
  readonly key: string;
  readonly supervised: SupervisedEmbedder;
}

/** Loads what is chosen and keeps up with the choice. `settled` rejects when there is no model and no choice can be read. */
export function followChoice(
  choose: () => Promise<ModelChoice>,
  { pollMs, onProblem = () => {} }: FollowOptions = {},
): SupervisedEmbedder {
  let serving: Followed | undefined;
  let coming: Followed | undefined;
  let stopped = false;

  async function look(): Promise<void> {
    const choice = await choose();
    if (stopped || choice.key === (coming ?? serving)?.key) return;
    coming?.supervised.stop();
    coming =
      choice.key === serving?.key
        ? undefined
        : { key: choice.key, supervised: superviseEmbedder(() => choice.load(), onProblem) };
  }

  /** What serves by now: the new model once it is there, or when the old one is not. */
  function current(): Followed | undefined {
    const comes = coming?.supervised.state().status === 'ready' || serving?.supervised.state().status !== 'ready';
    if (coming && comes) {
      serving?.supervised.stop();
      [serving, coming] = [coming, undefined];
    }
    return serving;
  }

  const report = (error: unknown): void => {
    if (!stopped) onProblem(error instanceof Error ? error.message : String(error));
  };
  const timer = pollMs === undefined ? undefined : setInterval(() => void look().catch(report), pollMs);
  timer?.unref();

  return {
    state: () => current()?.supervised.state() ?? { status: 'loading' },
    async settled() {
      await look().catch((error) => {
        if (!current()) throw error;
        report(error);
      });
      await coming?.supervised.settled();
      return (await current()?.supervised.settled()) ?? null;
    },
    stop() {
      stopped = true;
      clearInterval(timer);
      for (const followed of [serving, coming]) followed?.supervised.stop();
    },
  };
}
