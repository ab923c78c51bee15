// What a caller sees of the hits of a page: each with its snippet, where it was found, and how its score arose.
import type { EmbedderState } from '../embedder/embedder.js';
import type { EpisodeReader } from '../store/store.js';
import { findFocuses } from './focus.js';
import { findPlaces } from './found-place.js';
import { explain, type Ranked } from './fuse.js';
import type { BareHit } from './hits.js';
import { hasWords, type ParsedQuery } from './parse-query.js';
import type { QueryVectorOutcome } from './query-vector.js';
import type { Found, Hit, SearchMode, SearchRequest } from './search.js';
import { makeSnippet, type Snippet } from './snippet.js';

export interface HitMakerDependencies {
  /** Without it hits do not say where in them what was looked for stands. */
  readonly reader: Partial<Pick<EpisodeReader, 'findTurns'>>;
  readonly embedder: () => EmbedderState;
}

/** What was searched for in the end. */
export interface Searched {
  readonly request: Pick<SearchRequest, 'in' | 'snippets' | 'explain'>;
  readonly query: ParsedQuery;
  readonly vector: QueryVectorOutcome;
  readonly mode: SearchMode;
}

/** `bare` are the hits of `ranked`, one for one. */
export type MakeHits = (
  searched: Searched,
  ranked: readonly Ranked<unknown>[],
  bare: readonly BareHit[],
) => Promise<Hit[]>;

export function createHitMaker({ reader, embedder }: HitMakerDependencies): MakeHits {
  async function cutSnippets(
    { query, vector, mode }: Searched,
    ranked: readonly Ranked<unknown>[],
    bare: readonly BareHit[],
  ): Promise<Snippet[]> {
    const state = embedder();
    const inputs = bare.map(({ text }, i) => ({ text, contributions: ranked[i]!.contributions }));
    const values = mode === 'keyword' ? undefined : vector.vector?.values;
    const focuses =
      values && state.status === 'ready'
        ? await findFocuses(inputs, { vector: values, stems: query.stems }, state.embedder)
        : [];
    return bare.map(({ text, speakers }, i) => makeSnippet(text, query.stems, { speakers, focus: focuses[i] }));
  }

  /** Only passages are words of turns: a chapter is shown by its summary, and a lesson is one place. */
  async function foundIn(
    searched: Searched,
    bare: readonly BareHit[],
    snippets: readonly Snippet[],
  ): Promise<(Found | undefined)[]> {
    const { in: target } = searched.request;
    if ((target !== 'passages' && target !== 'episodes') || snippets.length === 0 || !reader.findTurns) return [];
    const placed = bare.map((hit, i) => ({ ...hit, at: snippets[i]!.at }));
    const places = await findPlaces(placed, { findTurns: reader.findTurns });
    return places.map((place, i) => place && { ...place, by: whyThere(searched, snippets[i]!) });
  }

  return async (searched, ranked, bare) => {
    const snippets = searched.request.snippets === false ? [] : await cutSnippets(searched, ranked, bare);
    const found = await foundIn(searched, bare, snippets);
    return bare.map((hit, i) => ({
      ...hit,
      snippet: snippets[i]?.html ?? '',
      ...(snippets[i]?.focus && { nearest: snippets[i].focus }),
      ...(found[i] && { found: found[i] }),
      ...(searched.request.explain && { explanation: explain(searched.mode, ranked[i]!) }),
    }));
  };
}

function whyThere({ query, vector, mode }: Searched, { focus, hasMarks }: Snippet): Found['by'] {
  if (!hasWords(query)) return null;
  const isByMeaning = mode !== 'keyword' && vector.vector !== null && (focus !== undefined || !hasMarks);
  return isByMeaning ? 'meaning' : 'words';
}
