// Where does the next page start? A cursor is opaque to callers and good for its own query only.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { HindcastError } from '../domain/errors.js';
import type { SearchRequest } from './search.js';
import type { Placed } from './spread.js';

const cursorSchema = z.strictObject({
  /** Hash of the query that it belongs to. */
  query: z.string(),
  /** The last hit handed out: hits come by rising round, in it by falling score, equal scores by rising id. */
  round: z.int().min(0),
  score: z.number(),
  id: z.int(),
  /** How many hits an episode has in a round of this list; `null` without such a limit. */
  perEpisode: z.int().min(1).nullable(),
  /** The index that `score` was computed over. */
  revision: z.string(),
});

export type Cursor = z.infer<typeof cursorSchema>;

/** The parts of a request that make the list; limit and explain only change how much of it is shown. */
export function queryHash({ q, mode, in: target, filter, perEpisode }: SearchRequest): string {
  const { show, episode, topic, speaker, speakers, from, to } = filter;
  const identity = JSON.stringify([q, mode, target, show, episode, topic, speaker, speakers, from, to, perEpisode]);
  return createHash('sha256').update(identity).digest('base64url').slice(0, 16);
}

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Throws `invalid-cursor` for anything that `encodeCursor` did not make for this query. */
export function decodeCursor(text: string, hash: string): Cursor {
  const parsed = cursorSchema.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')));
  if (!parsed.success) throw new HindcastError('invalid-cursor', 'The cursor is not one that a search returned');
  if (parsed.data.query !== hash) throw new HindcastError('invalid-cursor', 'The cursor belongs to another search');
  return parsed.data;
}

/** True for a hit that comes after the last one handed out. */
export function isAfter(cursor: Pick<Cursor, 'round' | 'score' | 'id'>, { hit, round }: Placed<unknown>): boolean {
  if (round !== cursor.round) return round > cursor.round;
  return hit.score < cursor.score || (hit.score === cursor.score && hit.id > cursor.id);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
