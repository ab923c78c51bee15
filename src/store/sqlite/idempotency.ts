// Keys of requests and their answers. The main thread writes them, so a writer that is busy is asked again and not waited for.
import type { IdempotencyKeys, KeptAnswer, KeyClaim, KeyedRequest } from '../store.js';
import type { Connection } from './connection.js';
import { writePatiently } from './write-patiently.js';

export function idempotencyKeys(connection: Connection): IdempotencyKeys {
  return {
    claimKey: (request, { expired, abandoned }) =>
      writePatiently(connection, () => {
        connection.run('DELETE FROM idempotency_keys WHERE created_at < @expired', { expired: expired.toISOString() });
        return claimKey(connection, request, abandoned.toISOString());
      }),
    saveAnswer: (request, answer) => writePatiently(connection, () => saveAnswer(connection, request, answer)),
    releaseKey: (request) => writePatiently(connection, () => releaseKey(connection, request)),
  };
}

interface KeyRow {
  readonly request: string;
  readonly owner: string;
  readonly answer: string | null;
  readonly createdAt: string;
}

function claimKey(connection: Connection, { key, request, owner }: KeyedRequest, abandoned: string): KeyClaim {
  const row = connection.get<KeyRow>(
    'SELECT request, owner, answer, created_at AS createdAt FROM idempotency_keys WHERE key = @key',
    { key },
  );
  if (row && row.request !== request) return { state: 'other-request' };
  if (row?.answer) return { state: 'answered', answer: JSON.parse(row.answer) as KeptAnswer };
  if (row && (row.owner === owner || row.createdAt >= abandoned)) return { state: 'in-hand' };
  connection.run(
    `INSERT INTO idempotency_keys (key, request, owner, created_at) VALUES (@key, @request, @owner, @now)
     ON CONFLICT (key) DO UPDATE SET owner = excluded.owner, created_at = excluded.created_at`,
    { key, request, owner, now: connection.now() },
  );
  return { state: 'claimed' };
}

function saveAnswer(connection: Connection, { key, owner }: KeyedRequest, answer: KeptAnswer): void {
  connection.run('UPDATE idempotency_keys SET answer = @answer WHERE key = @key AND owner = @owner', {
    ...{ key, owner, answer: JSON.stringify(answer) },
  });
}

function releaseKey(connection: Connection, { key, owner }: KeyedRequest): void {
  connection.run('DELETE FROM idempotency_keys WHERE key = @key AND owner = @owner AND answer IS NULL', { key, owner });
}
