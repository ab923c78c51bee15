// The transcript as received. Gzip, because any tool opens it and its checksum tells rot from text.
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { TranscriptFormat } from '../../domain/transcript.js';
import type { Source } from '../store.js';
import type { Connection } from './connection.js';

interface SourceRow {
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
  connection.run(
    `INSERT INTO sources (episode_key, hash, bytes, declared_format, origin)
     VALUES (@episodeKey, @hash, @bytes, @declaredFormat, @origin)`,
    {
      episodeKey,
      hash: source.hash,
      bytes: packed,
      declaredFormat: source.declaredFormat,
      origin: source.origin,
    },
  );
}

/** `null` when there is no such episode. Throws when the stored bytes are no longer those that were received. */
export function findSource(connection: Connection, episodeId: string): Source | null {
  const row = connection.get<SourceRow>(
    `SELECT s.hash, s.bytes, s.declared_format AS declaredFormat, s.origin
     FROM sources s JOIN episodes e ON e.key = s.episode_key WHERE e.id = @episodeId`,
    { episodeId },
  );
  if (!row) return null;
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
