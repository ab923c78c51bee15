// Validating transcripts off the event loop, in a thread that opens no archive and loads no model.
import { Piscina } from 'piscina';
import type { Validation } from '../domain/validation.js';
import type { IngestRequest } from '../pipeline/ingest-request.js';

type Posted = IngestRequest['transcript'];

/** A reader may hold a core for as long as a large transcript takes; the other ones are for those who search. */
const MAX_THREADS = 1;
const IDLE_TIMEOUT_MS = 10_000;
/** A bound, not a reservation: a thread that goes over it ends, and nothing but its transcript with it. */
const OLD_GENERATION_MB = 1_024;

export interface Validator {
  /** Rejects with the signal's reason when it aborts; the work ends then, too. */
  validate(transcript: Posted, signal: AbortSignal): Promise<Validation>;
  close(): Promise<void>;
}

/** `worker`: the module that the threads run. */
export function createValidator(worker = new URL('./validate-worker.js', import.meta.url)): Validator {
  const pool = new Piscina({
    filename: worker.href,
    minThreads: 0,
    maxThreads: MAX_THREADS,
    idleTimeout: IDLE_TIMEOUT_MS,
    resourceLimits: { maxOldGenerationSizeMb: OLD_GENERATION_MB },
    atomics: 'disabled',
  });
  // A thread that is ended says so here; whoever waits for it is told by the rejection.
  pool.on('error', () => {});
  return {
    async validate(transcript, signal) {
      signal.throwIfAborted();
      try {
        return (await pool.run(transcript, { signal })) as Validation;
      } catch (error) {
        signal.throwIfAborted();
        throw error;
      }
    },
    close: () => pool.destroy(),
  };
}
