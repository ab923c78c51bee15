// Question -> the spans that answer it best, as citations, and how likely it is that they do.
import type { Citation } from '../domain/citation.js';
import type { EpisodeRef } from '../domain/episode.js';
import type { TopicRef } from '../domain/topic.js';
import type { EmbedderState } from '../embedder/embedder.js';
import type { Hit, Search, SearchRequest } from '../search/search.js';
import type { EpisodeReader } from '../store/store.js';
import type { Answer, AskRequest } from './answer.js';
import { chooseSpans, type ScoredSpan } from './choose-spans.js';
import { ANSWERED_FROM, CONTRAST_HITS, confidenceOf, PARTIAL_FROM, strengthOf } from './confidence.js';
import { makeCitation } from './make-citation.js';
import { readQuestion } from './question.js';
import { weighEvidence } from './weigh-evidence.js';

/** What was found, before anybody writes it down. */
export interface Evidence extends Pick<Answer, 'state' | 'confidence' | 'lookedAt' | 'nearestTopics' | 'degraded'> {
  /** Best first, at most `MAX_EVIDENCE`, of different passages; empty where the state is `not_found`. */
  readonly citations: readonly Citation[];
}

export interface EvidenceFinder {
  /** Rejects when the archive cannot be read. */
  find(request: AskRequest): Promise<Evidence>;
}

export interface EvidenceFinderDependencies {
  readonly search: Search;
  readonly reader: Pick<EpisodeReader, 'findTurns'>;
  readonly embedder: () => EmbedderState;
}

export const MAX_EVIDENCE = 8;
const LESSONS_FOR_TOPICS = 10;
const MAX_NEAREST_TOPICS = 5;
const MAX_LOOKED_AT = 5;

/** Makes the finder. It only reads. */
export function createEvidenceFinder({ search, reader, embedder }: EvidenceFinderDependencies): EvidenceFinder {
  async function find({ question: asked, filter }: AskRequest): Promise<Evidence> {
    const question = readQuestion(asked);
    const request: SearchRequest = {
      q: question.query,
      mode: 'hybrid',
      in: 'passages',
      filter,
      limit: CONTRAST_HITS,
      explain: true,
      snippets: false,
    };
    const { hits, degraded } = await search.search(request);
    const state = embedder();
    const model = state.status === 'ready' ? state.embedder : null;
    const chosen = chooseSpans(await weighEvidence(question, hits, { reader, embedder: model }), MAX_EVIDENCE);
    const confidence = chosen[0] ? confidenceOf(strengthOf(chosen[0], hits, question.names)) : 0;
    const citations = confidence < PARTIAL_FROM ? [] : cite(chosen);
    const found = citations.length > 0;
    return {
      state: found ? (confidence >= ANSWERED_FROM ? 'answered' : 'partial') : 'not_found',
      confidence,
      citations,
      lookedAt: episodesOf(hits),
      nearestTopics: found ? [] : await nearestTopics(request),
      degraded,
    };
  }

  /** Topics of the lessons closest to the question, the most frequent first. */
  async function nearestTopics(request: SearchRequest): Promise<TopicRef[]> {
    const { hits } = await search.search({ ...request, in: 'lessons', limit: LESSONS_FOR_TOPICS, explain: false });
    const counts = new Map<string, { topic: TopicRef; count: number }>();
    for (const topic of hits.flatMap(({ lesson }) => lesson?.topics ?? [])) {
      counts.set(topic.slug, { topic, count: (counts.get(topic.slug)?.count ?? 0) + 1 });
    }
    const ranked = [...counts.values()].sort((a, b) => b.count - a.count);
    return ranked.slice(0, MAX_NEAREST_TOPICS).map(({ topic }) => topic);
  }

  return { find };
}

function episodesOf(hits: readonly Hit[]): EpisodeRef[] {
  return [...new Map(hits.map(({ episode }) => [episode.id, episode])).values()].slice(0, MAX_LOOKED_AT);
}

function cite(chosen: readonly ScoredSpan[]): Citation[] {
  return chosen.flatMap(({ span: { run, sentences } }) => {
    const start = sentences[0]!.start;
    const quote = run.turn.text.slice(start, sentences.at(-1)!.end);
    return makeCitation({ episode: run.episode, quote, startOffset: start }, run.turn) ?? [];
  });
}
