// The read path of search: parse, narrow, correct, retrieve, fuse, collapse, cut a page, show it.
import type { EpisodeRef } from '../domain/episode.js';
import type { EmbedderState } from '../embedder/embedder.js';
import type { RerankerState } from '../reranker/reranker.js';
import type { EpisodeReader, FacetCounter, SearchIndex, StoredPassage } from '../store/store.js';
import { createUnsaid } from './chance.js';
import { type CrossEncoded, crossEncode } from './cross-encode.js';
import { type Cursor, decodeCursor, encodeCursor, queryHash } from './cursor.js';
import { cutPage, distinctPassages } from './cut-page.js';
import { countFacets, NO_FACETS } from './facets.js';
import { fuse, modeWeights, type Ranked } from './fuse.js';
import { chapterHits, lessonHit, passageHit } from './hits.js';
import { narrowFilter, readNarrowing } from './narrow-filter.js';
import { listNewest } from './newest.js';
import { hasWords, type ParsedQuery, parseQuery } from './parse-query.js';
import type { PassageTraits } from './passage-traits.js';
import { createPeopleFinder, type NamedPeople } from './people.js';
import { embedQuery, type QueryVectorOutcome, rememberCoverage, rewordWithoutNames } from './query-vector.js';
import { createPassageRanking, type Ranking, type RankPassages } from './rank-passages.js';
import { type RowSource, retrieve } from './retrieve.js';
import { lessonSource, passageSource } from './row-sources.js';
import type { Search, SearchMode, SearchRequest, SearchResult, SearchTarget } from './search.js';
import { createHitMaker } from './show-hits.js';
import { createSpeller, type IsWord } from './spelling.js';
import { capOf } from './spread.js';

export interface SearchDependencies {
  readonly index: SearchIndex;
  /** Without `findTurns` hits do not say where in them what was looked for stands. */
  readonly reader: Pick<EpisodeReader, 'findChapters'> & Partial<Pick<EpisodeReader, 'findTurns'>>;
  /** Asked anew for every search: the model may come or go meanwhile. */
  readonly embedder: () => EmbedderState;
  /**
   * What was learned about passages, or what ranks them by it. Without it hybrid search adds up the retrievers' scores,
   * as the other modes do.
   */
  readonly ranking?: Ranking | RankPassages | undefined;
  /** Words that are never corrected, though the archive does not hold them. */
  readonly isWord?: IsWord;
  /** A model that reads the first rows again, and how long it may take, in milliseconds. Keyword search goes without. */
  readonly reranker?: { readonly state: () => RerankerState; readonly budgetMs: number } | undefined;
  /** Without it no facets are counted. */
  readonly facets?: FacetCounter | undefined;
  /** Hears what failed where the search goes on without it. */
  readonly onProblem?: (message: string) => void;
}

interface Run {
  readonly request: SearchRequest;
  readonly query: ParsedQuery;
  readonly people: NamedPeople;
  readonly vector: QueryVectorOutcome;
  /** What is done in the end: a mode that needs vectors falls back to keywords without them. */
  readonly mode: SearchMode;
}

/** Makes the search service. The index and the model are only read. */
export function createSearch(dependencies: SearchDependencies): Search {
  const { index, reader, embedder, ranking, reranker, isWord = () => false, onProblem = () => {} } = dependencies;
  const show = createHitMaker({ reader, embedder });
  const facetsOf = facetCounting(dependencies.facets);
  const spell = createSpeller(index, isWord);
  const coverage = rememberCoverage(index);
  const isUnsaid = createUnsaid(index);
  const passages = passageSource(index);
  const lessons = lessonSource(index);
  const rankPassages = typeof ranking === 'object' ? createPassageRanking(index, ranking) : ranking;
  const findPeople = createPeopleFinder(index);

  /** Passages by what was learned about them, where that can be had. */
  async function rankLearned({ query, people, vector, mode, request }: Run): Promise<Ranked<StoredPassage>[] | null> {
    if (!rankPassages || mode !== 'hybrid' || !vector.vector || !hasWords(query)) return null;
    const { group } = targetGroups[request.in];
    const pool = { keyword: query.keyword, constrained: query.constrained, filter: request.filter, people };
    return rankPassages({ ...pool, vector: await rewordWithoutNames(vector.vector, people) }, group);
  }

  async function rankByRetrievers<Row extends { readonly episode: EpisodeRef }>(
    source: RowSource<Row>,
    { query, people, vector, mode, request }: Run,
  ): Promise<Ranked<Row>[]> {
    if (!hasWords(query)) {
      const list = request.in === 'lessons' ? index.newestLessons : index.newestPassages;
      return listNewest(source, list, { filter: request.filter, excluded: query.keyword.excluded });
    }
    const weights = modeWeights[mode];
    const retrieval = {
      ...{ keyword: query.keyword, constrained: query.constrained, filter: request.filter },
      vector: mode === 'keyword' || !vector.vector ? null : await rewordWithoutNames(vector.vector, people),
      wants: { keyword: weights.keyword > 0, episode: weights.episode > 0 },
    };
    return fuse(await retrieve(source, index, retrieval), weights);
  }

  async function readAgain<Row>(
    ranked: readonly Ranked<Row>[],
    { query, mode }: Run,
    textOf: (row: Row) => string,
  ): Promise<CrossEncoded<Row>> {
    if (!reranker || mode === 'keyword' || !hasWords(query)) return { ranked };
    return crossEncode(query.text, ranked, { textOf, reranker: reranker.state(), budgetMs: reranker.budgetMs });
  }

  async function findPage(run: Run, cursor: Cursor | undefined) {
    const { request } = run;
    const cap = capOf(request, { namesPeople: run.people.names.length > 0, firstPage: cursor });
    const wish = { cursor, cap, limit: request.limit };
    if (request.in === 'lessons') {
      const first = await rankByRetrievers(lessons, run);
      const { ranked, reason } = await readAgain(first, run, ({ statement, quote }) => `${statement}\n${quote}`);
      const page = cutPage(ranked, wish);
      const facets = await facetsOf(request, ranked);
      return { ...page, cap, reason, facets, bare: page.hits.map(lessonHit) };
    }
    const first = (await rankLearned(run)) ?? (await rankByRetrievers(passages, run));
    const { ranked, reason } = await readAgain(first, run, ({ text }) => text);
    const { rows, similar } = distinctPassages(ranked, request.in);
    // To count all is to make them all, where a page alone needs few.
    const found = request.facets ? [...rows] : rows;
    const facets = await facetsOf(request, found);
    const page = cutPage(found, wish);
    const bare =
      request.in === 'chapters'
        ? await chapterHits(page.hits, reader)
        : page.hits.map((hit) => passageHit(hit, similar.get(hit.id)));
    return { ...page, cap, reason, facets, bare };
  }

  /** With vectors where they can be had, else by keywords alone, and the run says which. */
  async function findPageAnyhow(asked: Omit<Run, 'mode'>, cursor: Cursor | undefined) {
    if (asked.vector.vector) {
      const run: Run = { ...asked, mode: asked.request.mode };
      const page = await findPage(run, cursor).catch((error) => {
        onProblem(`search by vectors failed, keywords alone answered: ${String(error)}`);
        return null;
      });
      if (page) return { run, ...page };
    }
    const vector = asked.vector.vector
      ? { vector: null, reason: 'the stored vectors could not be searched' }
      : asked.vector;
    const run: Run = { ...asked, vector, mode: 'keyword' };
    return { run, ...(await findPage(run, cursor)) };
  }

  async function search(asked: SearchRequest): Promise<SearchResult> {
    const hash = queryHash(asked);
    const cursor = asked.cursor === undefined ? undefined : decodeCursor(asked.cursor, hash);
    const parsed = parseQuery(asked.q);
    const narrowing = await readNarrowing(parsed.operators, index);
    const filter = narrowFilter(asked.filter, narrowing);
    const isNarrowed = parsed.operators.length > 0;
    if (filter === null || !(hasWords(parsed) || isNarrowed)) {
      return { ...NOTHING, ...(isNarrowed && { narrowing }), ...(await facetsOf(asked, [])) };
    }
    const { query, corrections } = await spell(parsed);
    const request = { ...asked, filter };
    const vector: QueryVectorOutcome =
      request.mode === 'keyword' || !hasWords(query)
        ? { vector: null }
        : await embedQuery(query.text, embedder(), coverage);
    const revision = await index.indexRevision();
    const people = await findPeople(query.text);
    const found = await findPageAnyhow({ request, query, people, vector }, cursor);
    const { run, hits, bare, end, cap, cappedEpisodes } = found;
    const perEpisode = cap?.perEpisode ?? null;
    const unsaid = request.noticeUnsaid && (await isUnsaid(query, run.vector.vector));
    return {
      hits: await show(run, hits, bare),
      nextCursor: end && encodeCursor({ query: hash, ...end, perEpisode, revision }),
      ...describe(run, found.reason),
      ...(cursor && cursor.revision !== revision && { indexChanged: true }),
      ...(corrections.length > 0 && { corrections }),
      ...(isNarrowed && { narrowing }),
      ...(unsaid && { unsaid }),
      ...(cappedEpisodes.length > 0 && { cappedEpisodes }),
      ...found.facets,
    };
  }

  return { search };
}

/** Which passages are one hit, where hits are something larger: the best of each is read, so that many are reached. */
const targetGroups: Readonly<Record<SearchTarget, { group?: (traits: PassageTraits) => string }>> = {
  passages: {},
  lessons: {},
  chapters: { group: ({ episodeId, chapter }) => `${episodeId} ${chapter}` },
  episodes: { group: ({ episodeId }) => episodeId },
};

/** Gives `{ facets }` where they are asked for and can be counted. */
function facetCounting(counter: FacetCounter | undefined) {
  return async (
    { facets, in: target }: Pick<SearchRequest, 'facets' | 'in'>,
    rows: Iterable<{ readonly id: number }>,
  ): Promise<Pick<SearchResult, 'facets'>> => {
    if (!facets || !counter) return {};
    const ids = Array.from(rows, ({ id }) => id);
    if (ids.length === 0) return { facets: NO_FACETS };
    return { facets: await countFacets(counter, { kind: target === 'lessons' ? 'lessons' : 'passages', ids }) };
  };
}

const NOTHING: SearchResult = { hits: [], nextCursor: null, retrievers: [], degraded: false };

/** Who took part, and what of that which the mode asks for did not. */
function describe(
  { mode, query, vector }: Run,
  notReranked: string | undefined,
): Pick<SearchResult, 'retrievers' | 'degraded' | 'reason'> {
  if (!hasWords(query)) return { retrievers: [], degraded: false };
  const weights = modeWeights[mode];
  const retrievers = (['keyword', 'vector', 'episode'] as const).filter(
    (name) => weights[name] > 0 || (name === 'keyword' && query.constrained),
  );
  const partly = vector.vector ? vector.reason : vector.reason && `searched by keywords alone: ${vector.reason}`;
  const reason = [partly, notReranked && `ranked once only: ${notReranked}`].filter(Boolean).join('; ');
  return { retrievers, degraded: reason !== '', ...(reason && { reason }) };
}
