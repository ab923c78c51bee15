// Which model's vectors search uses by the archive's own choice, and which model is to come after it.
import type { ChosenModel, SwitchOutcome } from '../store.js';
import type { Connection } from './connection.js';
import { lacksAnyVector } from './episode-vectors.js';
import { bumpIndexRevision } from './index-revision.js';
import { vectorTables } from './vector-index.js';

type Role = 'serving' | 'coming';

export function findIndexModel(connection: Connection, role: Role): ChosenModel | null {
  const sql = 'SELECT model, dtype, fingerprint FROM index_models WHERE role = @role';
  return connection.get<ChosenModel>(sql, { role }) ?? null;
}

export function saveComingModel(connection: Connection, { model, dtype, fingerprint }: ChosenModel): void {
  connection.run(
    `INSERT OR REPLACE INTO index_models (role, model, dtype, fingerprint, since)
     VALUES ('coming', @model, @dtype, @fingerprint, @now)`,
    { model, dtype, fingerprint, now: connection.now() },
  );
}

/** Looks and switches under one lock: nothing can be saved without its vectors in between. */
export function serveComingModel(connection: Connection, fingerprint: string): SwitchOutcome {
  if (findIndexModel(connection, 'coming')?.fingerprint !== fingerprint) return 'superseded';
  if (lacksAnyVector(connection, fingerprint)) return 'incomplete';
  connection.run("DELETE FROM index_models WHERE role = 'serving'");
  connection.run("UPDATE index_models SET role = 'serving', since = @now WHERE role = 'coming'", {
    now: connection.now(),
  });
  bumpIndexRevision(connection);
  return 'serving';
}

/** Spaces that are in use: the one asked to be kept, the one that serves, the one that is to come. */
const KEPT = `(SELECT key FROM embeddings
  WHERE fingerprint = @fingerprint OR fingerprint IN (SELECT fingerprint FROM index_models))`;

/** Removes up to `limit` vectors a table; true when there may be more. */
export function dropOtherVectors(connection: Connection, fingerprint: string, limit: number): boolean {
  const removed = vectorTables.map((table) => {
    const others = `SELECT key FROM ${table} WHERE embedding_key NOT IN ${KEPT} LIMIT @limit`;
    return connection.run(`DELETE FROM ${table} WHERE key IN (${others})`, { fingerprint, limit }).changes;
  });
  bumpIndexRevision(connection);
  if (removed.some((changes) => changes === limit)) return true;
  connection.run(`DELETE FROM embeddings WHERE key NOT IN ${KEPT}`, { fingerprint });
  return false;
}
