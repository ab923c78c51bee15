// Which passages and lessons have which vectors, and the nearest of them: from memory, or by a scan of the table where
// there are too many. Why an ordinary table and not vec0: docs/decisions/0001-sqlite-one-file.md.

import type { EpisodeVectors, Filter, Scored } from '../store.js';
import type { Connection } from './connection.js';
import { filterParameters, lessonKeys, passageKeys } from './filter.js';
import { packVector } from './vector-codec.js';
import type { FindMemory } from './vector-loading.js';
import { scanNearest, scanSimilarities } from './vector-scan.js';

/** What has vectors: the table of the things and that of their vectors, and how a filter chooses among them. */
const indexes = {
  passages: {
    owners: 'passages',
    vectors: 'passage_vectors',
    keysOf: (_: Connection, filter: Filter) => passageKeys(filter),
  },
  lessons: { owners: 'lessons', vectors: 'lesson_vectors', keysOf: shownLessonKeys },
} as const;

type VectorIndexName = keyof typeof indexes;

/** Every table that holds vectors, each with `key` and `embedding_key`. */
export const vectorTables: readonly string[] = Object.values(indexes).map(({ vectors }) => vectors);

export interface VectorQuery {
  readonly vector: Float32Array;
  readonly fingerprint: string;
}

/** Registers the space on first use and returns its key. Throws when the fingerprint has another dimension. */
export function registerEmbedding(connection: Connection, vectors: EpisodeVectors): number {
  const { fingerprint, model, dimension } = vectors;
  connection.run(
    `INSERT INTO embeddings (fingerprint, model, dimension) VALUES (@fingerprint, @model, @dimension)
     ON CONFLICT (fingerprint) DO NOTHING`,
    { fingerprint, model, dimension },
  );
  const embedding = findEmbedding(connection, fingerprint)!;
  for (const vector of [...vectors.passages, ...vectors.lessons]) assertDimension(embedding, vector);
  return embedding.key;
}

/** Puts one vector to each owner, in their order, in place of those of the same space. */
export function insertVectors(
  connection: Connection,
  index: VectorIndexName,
  {
    embeddingKey,
    owners,
    vectors,
  }: { embeddingKey: number; owners: readonly number[]; vectors: readonly Float32Array[] },
): void {
  if (owners.length !== vectors.length) {
    throw new Error(`The episode has ${owners.length} ${index} and ${vectors.length} vectors for them`);
  }
  owners.forEach((ownerKey, position) => {
    connection.run(
      `INSERT OR REPLACE INTO ${indexes[index].vectors} (owner_key, embedding_key, vector)
       VALUES (@ownerKey, @embeddingKey, @vector)`,
      { ownerKey, embeddingKey, vector: packVector(vectors[position]!) },
    );
  });
}

/**
 * The nearest by cosine, best first; zero vectors are near to nothing. Throws when there is something to search but no
 * vector of this fingerprint, so that the caller can say that search is degraded.
 */
export function findNearest(
  connection: Connection,
  index: VectorIndexName,
  { query, filter, limit, findMemory }: { query: VectorQuery; filter: Filter; limit: number; findMemory: FindMemory },
): Scored[] {
  const { vectors, keysOf } = indexes[index];
  const embedding = findEmbedding(connection, query.fingerprint);
  if (!embedding || !hasVectors(connection, index, embedding.key)) {
    if (isEmpty(connection, index)) return [];
    throw new Error(`No vectors of ${query.fingerprint} are stored for ${index}`);
  }
  assertDimension(embedding, query.vector);
  const ownersSql = keysOf(connection, filter);
  const memory = findMemory(vectors, embedding);
  if (!memory) {
    const scan = { vectors, embeddingKey: embedding.key, vector: query.vector };
    return scanNearest(connection, scan, { ownersSql, parameters: filterParameters(filter), limit });
  }
  const owners = ownersSql === null ? null : connection.column<number>(ownersSql, filterParameters(filter));
  return memory.nearest(query.vector, owners, limit);
}

/** The cosine to each, in the order of the ids; those without a vector of this fingerprint are left out. */
export function findSimilarities(
  connection: Connection,
  index: VectorIndexName,
  { query, ids, findMemory }: { query: VectorQuery; ids: readonly number[]; findMemory: FindMemory },
): Scored[] {
  const { vectors } = indexes[index];
  const embedding = findEmbedding(connection, query.fingerprint);
  if (!embedding) return [];
  assertDimension(embedding, query.vector);
  const memory = findMemory(vectors, embedding);
  if (memory) return memory.similarities(query.vector, ids);
  return scanSimilarities(connection, { vectors, embeddingKey: embedding.key, vector: query.vector }, ids);
}

/** Hidden lessons keep their vectors. Where there are none, no list of the others is needed. */
function shownLessonKeys(connection: Connection, filter: Filter): string | null {
  const keys = lessonKeys(filter);
  if (keys !== null || !connection.get('SELECT 1 FROM lessons WHERE hidden LIMIT 1')) return keys;
  // Answered from indexes alone, unlike "NOT hidden".
  return 'SELECT key FROM lessons WHERE key NOT IN (SELECT key FROM lessons WHERE hidden)';
}

export function countPassageVectors(
  connection: Connection,
  fingerprint: string,
): { passages: number; embedded: number } {
  return connection.get<{ passages: number; embedded: number }>(
    `SELECT (SELECT count(*) FROM passages) AS passages,
       (SELECT count(*) FROM passage_vectors v JOIN embeddings m ON m.key = v.embedding_key
         WHERE m.fingerprint = @fingerprint) AS embedded`,
    { fingerprint },
  )!;
}

export interface Embedding {
  readonly key: number;
  readonly fingerprint: string;
  readonly dimension: number;
}

function findEmbedding(connection: Connection, fingerprint: string): Embedding | undefined {
  return connection.get<Embedding>(
    'SELECT key, fingerprint, dimension FROM embeddings WHERE fingerprint = @fingerprint',
    { fingerprint },
  );
}

function assertDimension({ fingerprint, dimension }: Embedding, vector: Float32Array): void {
  if (vector.length === dimension) return;
  throw new Error(`Vectors of ${fingerprint} have ${dimension} dimensions, this one has ${vector.length}`);
}

function hasVectors(connection: Connection, index: VectorIndexName, embeddingKey: number): boolean {
  const { vectors } = indexes[index];
  return !!connection.get(`SELECT 1 FROM ${vectors} WHERE embedding_key = @embeddingKey LIMIT 1`, { embeddingKey });
}

function isEmpty(connection: Connection, index: VectorIndexName): boolean {
  return !connection.get(`SELECT 1 FROM ${indexes[index].owners} LIMIT 1`);
}
