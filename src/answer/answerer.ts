// Question -> verbatim sentences with citations, or an honest "not found".
import type { Citation } from '../domain/citation.js';
import type { TopicRef } from '../domain/topic.js';
import { stemOf, wordsOf } from '../domain/words.js';
import type { Embedder, EmbedderState } from '../embedder/embedder.js';
import type { Hit, Search, SearchRequest } from '../search/search.js';
import type { EpisodeReader } from '../store/store.js';
import type { Answer, Answerer, AskRequest } from './answer.js';
import { chooseSpans, type ScoredSpan, scoreSpans } from './choose-spans.js';
import { ANSWERED_FROM, confidenceOf, PARTIAL_FROM, strengthOf } from './confidence.js';
import { gatherEvidence } from './evidence.js';
import { type QuestionContext, weighStems } from './features.js';
import { makeCitation } from './make-citation.js';
import { type Question, readQuestion } from './question.js';

export type { Answerer } from './answer.js';

export interface AnswererDependencies {
  readonly search: Search;
  readonly reader: Pick<EpisodeReader, 'findTurns'>;
  readonly embedder: () => EmbedderState;
}

/** Passages that a question is compared with; the first of them are read for sentences. */
const HITS_PER_QUESTION = 30;
const LESSONS_FOR_TOPICS = 10;
const MAX_NEAREST_TOPICS = 5;
const NOT_FOUND = 'Nothing in the archive answers this.';

/** Makes the answerer. It only reads, and says nothing that it cannot cite. */
export function createAnswerer({ search, reader, embedder }: AnswererDependencies): Answerer {
  async function ask({ question: asked, filter }: AskRequest): Promise<Answer> {
    const request: SearchRequest = {
      q: asked.replace(/["“”„«»]/gu, ' ').replace(/(?<!\S)[-−]+/gu, ' '),
      mode: 'hybrid',
      in: 'passages',
      filter,
      limit: HITS_PER_QUESTION,
      explain: true,
    };
    const { hits, degraded } = await search.search(request);
    const question = readQuestion(request.q);
    const state = embedder();
    const model = state.status === 'ready' ? state.embedder : null;
    const runs = await gatherEvidence(hits, reader, model);
    const chosen = chooseSpans(scoreSpans(runs, await contextOf(question, hits, model)));
    const confidence = chosen.length === 0 ? 0 : confidenceOf(strengthOf(chosen, hits, question.names));
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

async function contextOf(question: Question, hits: readonly Hit[], model: Embedder | null): Promise<QuestionContext> {
  const stemsOfHits = hits.map(({ text }) => new Set(wordsOf(text).map((word) => stemOf(word.text))));
  const vectors = await model?.embedBatch([question.text], 'query').catch(() => null);
  return {
    question,
    vector: vectors?.[0] ?? null,
    weights: weighStems(question.stems, stemsOfHits),
    bestScore: hits[0]?.score ?? 0,
  };
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
