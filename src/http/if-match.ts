// May a write go on? Only over what its sender saw, where the sender says what that was (If-Match, RFC 9110, 13.1.1).
import type { FastifyRequest } from 'fastify';
import { HindcastError } from '../domain/errors.js';
import { stateOf } from '../domain/state-of.js';

/** What is there now, with the tag that GET gives it. */
export interface Tagged {
  readonly value: unknown;
  readonly tag: string;
}

/**
 * The state that the write is to find, so that the store can see to it in its transaction; `undefined` without `If-Match`.
 * Throws `precondition-failed`. The value has to be read before the tag: what changes in between is refused then.
 */
export async function expectedState(
  { headers }: Pick<FastifyRequest, 'headers'>,
  read: () => Promise<Tagged | null>,
): Promise<string | undefined> {
  const wanted = headers['if-match'];
  if (wanted === undefined) return undefined;
  const current = await read();
  if (current !== null && names(wanted, current.tag)) return stateOf(current.value);
  const detail = current === null ? 'There is nothing that could be in that state' : 'It was changed; read it again';
  throw new HindcastError('precondition-failed', detail);
}

/** Compared strongly: a weak tag names no state. */
function names(wanted: string, tag: string): boolean {
  return wanted.split(',').some((each) => each.trim() === '*' || each.trim() === tag);
}
