// Which rows could answer the query, and what does each retriever say of them?
import type { EpisodeRef } from '../domain/episode.js';
import type { Filter, KeywordQuery, Scored, SearchIndex } from '../store/store.js';
import type { Candidate } from './fuse.js';
import type { QueryVector } from './query-vector.js';

/** Rows taken from each retriever. 400 found no more in the first fifty on held-out questions, and cost three times. */
const CANDIDATES_PER_RETRIEVER = 150;
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
  /** Of the query without the people it names; `null`: keywords alone. */
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
  const { filter, wants } = request;
  const [byKeyword, byEpisode] = await Promise.all([
    wants.keyword || request.constrained ? source.keyword(request.keyword, filter, CANDIDATES_PER_RETRIEVER) : [],
    wants.episode ? index.keywordEpisodes(request.keyword, filter, EPISODES_WITH_PRIOR) : [],
  ]);
  const keyword = scoresById(byKeyword);
  const worded = await source.find([...keyword.keys()]);
  const vectors = await scoreByVector(source, request, worded);
  const rows = [...worded, ...(await source.find([...vectors.keys()].filter((id) => !keyword.has(id))))];
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

/** Cosines of the nearest rows and of those that words found. */
async function scoreByVector<Row>(
  source: RowSource<Row>,
  { vector, constrained, filter }: RetrieveRequest,
  worded: readonly Row[],
): Promise<Map<number, number>> {
  if (!vector) return new Map();
  const nearest = scoresById(constrained ? [] : await source.nearest(vector, filter, CANDIDATES_PER_RETRIEVER));
  const others = worded.map((row) => source.idOf(row)).filter((id) => !nearest.has(id));
  const similarities = others.length > 0 ? await source.similarities(vector, others) : [];
  return new Map([...nearest, ...scoresById(similarities)]);
}

function scoresById(scored: readonly Scored[]): Map<number, number> {
  return new Map(scored.map(({ id, score }) => [id, score]));
}
