// What does a query of operators alone find? What is newest of that which they let through.
import type { Listing } from '../store/store.js';
import type { Ranked } from './fuse.js';
import type { RowSource } from './retrieve.js';

/** About as many as the retrievers together find for words. */
const MAX_LISTED = 300;

/** Newest episode first, each from its start. No row is better than another, so all score 0 and stand in this order. */
export async function listNewest<Row>(
  source: Pick<RowSource<Row>, 'find'>,
  list: (listing: Listing) => Promise<number[]>,
  wish: Pick<Listing, 'filter' | 'excluded'>,
): Promise<Ranked<Row>[]> {
  const rows = await source.find(await list({ ...wish, limit: MAX_LISTED }));
  return rows.map((row, id) => ({ id, row, score: 0, contributions: [] }));
}
