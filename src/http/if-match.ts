// May a write go on? Only over what its sender saw, where the sender says what that was (If-Match), or only where nothing is
// there (If-None-Match; RFC 9110, 13.1).
import type { FastifyRequest } from 'fastify';
import { HindcastError } from '../domain/errors.js';
import { stateOf } from '../domain/state-of.js';

/** What is there now, with the tag that GET gives it. */
export interface Tagged {
  readonly value: unknown;
  readonly tag: string;
}

/**
 * The state that the write is to find, so that the store can see to it in its transaction; `undefined` where nothing is asked
 * for. Throws `precondition-failed`. The value has to be read before the tag: what changes in between is refused then.
 */
export async function expectedState(
  { headers }: Pick<FastifyRequest, 'headers'>,
  read: () => Promise<Tagged | null>,
): Promise<string | undefined> {
  const [wanted, unwanted] = [headers['if-match'], headers['if-none-match']];
  if (wanted === undefined && unwanted === undefined) return undefined;
  const current = await read();
  if (wanted !== undefined && (current === null || !names(wanted, current.tag))) {
    refuse(current === null ? 'There is nothing that could be in that state' : 'It was changed; read it again');
  }
  if (unwanted !== undefined && current !== null && names(unwanted.replaceAll('W/', ''), current.tag)) {
    refuse('It is there already');
  }
  // Of tags that are not wanted none is there: what state it is in does not matter, unless it was to be none at all.
  return wanted === undefined && current !== null ? undefined : stateOf(current?.value ?? null);
}

function refuse(detail: string): never {
  throw new HindcastError('precondition-failed', detail);
}

/** If-Match compares strongly: a weak tag names no state. */
function names(wanted: string, tag: string): boolean {
  return wanted.split(',').some((each) => each.trim() === '*' || each.trim() === tag);
}
