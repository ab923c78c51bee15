// Whose fault is a failure: the input's, the surroundings', or our own? And what of it may be told to whom?
import { errorCatalogue, HindcastError } from '../domain/errors.js';
import type { JobError } from '../domain/job.js';

/** A failure of something that is not there and may come back: a model, a network. The cause says what. */
export class OutsideError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OutsideError';
  }
}

/** What the system and SQLite say when the machine or another program is in the way: disk, memory, handles, network. */
const OUTSIDE_CODES =
  /^(?:E(?:NOSPC|DQUOT|IO|ROFS|BUSY|AGAIN|NOMEM|MFILE|NFILE|CONN\w+|TIMEDOUT|NETUNREACH|HOSTUNREACH|PIPE)|ENOTFOUND|EAI_\w+|UND_ERR_\w+|SQLITE_(?:FULL|BUSY|LOCKED|IOERR|NOMEM|CANTOPEN|READONLY|PROTOCOL)\w*)$/u;

/** Our own mistakes are tried a few times: some look like one and pass. */
const MAX_ATTEMPTS_OF_OUR_OWN = 3;

export type Verdict = 'retry' | 'dead';

/** Dead at once where it is the input; tried again for ever where the cause is outside, three times where it is unknown. */
export function classify(error: unknown, attempts: number): Verdict {
  if (isOutside(error)) return 'retry';
  if (error instanceof HindcastError && error.code !== 'internal') return 'dead';
  return attempts < MAX_ATTEMPTS_OF_OUR_OWN ? 'retry' : 'dead';
}

export function isOutside(error: unknown): boolean {
  if (error instanceof OutsideError) return true;
  if (error instanceof HindcastError) return error.code !== 'internal' && errorCatalogue[error.code].status >= 500;
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return (typeof code === 'string' && OUTSIDE_CODES.test(code)) || isOutside(error.cause);
}

/** What goes to the log: with the place where it happened. */
export function causeOf(error: unknown): string {
  return error instanceof Error && error.stack ? error.stack : String(error);
}

/** What a caller may see of a failure: our own errors as they are, all others as `internal`. */
export function publicError(error: unknown): JobError {
  if (error instanceof HindcastError) return { code: error.code, message: error.message, details: [...error.details] };
  if (isOutside(error)) return { code: 'internal', message: 'Something around the service is not there', details: [] };
  return { code: 'internal', message: 'Something failed inside', details: [] };
}
