// A name for the state of everything that search can return.
import type { Connection } from './connection.js';

export function bumpIndexRevision(connection: Connection): void {
  connection.run('UPDATE index_state SET revision = revision + 1');
}

/** Differs between two states of a database, and between two databases. */
export function findIndexRevision(connection: Connection): string {
  const state = connection.get<{ instance: string; revision: number }>('SELECT instance, revision FROM index_state')!;
  return `${state.instance}.${state.revision}`;
}
