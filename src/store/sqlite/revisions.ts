// Revisions as rows: written with the episode that they make, read by number.
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Page, PageRequest } from '../../domain/page.js';
import type { Revision, RevisionChanges, RevisionDiff, TurnDifference } from '../../domain/revision.js';
import type { EpisodeRecord, RevisionWithDiff, Source } from '../store.js';
import type { Connection } from './connection.js';
import { decodeCursor, pageOf } from './cursor.js';
import { findEpisodeKey } from './episodes.js';
import { removeUnusedBytes, type SourceRow, sourceOf } from './sources.js';

type RevisionRow = Omit<Revision, 'isCurrent' | 'changes'> & {
  readonly isCurrent: 0 | 1;
  readonly changes: string | null;
};

const COLUMNS = `r.number, r.created_at AS createdAt, r.hash, r.format, r.size AS bytes, r.turn_count AS turnCount, r.restores,
  r.changes, r.number = (SELECT max(number) FROM revisions WHERE episode_id = r.episode_id) AS isCurrent`;

/**
 * Whether the source is what the episode was derived from already: the same bytes, taken for the same format. A newer version
 * may find another format in bytes of which none was named.
 */
export function isCurrentSource(connection: Connection, { episode, source, format }: EpisodeRecord): boolean {
  const current = connection.get<{ hash: string; declaredFormat: string | null; format: string }>(
    `SELECT hash, declared_format AS declaredFormat, format FROM revisions WHERE episode_id = @episodeId
     ORDER BY number DESC LIMIT 1`,
    { episodeId: episode.id },
  );
  if (current?.hash !== source.hash) return false;
  return current.declaredFormat === source.declaredFormat || current.format === format;
}

/** The next number; `compared` is `null` for the first one. */
export function insertRevision(
  connection: Connection,
  { episode, source, format, turns }: EpisodeRecord,
  compared: { readonly diff: RevisionDiff; readonly changes: RevisionChanges } | null,
): void {
  const { hash, declaredFormat, origin } = source;
  connection.run(
    `INSERT INTO revisions (episode_id, number, hash, declared_format, origin, format, size, turn_count, restores, changes,
       diff, created_at)
     SELECT @episodeId, coalesce(max(number), 0) + 1, @hash, @declaredFormat, @origin, @format, @size, @turnCount,
       max(number) FILTER (WHERE hash = @hash AND declared_format IS @declaredFormat), @changes, @diff, @now
     FROM revisions WHERE episode_id = @episodeId`,
    {
      ...{ episodeId: episode.id, hash, declaredFormat, origin, format, size: source.bytes.length },
      ...{ turnCount: turns.length, now: connection.now() },
      changes: compared && JSON.stringify(compared.changes),
      diff: compared && gzipSync(JSON.stringify(compared.diff)),
    },
  );
}

/** With the bytes that nothing else points at. After the episode's own rows. */
export function removeRevisions(connection: Connection, episodeId: string): void {
  const hashes = connection.column<string>('DELETE FROM revisions WHERE episode_id = @episodeId RETURNING hash', {
    episodeId,
  });
  removeUnusedBytes(connection, hashes);
}

/** Newest first; `null` when there is no such episode. */
export function findRevisions(connection: Connection, episodeId: string, page: PageRequest): Page<Revision> | null {
  if (findEpisodeKey(connection, episodeId) === null) return null;
  const identity = { list: 'revisions', narrowedBy: episodeId };
  const [after = null] = decodeCursor(identity, page, [0]) ?? [];
  const rows = connection.all<RevisionRow>(
    `SELECT ${COLUMNS} FROM revisions r WHERE r.episode_id = @episodeId AND (@after IS NULL OR r.number < @after)
     ORDER BY r.number DESC LIMIT @rows`,
    { episodeId, after, rows: page.limit + 1 },
  );
  return pageOf(rows, page, { identity, keysOf: (row) => [row.number], itemOf: revisionOf });
}

/** Without a number the current one. */
export function findRevision(connection: Connection, episodeId: string, number?: number): RevisionWithDiff | null {
  const row = connection.get<RevisionRow & { readonly diff: Uint8Array | null }>(
    `SELECT ${COLUMNS}, r.diff FROM revisions r
     WHERE r.episode_id = @episodeId AND (@number IS NULL OR r.number = @number) ORDER BY r.number DESC LIMIT 1`,
    { episodeId, number: number ?? null },
  );
  if (!row) return null;
  const { diff, ...rest } = row;
  return { ...revisionOf(rest), diff: diff && unpackDiff(diff) };
}

export function findRevisionSource(connection: Connection, episodeId: string, number: number): Source | null {
  const row = connection.get<SourceRow>(
    `SELECT r.hash, b.bytes, r.declared_format AS declaredFormat, r.origin
     FROM revisions r JOIN source_bytes b ON b.hash = r.hash
     WHERE r.episode_id = @episodeId AND r.number = @number`,
    { episodeId, number },
  );
  return row ? sourceOf(row, episodeId) : null;
}

export function findTurnDifferences(
  connection: Connection,
  episodeId: string,
  after: number,
): { turnCount: number; differences: (readonly TurnDifference[])[] } | null {
  const rows = connection.all<{ number: number; turnCount: number; diff: Uint8Array | null }>(
    `SELECT number, turn_count AS turnCount, diff FROM revisions WHERE episode_id = @episodeId AND number >= @after
     ORDER BY number`,
    { episodeId, after },
  );
  const [first, ...later] = rows;
  if (first?.number !== after) return null;
  return {
    turnCount: first.turnCount,
    differences: later.map(({ diff }) => (diff ? unpackDiff(diff).turns : [])),
  };
}

function revisionOf({ isCurrent, changes, ...row }: RevisionRow): Revision {
  return {
    ...row,
    isCurrent: isCurrent === 1,
    changes: changes === null ? null : (JSON.parse(changes) as RevisionChanges),
  };
}

function unpackDiff(packed: Uint8Array): RevisionDiff {
  return JSON.parse(gunzipSync(packed).toString('utf8')) as RevisionDiff;
}
