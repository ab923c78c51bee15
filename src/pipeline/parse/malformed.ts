import { HindcastError } from '../../domain/errors.js';

/** A transcript that breaks the rules of its format at a line (from 1). */
export function malformed(message: string, line: number): HindcastError {
  return new HindcastError('malformed-transcript', 'The transcript breaks the rules of its format', [
    { line, message },
  ]);
}
