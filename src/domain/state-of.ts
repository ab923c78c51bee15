// Is something still what it was when somebody looked at it?
import { createHash } from 'node:crypto';
import { HindcastError } from './errors.js';

/** Names the state of a value: equal for values that are written the same as JSON. */
export function stateOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}

/**
 * Throws `precondition-failed` unless the value is in the state that the caller saw; `null` has a state, too: nothing is there.
 * Whoever names none sees to nothing.
 */
export function assertState(expected: string | undefined, value: unknown): void {
  if (expected === undefined || stateOf(value) === expected) return;
  throw new HindcastError('precondition-failed', 'It was changed or removed meanwhile; read it again');
}
