// Brings the vectors that are asked for into memory and keeps them the ones that are stored, whoever writes.
import type { Connection } from './connection.js';
import { MAX_DIMENSION, OutOfMemory, strideOf } from './dot-products.js';
import { findIndexRevision } from './index-revision.js';
import type { Embedding } from './vector-index.js';
import { VectorMemory, type VectorRow } from './vector-memory.js';

/** A million passages of 256 dimensions. With more of them the table is scanned. */
const MAX_VECTOR_MEMORY_BYTES = 256 * 1024 * 1024;
/** Loaded at once. With twenty times as many the garbage collector takes half as long again. */
const ROWS_PER_READ = 250;

/** The vectors of a table in memory, in the state of the running transaction; `null` when they are too many for it. */
export type FindMemory = (table: string, embedding: Embedding) => VectorMemory | null;

interface Loaded {
  readonly space: string;
  readonly revision: string;
  readonly memory: VectorMemory | null;
}

/** Remembers one space a table: the one that was asked for last. */
export function makeVectorLoader(connection: Connection, maxBytes = MAX_VECTOR_MEMORY_BYTES): FindMemory {
  const loaded = new Map<string, Loaded>();
  return (table, embedding) => {
    const { key, fingerprint, dimension } = embedding;
    const space = JSON.stringify([key, fingerprint, dimension]);
    const revision = findIndexRevision(connection);
    const before = loaded.get(table);
    if (before?.space === space && before.revision === revision) return before.memory;
    // Should loading fail half-way, it begins anew.
    loaded.delete(table);
    const fits =
      dimension <= MAX_DIMENSION && !hasMoreThan(connection, { table, key, rows: maxBytes / strideOf(dimension) });
    const known = before?.space === space ? before.memory : null;
    const load = () => update(connection, { table, key }, known ?? new VectorMemory(dimension));
    const memory = fits ? nullIfOutOfMemory(load) : null;
    loaded.set(table, { space, revision, memory });
    return memory;
  };
}

/** What was loaded so far is given up. It is tried again once the archive has changed. */
function nullIfOutOfMemory(load: () => VectorMemory): VectorMemory | null {
  try {
    return load();
  } catch (error) {
    if (error instanceof OutOfMemory) return null;
    throw error;
  }
}

/** Keys are never given twice: what is above the last one is new, and what is no longer there is gone. */
function update(
  connection: Connection,
  { table, key }: { table: string; key: number },
  memory: VectorMemory,
): VectorMemory {
  if (memory.size > 0) forgetRemoved(connection, { table, key }, memory);
  for (;;) {
    const rows = connection.all<VectorRow>(
      `SELECT key, owner_key AS owner, vector FROM ${table}
       WHERE embedding_key = @key AND key > @lastKey ORDER BY key LIMIT @limit`,
      { key, lastKey: memory.lastKey, limit: ROWS_PER_READ },
    );
    for (const row of rows) memory.add(row);
    if (rows.length < ROWS_PER_READ) return memory;
  }
}

function forgetRemoved(
  connection: Connection,
  { table, key }: { table: string; key: number },
  memory: VectorMemory,
): void {
  // The unary plus has both answered from the index of the owners, a tenth of the table.
  const left = `FROM ${table} WHERE embedding_key = @key AND +key <= @lastKey`;
  const parameters = { key, lastKey: memory.lastKey };
  const { count } = connection.get<{ count: number }>(`SELECT count(*) AS count ${left}`, parameters)!;
  if (count < memory.size) memory.keepOnly(new Set(connection.column<number>(`SELECT key ${left}`, parameters)));
}

function hasMoreThan(
  connection: Connection,
  { table, key, rows }: { table: string; key: number; rows: number },
): boolean {
  const sql = `SELECT 1 FROM ${table} WHERE embedding_key = @key LIMIT 1 OFFSET @rows`;
  return !!connection.get(sql, { key, rows: Math.floor(rows) });
}
