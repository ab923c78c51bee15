// Where a list goes on: the sort keys of the last item, opaque to callers. Rows may come and go in between.
import { createHash } from 'node:crypto';
import { HindcastError } from '../../domain/errors.js';
import type { Page, PageRequest } from '../../domain/page.js';

type Key = string | number;

/** What one list is: its name and everything that narrows it. A cursor fits only the list that gave it. */
export interface ListIdentity {
  readonly list: string;
  readonly narrowedBy?: unknown;
}

/** The keys in the cursor, or `null` for the first page. Throws `invalid-cursor`. `like` shows the keys' types. */
export function decodeCursor(identity: ListIdentity, request: PageRequest, like: readonly Key[]): Key[] | null {
  if (request.cursor === undefined) return null;
  const [tag, ...keys] = parseCursor(request.cursor);
  if (tag !== tagOf(identity)) throw new HindcastError('invalid-cursor', 'The cursor belongs to another list');
  if (keys.length !== like.length || keys.some((key, index) => typeof key !== typeof like[index])) throw brokenCursor();
  return keys as Key[];
}

/** A page of the first `limit` rows; give one row more, so that it is known whether there are others. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  { limit }: PageRequest,
  shape: { identity: ListIdentity; keysOf: (row: Row) => readonly Key[]; itemOf: (row: Row) => Item },
): Page<Item> {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(shape.itemOf),
    nextCursor: last === undefined ? null : encodeCursor(shape.identity, shape.keysOf(last)),
  };
}

function encodeCursor(identity: ListIdentity, keys: readonly Key[]): string {
  return Buffer.from(JSON.stringify([tagOf(identity), ...keys])).toString('base64url');
}

function parseCursor(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parsed)) return parsed;
  } catch (error) {
    throw brokenCursor({ cause: error });
  }
  throw brokenCursor();
}

function brokenCursor(options?: ErrorOptions): HindcastError {
  return new HindcastError('invalid-cursor', 'The cursor is not one of ours', [], options);
}

function tagOf({ list, narrowedBy = null }: ListIdentity): string {
  const narrowed = createHash('sha256').update(JSON.stringify(narrowedBy)).digest('base64url').slice(0, 8);
  return `${list}.${narrowed}`;
}
