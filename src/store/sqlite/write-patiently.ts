// How does the main thread write? A writer that is busy is asked again and not waited for, so that no reader waits either.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from './connection.js';

const RETRY_MS = 15;
/** Longer than the longest save holds the lock, many times over. */
const MAX_WAIT_MS = 30_000;

/** A write that waits for its turn without holding the thread. */
export async function writePatiently<Result>(connection: Connection, work: () => Result): Promise<Result> {
  const busyTimeout = connection.db.pragma('busy_timeout', { simple: true });
  for (const giveUp = Date.now() + MAX_WAIT_MS; ; await sleep(RETRY_MS)) {
    connection.db.pragma('busy_timeout = 0');
    // It runs before it returns its promise: nothing else can see the pragma.
    const written = connection.write(work);
    connection.db.pragma(`busy_timeout = ${busyTimeout}`);
    try {
      return await written;
    } catch (error) {
      if (!isBusy(error) || Date.now() > giveUp) throw error;
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
