// Nearest neighbours: sqlite-vec's distance over stored bytes finds candidates, their cosine orders them.
// An ordinary table, not vec0: see docs/decisions/0001-sqlite-one-file.md for the measurement.

import type { EpisodeVectors, Filter, Scored } from '../store.js';
import type { Connection } from './connection.js';
import { filterParameters, lessonKeys, passageKeys } from './filter.js';
import { cosineTo, packVector } from './vector-codec.js';

/** What has vectors: the table of the things and that of their vectors, and how a filter chooses among them. */
const indexes = {
  passages: { owners: 'passages', vectors: 'passage_vectors', keysOf: passageKeys },
  lessons: { owners: 'lessons', vectors: 'lesson_vectors', keysOf: lessonKeys },
} as const;

type VectorIndexName = keyof typeof indexes;

/** Every table that holds vectors, each with `key` and `embedding_key`. */
export const vectorTables: readonly string[] = Object.values(indexes).map(({ vectors }) => vectors);

/**
 * The first pass sums absolute differences, for which sqlite-vec has its fastest loop, and orders nearly as the cosine
 * does: of the nearest 10, 50 and 200 among 16,000 real passages, 1.000, .997 and .997 are among these candidates.
 */
const CANDIDATES_PER_RESULT = 3;
const SPARE_CANDIDATES = 50;

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
  { query, filter, limit }: { query: VectorQuery; filter: Filter; limit: number },
): Scored[] {
  const { vectors, keysOf } = indexes[index];
  const embedding = findEmbedding(connection, query.fingerprint);
  if (!embedding || !hasVectors(connection, index, embedding.key)) {
    if (isEmpty(connection, index)) return [];
    throw new Error(`No vectors of ${query.fingerprint} are stored for ${index}`);
  }
  assertDimension(embedding, query.vector);
  const packed = packVector(query.vector);
  if (packed === null) return [];
  const keys = keysOf(filter);
  const candidates = connection.all<VectorRow>(
    `WITH candidates AS MATERIALIZED (
       SELECT v.key FROM ${vectors} v
       WHERE v.embedding_key = @embeddingKey AND v.vector IS NOT NULL
         ${keys === null ? '' : `AND v.owner_key IN (${keys})`}
       ORDER BY vec_distance_l1(vec_int8(v.vector), vec_int8(@packed)) LIMIT @candidates)
     SELECT v.owner_key AS id, v.vector FROM candidates CROSS JOIN ${vectors} v ON v.key = candidates.key`,
    {
      ...filterParameters(filter),
      embeddingKey: embedding.key,
      packed,
      candidates: limit * CANDIDATES_PER_RESULT + SPARE_CANDIDATES,
    },
  );
  return scoreAll(candidates, query.vector)
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, limit);
}

/** The cosine to each, in the order of the ids; those without a vector of this fingerprint are left out. */
export function findSimilarities(
  connection: Connection,
  index: VectorIndexName,
  { query, ids }: { query: VectorQuery; ids: readonly number[] },
): Scored[] {
  const embedding = findEmbedding(connection, query.fingerprint);
  if (!embedding) return [];
  assertDimension(embedding, query.vector);
  const rows = connection.all<VectorRow>(
    `SELECT v.owner_key AS id, v.vector FROM json_each(@ids) asked
       CROSS JOIN ${indexes[index].vectors} v ON v.owner_key = asked.value AND v.embedding_key = @embeddingKey
     ORDER BY asked.key`,
    { ids: JSON.stringify(ids), embeddingKey: embedding.key },
  );
  return scoreAll(rows, query.vector);
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

interface VectorRow {
  readonly id: number;
  readonly vector: Uint8Array | null;
}

function scoreAll(rows: readonly VectorRow[], vector: Float32Array): Scored[] {
  const score = cosineTo(vector);
  return rows.map((row) => ({ id: row.id, score: score(row.vector) }));
}

interface Embedding {
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
