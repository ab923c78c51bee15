// Question -> verbatim sentences with citations, or an honest "not found".
import type { Citation } from '../domain/citation.js';
import type { TopicRef } from '../domain/topic.js';
import type { EmbedderState } from '../embedder/embedder.js';
import type { Search, SearchRequest } from '../search/search.js';
import type { EpisodeReader } from '../store/store.js';
import type { Answer, Answerer, AskRequest } from './answer.js';
import { chooseSpans, type ScoredSpan } from './choose-spans.js';
import { ANSWERED_FROM, CONTRAST_HITS, confidenceOf, PARTIAL_FROM, strengthOf } from './confidence.js';
import { makeCitation } from './make-citation.js';
import { readQuestion } from './question.js';
import { weighEvidence } from './weigh-evidence.js';

export type { Answerer } from './answer.js';

export interface AnswererDependencies {
  readonly search: Search;
  readonly reader: Pick<EpisodeReader, 'findTurns'>;
  readonly embedder: () => EmbedderState;
}

const LESSONS_FOR_TOPICS = 10;
const MAX_NEAREST_TOPICS = 5;
const NOT_FOUND = 'Nothing in the archive answers this.';

/** Makes the answerer. It only reads, and says nothing that it cannot cite. */
export function createAnswerer({ search, reader, embedder }: AnswererDependencies): Answerer {
  async function ask({ question: asked, filter }: AskRequest): Promise<Answer> {
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
    const chosen = chooseSpans(await weighEvidence(question, hits, { reader, embedder: model }));
    const confidence = chosen[0] ? confidenceOf(strengthOf(chosen[0], hits, question.names)) : 0;
    const citations = confidence < PARTIAL_FROM ? [] : cite(chosen);
    if (citations.length === 0) return notFound(confidence, degraded, await nearestTopics(request));
    return {
      answered: true,
      state: confidence >= ANSWERED_FROM ? 'answered' : 'partial',
      answer: compose(citations),
      confidence,
      citations,
      nearestTopics: [],
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

  return { ask };
}

function cite(chosen: readonly ScoredSpan[]): Citation[] {
  return chosen.flatMap(({ span: { run, sentences } }) => {
    const start = sentences[0]!.start;
    const quote = run.turn.text.slice(start, sentences.at(-1)!.end);
    return makeCitation({ episode: run.episode, quote, startOffset: start }, run.turn) ?? [];
  });
}

/** One paragraph a citation, each led by who says it. */
function compose(citations: readonly Citation[]): string {
  return citations.map(({ speaker, quote }) => (speaker === null ? quote : `${speaker}: ${quote}`)).join('\n\n');
}

function notFound(confidence: number, degraded: boolean, topics: readonly TopicRef[]): Answer {
  return {
    answered: false,
    state: 'not_found',
    answer: NOT_FOUND,
    confidence,
    citations: [],
    nearestTopics: topics,
    degraded,
  };
}
