// Which rows could answer the query, and what does each retriever say of them?
import type { EpisodeRef } from '../domain/episode.js';
import type { Filter, KeywordQuery, Scored, SearchIndex, StoredLesson, StoredPassage } from '../store/store.js';
import type { Candidate } from './fuse.js';
import type { QueryVector } from './query-vector.js';

/** Rows taken from each retriever. 400 found no more in the first fifty on held-out questions, and cost three times. */
export const CANDIDATES_PER_RETRIEVER = 150;
/** Episodes that get a prior; the ones after them get none. */
export const EPISODES_WITH_PRIOR = 50;

/** One kind of row (passage or lesson) of the index. */
export interface RowSource<Row> {
  keyword(query: KeywordQuery, filter: Filter, limit: number): Promise<Scored[]>;
  nearest(vector: QueryVector, filter: Filter, limit: number): Promise<Scored[]>;
  /** Cosines of given rows; rows without a vector are left out. */
  similarities(vector: QueryVector, ids: readonly number[]): Promise<Scored[]>;
  find(ids: readonly number[]): Promise<Row[]>;
  idOf(row: Row): number;
}

export interface RetrieveRequest {
  readonly keyword: KeywordQuery;
  /** `null`: keywords alone. */
  readonly vector: QueryVector | null;
  /** Only rows that the keyword index found may take part. */
  readonly constrained: boolean;
  readonly wants: { readonly keyword: boolean; readonly episode: boolean };
  readonly filter: Filter;
}

/** Every row that a retriever found, each with all signals that are cheap to have. Filters act inside the retrievers. */
export async function retrieve<Row extends { readonly episode: EpisodeRef }>(
  source: RowSource<Row>,
  index: Pick<SearchIndex, 'keywordEpisodes'>,
  request: RetrieveRequest,
): Promise<Candidate<Row>[]> {
  const { filter, vector } = request;
  const askKeyword = request.wants.keyword || request.constrained;
  const [byKeyword, byVector, byEpisode] = await Promise.all([
    askKeyword ? source.keyword(request.keyword, filter, CANDIDATES_PER_RETRIEVER) : [],
    vector && !request.constrained ? source.nearest(vector, filter, CANDIDATES_PER_RETRIEVER) : [],
    request.wants.episode ? index.keywordEpisodes(request.keyword, filter, EPISODES_WITH_PRIOR) : [],
  ]);
  const keyword = scoresById(byKeyword);
  const vectors = scoresById(byVector);
  const unscored = [...keyword.keys()].filter((id) => !vectors.has(id));
  const [rows, similarities] = await Promise.all([
    source.find([...new Set([...keyword.keys(), ...vectors.keys()])]),
    vector && unscored.length > 0 ? source.similarities(vector, unscored) : [],
  ]);
  for (const { id, score } of similarities) vectors.set(id, score);
  const episodes = new Map(byEpisode.map(({ episodeId, score }) => [episodeId, score]));
  return rows.map((row) => {
    const id = source.idOf(row);
    const signals = {
      keyword: keyword.get(id) ?? null,
      vector: vectors.get(id) ?? null,
      episode: episodes.get(row.episode.id) ?? null,
    };
    return { id, row, signals };
  });
}

function scoresById(scored: readonly Scored[]): Map<number, number> {
  return new Map(scored.map(({ id, score }) => [id, score]));
}

export function passageSource(index: SearchIndex): RowSource<StoredPassage> {
  return {
    keyword: (query, filter, limit) => index.keywordPassages(query, filter, limit),
    nearest: ({ values, fingerprint }, filter, limit) => index.vectorPassages(values, fingerprint, filter, limit),
    similarities: ({ values, fingerprint }, ids) => index.similarities(values, fingerprint, ids),
    find: (ids) => index.findPassages(ids),
    idOf: (passage) => passage.id,
  };
}

export function lessonSource(index: SearchIndex): RowSource<StoredLesson> {
  return {
    keyword: (query, filter, limit) => index.keywordLessons(query, filter, limit),
    nearest: ({ values, fingerprint }, filter, limit) => index.vectorLessons(values, fingerprint, filter, limit),
    // The port has no cosine of single lessons; those that words alone found go without.
    similarities: async () => [],
    find: (ids) => index.findStoredLessons(ids),
    idOf: (lesson) => lesson.rowId,
  };
}
