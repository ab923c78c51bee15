// The vectors of one episode: saved with it, or later, when the embedding model has come.
import type { EpisodeVectors, UnembeddedEpisode } from '../store.js';
import type { Connection } from './connection.js';
import { bumpIndexRevision } from './index-revision.js';
import { findLessonsAsSaved } from './lessons.js';
import { findPassagesOfEpisode } from './passages.js';
import { insertVectors, registerEmbedding } from './vector-index.js';

interface Owners {
  readonly passageKeys: readonly number[];
  readonly lessonKeys: readonly number[];
}

/** Throws when the vectors are not as many as the passages and lessons, or not of their space's dimension. */
export function insertEpisodeVectors(connection: Connection, vectors: EpisodeVectors, owners: Owners): void {
  const embeddingKey = registerEmbedding(connection, vectors);
  insertVectors(connection, 'passages', { embeddingKey, owners: owners.passageKeys, vectors: vectors.passages });
  insertVectors(connection, 'lessons', { embeddingKey, owners: owners.lessonKeys, vectors: vectors.lessons });
}

/** Ignored when the episode is gone or is no longer the one that the vectors were made for; see the port. */
export function saveVectors(
  connection: Connection,
  episode: { readonly id: string; readonly revision: string | undefined },
  vectors: EpisodeVectors,
): void {
  const stored = connection.get<{ key: number; digest: string }>('SELECT key, digest FROM episodes WHERE id = @id', {
    id: episode.id,
  });
  if (!stored || (episode.revision !== undefined && episode.revision !== stored.digest)) return;
  const owners = {
    passageKeys: keysOf(connection, 'SELECT key FROM passages WHERE episode_key = @key ORDER BY key', stored.key),
    lessonKeys: keysOf(connection, 'SELECT key FROM lessons WHERE episode_key = @key ORDER BY key', stored.key),
  };
  const fits =
    owners.passageKeys.length === vectors.passages.length && owners.lessonKeys.length === vectors.lessons.length;
  if (!fits) return;
  insertEpisodeVectors(connection, vectors, owners);
  bumpIndexRevision(connection);
}

/** Whole episodes, those that wait longest first. */
export function findUnembedded(connection: Connection, fingerprint: string, limit: number): UnembeddedEpisode[] {
  return connection
    .all<{ key: number; episodeId: string; revision: string }>(
      `SELECT e.key, e.id AS episodeId, e.digest AS revision FROM episodes e WHERE ${LACKS_VECTORS}
       ORDER BY e.updated_at, e.id LIMIT @limit`,
      { fingerprint, limit },
    )
    .map(({ key, episodeId, revision }) => ({
      episodeId,
      revision,
      passages: findPassagesOfEpisode(connection, key),
      lessons: findLessonsAsSaved(connection, key),
    }));
}

export function hasEveryVector(connection: Connection, episodeKey: number, fingerprint: string): boolean {
  const lacking = connection.get(`SELECT 1 FROM episodes e WHERE e.key = @episodeKey AND (${LACKS_VECTORS})`, {
    episodeKey,
    fingerprint,
  });
  return !lacking;
}

export function lacksAnyVector(connection: Connection, fingerprint: string): boolean {
  return !!connection.get(`SELECT 1 FROM episodes e WHERE ${LACKS_VECTORS} LIMIT 1`, { fingerprint });
}

const EMBEDDING_KEY = '(SELECT key FROM embeddings WHERE fingerprint = @fingerprint)';

const LACKS_VECTORS = `(
  EXISTS (SELECT 1 FROM passages p WHERE p.episode_key = e.key AND NOT EXISTS (
    SELECT 1 FROM passage_vectors v WHERE v.owner_key = p.key AND v.embedding_key = ${EMBEDDING_KEY}))
  OR EXISTS (SELECT 1 FROM lessons l WHERE l.episode_key = e.key AND NOT EXISTS (
    SELECT 1 FROM lesson_vectors v WHERE v.owner_key = l.key AND v.embedding_key = ${EMBEDDING_KEY})))`;

function keysOf(connection: Connection, sql: string, key: number): number[] {
  return connection.all<{ key: number }>(sql, { key }).map((row) => row.key);
}
