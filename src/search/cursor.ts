// Where does the next page start? A cursor is opaque to callers and good for its own query only. Browsers read this file
// too (the static site), so nothing in it is of Node alone.
import { HindcastError } from '../domain/errors.js';
import type { SearchRequest } from './search.js';
import type { Placed } from './spread.js';

export interface Cursor {
  /** Hash of the query that it belongs to. */
  readonly query: string;
  /** The last hit handed out: hits come by rising round, in it by falling score, equal scores by rising id. */
  readonly round: number;
  readonly score: number;
  readonly id: number;
  /** How many hits an episode has in a round of this list; `null` without such a limit. */
  readonly perEpisode: number | null;
  /** The index that `score` was computed over. */
  readonly revision: string;
}

/** The parts of a request that make the list; limit and explain only change how much of it is shown. */
export function queryHash({ q, mode, in: target, filter, perEpisode }: SearchRequest): string {
  const { show, episode, topic, speaker, speakers, from, to } = filter;
  return fnv64(JSON.stringify([q, mode, target, show, episode, topic, speaker, speakers, from, to, perEpisode]));
}

export function encodeCursor(cursor: Cursor): string {
  const bytes = new TextEncoder().encode(JSON.stringify(cursor));
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/u, '');
}

/** Throws `invalid-cursor` for anything that `encodeCursor` did not make for this query. */
export function decodeCursor(text: string, hash: string): Cursor {
  const value = parse(text);
  if (!isCursor(value)) throw new HindcastError('invalid-cursor', 'The cursor is not one that a search returned');
  if (value.query !== hash) throw new HindcastError('invalid-cursor', 'The cursor belongs to another search');
  return value;
}

/** True for a hit that comes after the last one handed out. */
export function isAfter(cursor: Pick<Cursor, 'round' | 'score' | 'id'>, { hit, round }: Placed<unknown>): boolean {
  if (round !== cursor.round) return round > cursor.round;
  return hit.score < cursor.score || (hit.score === cursor.score && hit.id > cursor.id);
}

function parse(text: string): unknown {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (byte) => byte.charCodeAt(0))));
  } catch {
    return undefined;
  }
}

/** What a field has to be. */
const checks: { readonly [Field in keyof Cursor]: (value: unknown) => boolean } = {
  query: (value) => typeof value === 'string',
  round: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  score: (value) => Number.isFinite(value),
  id: (value) => Number.isSafeInteger(value),
  perEpisode: (value) => value === null || (Number.isSafeInteger(value) && (value as number) >= 1),
  revision: (value) => typeof value === 'string',
};

function isCursor(value: unknown): value is Cursor {
  if (typeof value !== 'object' || value === null) return false;
  const fields = Object.entries(value);
  return (
    fields.length === Object.keys(checks).length &&
    fields.every(([name, field]) => Object.hasOwn(checks, name) && checks[name as keyof Cursor](field))
  );
}

/** FNV-1a over UTF-16 code units in 64 bits (Fowler, Noll, Vo): told apart have to be searches, not secrets kept. */
function fnv64(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++)
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  return value.toString(36);
}
