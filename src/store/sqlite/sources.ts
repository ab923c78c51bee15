// The transcript as received, its bytes once for all revisions that have them. Gzip, because any tool opens it and its
// checksum tells rot from text.
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { TranscriptFormat } from '../../domain/transcript.js';
import type { Source } from '../store.js';
import type { Connection } from './connection.js';

export interface SourceRow {
  readonly hash: string;
  readonly bytes: Uint8Array;
  readonly declaredFormat: TranscriptFormat | null;
  readonly origin: string | null;
}

/** Bytes as they are stored: to be made before the transaction, since 20 MB take a while. */
export function packBytes(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes);
}

export function insertSource(connection: Connection, episodeKey: number, source: Source, packed: Uint8Array): void {
  const { hash, declaredFormat, origin } = source;
  connection.run('INSERT INTO source_bytes (hash, bytes) VALUES (@hash, @packed) ON CONFLICT (hash) DO NOTHING', {
    ...{ hash, packed },
  });
  connection.run(
    `INSERT INTO sources (episode_key, hash, declared_format, origin) VALUES (@episodeKey, @hash, @declaredFormat, @origin)`,
    { episodeKey, hash, declaredFormat, origin },
  );
}

/** Of these hashes the bytes that neither an episode nor a revision points at. */
export function removeUnusedBytes(connection: Connection, hashes: readonly string[]): void {
  connection.run(
    `DELETE FROM source_bytes WHERE hash IN (SELECT value FROM json_each(@hashes))
       AND NOT EXISTS (SELECT 1 FROM sources s WHERE s.hash = source_bytes.hash)
       AND NOT EXISTS (SELECT 1 FROM revisions r WHERE r.hash = source_bytes.hash)`,
    { hashes: JSON.stringify(hashes) },
  );
}

/** `null` when there is no such episode. Throws when the stored bytes are no longer those that were received. */
export function findSource(connection: Connection, episodeId: string): Source | null {
  const row = connection.get<SourceRow>(
    `SELECT s.hash, b.bytes, s.declared_format AS declaredFormat, s.origin
     FROM episodes e JOIN sources s ON s.episode_key = e.key JOIN source_bytes b ON b.hash = s.hash
     WHERE e.id = @episodeId`,
    { episodeId },
  );
  return row ? sourceOf(row, episodeId) : null;
}

/** Throws when the stored bytes are no longer those that were received. */
export function sourceOf(row: SourceRow, episodeId: string): Source {
  return { ...row, bytes: unpackBytes(row, episodeId) };
}

function unpackBytes(row: SourceRow, episodeId: string): Uint8Array {
  const damaged = (options?: ErrorOptions) =>
    new Error(`The stored transcript of ${episodeId} is damaged: its bytes do not have the hash ${row.hash}`, options);
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(gunzipSync(row.bytes));
  } catch (error) {
    throw damaged({ cause: error });
  }
  if (createHash('sha256').update(bytes).digest('hex') !== row.hash) throw damaged();
  return bytes;
}
