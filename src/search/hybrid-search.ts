// The read path of search: parse, retrieve, fuse, collapse, cut a page, show it.
import type { EmbedderState } from '../embedder/embedder.js';
import type { EpisodeReader, SearchIndex, StoredPassage } from '../store/store.js';
import { collapseOverlaps, firstOfEach } from './collapse.js';
import { type Cursor, decodeCursor, encodeCursor, isAfter, queryHash } from './cursor.js';
import { findFocuses } from './focus.js';
import { explain, fuse, modeWeights, type Ranked } from './fuse.js';
import { type BareHit, chapterHits, lessonHit, passageHit } from './hits.js';
import { hasWords, type ParsedQuery, parseQuery } from './parse-query.js';
import { embedQuery, type QueryVectorOutcome, rememberCoverage } from './query-vector.js';
import { type RowSource, retrieve } from './retrieve.js';
import { lessonSource, passageSource } from './row-sources.js';
import type { Hit, Search, SearchMode, SearchRequest, SearchResult } from './search.js';
import { makeSnippet } from './snippet.js';

export interface SearchDependencies {
  readonly index: SearchIndex;
  readonly reader: Pick<EpisodeReader, 'findChapters'>;
  /** Asked anew for every search: the model may come or go meanwhile. */
  readonly embedder: () => EmbedderState;
  /** Hears what failed where the search goes on without it. */
  readonly onProblem?: (message: string) => void;
}

interface Run {
  readonly request: SearchRequest;
  readonly query: ParsedQuery;
  readonly vector: QueryVectorOutcome;
  /** What is done in the end: a mode that needs vectors falls back to keywords without them. */
  readonly mode: SearchMode;
}

interface Slice<Row> {
  readonly hits: readonly Ranked<Row>[];
  readonly hasMore: boolean;
}

/** Makes the search service. The index and the model are only read. */
export function createSearch({ index, reader, embedder, onProblem = () => {} }: SearchDependencies): Search {
  const coverage = rememberCoverage(index);
  const passages = passageSource(index);
  const lessons = lessonSource(index);

  async function rank<Row extends StoredPassage | { readonly episode: StoredPassage['episode'] }>(
    source: RowSource<Row>,
    { query, vector, mode, request }: Run,
  ): Promise<Ranked<Row>[]> {
    const weights = modeWeights[mode];
    const retrieval = {
      ...{ keyword: query.keyword, text: query.text, constrained: query.constrained, filter: request.filter },
      vector: mode === 'keyword' ? null : vector.vector,
      wants: { keyword: weights.keyword > 0, episode: weights.episode > 0 },
    };
    return fuse(await retrieve(source, index, retrieval), weights);
  }

  async function findPage(run: Run, cursor: Cursor | undefined) {
    const { limit } = run.request;
    if (run.request.in === 'lessons') {
      const { hits, hasMore } = slice(await rank(lessons, run), cursor, limit);
      return { ranked: hits, bare: hits.map(lessonHit), hasMore };
    }
    const { hits, hasMore } = slice(distinct(await rank(passages, run), run.request.in), cursor, limit);
    const bare = run.request.in === 'chapters' ? await chapterHits(hits, reader) : hits.map(passageHit);
    return { ranked: hits, bare, hasMore };
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

  async function show(run: Run, ranked: readonly Ranked<unknown>[], bare: readonly BareHit[]): Promise<Hit[]> {
    const snippets = run.request.snippets === false ? [] : await cutSnippets(run, ranked, bare);
    return bare.map((hit, i) => ({
      ...hit,
      snippet: snippets[i] ?? '',
      ...(run.request.explain && { explanation: explain(run.mode, ranked[i]!) }),
    }));
  }

  async function cutSnippets(
    { query, vector, mode }: Run,
    ranked: readonly Ranked<unknown>[],
    bare: readonly BareHit[],
  ) {
    const state = embedder();
    const inputs = bare.map(({ text }, i) => ({ text, contributions: ranked[i]!.contributions }));
    const values = mode === 'keyword' ? undefined : vector.vector?.values;
    const focuses =
      values && state.status === 'ready'
        ? await findFocuses(inputs, { vector: values, stems: query.stems }, state.embedder)
        : [];
    return bare.map(({ text }, i) => makeSnippet(text, query.stems, focuses[i]));
  }

  async function search(request: SearchRequest): Promise<SearchResult> {
    const hash = queryHash(request);
    const cursor = request.cursor === undefined ? undefined : decodeCursor(request.cursor, hash);
    const query = parseQuery(request.q);
    if (!hasWords(query)) return { hits: [], nextCursor: null, retrievers: [], degraded: false };
    const vector: QueryVectorOutcome =
      request.mode === 'keyword' ? { vector: null } : await embedQuery(query.text, embedder(), coverage);
    const revision = await index.indexRevision();
    const { run, ranked, bare, hasMore } = await findPageAnyhow({ request, query, vector }, cursor);
    const last = ranked.at(-1);
    const next = hasMore && last ? encodeCursor({ query: hash, score: last.score, id: last.id, revision }) : null;
    return {
      hits: await show(run, ranked, bare),
      nextCursor: next,
      ...describe(run),
      ...(cursor && cursor.revision !== revision && { indexChanged: true }),
    };
  }

  return { search };
}

/** Who took part, and what of that which the mode asks for did not. */
function describe({ mode, query, vector }: Run): Pick<SearchResult, 'retrievers' | 'degraded' | 'reason'> {
  const weights = modeWeights[mode];
  const retrievers = (['keyword', 'vector', 'episode'] as const).filter(
    (name) => weights[name] > 0 || (name === 'keyword' && query.constrained),
  );
  if (vector.reason === undefined) return { retrievers, degraded: false };
  const reason = vector.vector ? vector.reason : `searched by keywords alone: ${vector.reason}`;
  return { retrievers, degraded: true, reason };
}

function distinct(
  ranked: readonly Ranked<StoredPassage>[],
  target: SearchRequest['in'],
): Iterable<Ranked<StoredPassage>> {
  if (target === 'chapters') return firstOfEach(ranked, (row) => `${row.episode.id} ${row.chapter}`);
  if (target === 'episodes') return firstOfEach(ranked, (row) => row.episode.id);
  return collapseOverlaps(ranked);
}

function slice<Row>(ranked: Iterable<Ranked<Row>>, cursor: Cursor | undefined, limit: number): Slice<Row> {
  const hits: Ranked<Row>[] = [];
  for (const hit of ranked) {
    if (cursor && !isAfter(cursor, hit)) continue;
    if (hits.length === limit) return { hits, hasMore: true };
    hits.push(hit);
  }
  return { hits, hasMore: false };
}
