// Ctrl-C: what runs is given up in order, and the command ends with 130, as shells expect.

/** Why a signal of `interruptible` is aborted. */
export class Interrupted extends Error {
  constructor() {
    super('interrupted');
    this.name = 'Interrupted';
  }
}

/** 128 and the number of SIGINT. */
const INTERRUPTED = 130;

/** Runs it with a signal that Ctrl-C aborts. What rejects with `Interrupted` sets the exit code; a second Ctrl-C kills. */
export async function interruptible(run: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort(new Interrupted());
  process.once('SIGINT', interrupt);
  try {
    await run(controller.signal);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    process.exitCode = INTERRUPTED;
  } finally {
    process.off('SIGINT', interrupt);
  }
}
