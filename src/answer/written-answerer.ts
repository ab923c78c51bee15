// An answer that a language model writes from the evidence, of which only what its quotes prove is kept and shown.
import { type LanguageModel, LanguageModelFailure, LanguageModelResting } from '../language-model/language-model.js';
import type { Answer, Answerer, AskOptions, AskRequest } from './answer.js';
import { PARTIAL_FROM } from './confidence.js';
import { createDraft, type Draft } from './draft.js';
import { answerInQuotes, tellWords } from './extractive-answerer.js';
import type { Evidence, EvidenceFinder } from './find-evidence.js';
import { isMachineTalk } from './machine-talk.js';
import type { NearestTopics } from './nearest-topics.js';
import { promptFor } from './prompt.js';
import { createReplyReader, type Reading } from './read-reply.js';

export interface WrittenAnswererDependencies {
  readonly finder: EvidenceFinder;
  readonly model: LanguageModel;
  /** Where to look next when the model says that the quotes do not answer. */
  readonly nearestTopics: NearestTopics;
  /** Hears why the model, once asked, wrote nothing, or not to the end. */
  readonly onFailure?: (failure: LanguageModelFailure) => void;
}

/**
 * Makes the answerer. Where nothing was found the model is not asked. Where it fails before a sentence stands, the answer
 * is the speakers' words, with `fallback`; after one, what stands is the answer, as `partial`. Where it says that the
 * quotes do not answer, or none of what it cites is proven, nothing was found.
 */
export function createWrittenAnswerer({
  finder,
  model,
  nearestTopics,
  onFailure = () => {},
}: WrittenAnswererDependencies): Answerer {
  return {
    async ask(request, { signal, onEvent = () => {} } = {}) {
      const found = await finder.find(request);
      signal?.throwIfAborted();
      const safe = found.citations.filter(isSafe);
      const evidence = safe.length > 0 ? { ...found, citations: safe } : found;
      onEvent({ type: 'evidence', citations: evidence.citations, degraded: found.degraded });
      const answer = await answerFrom(request, evidence, { signal, onEvent });
      if (answer.writtenBy === 'speakers' || !answer.answered) tellWords(answer.answer, onEvent);
      return answer;
    },
  };

  async function answerFrom(
    request: AskRequest,
    evidence: Evidence,
    { signal, onEvent = () => {} }: AskOptions,
  ): Promise<Answer> {
    if (evidence.citations.length === 0) return answerInQuotes(evidence);
    const onText = (text: string): void => onEvent({ type: 'token', text });
    const draft = createDraft({ question: request.question, evidence: evidence.citations, onText });
    const failure = evidence.citations.every(isSafe)
      ? await fill(draft, request, { evidence, signal })
      : new LanguageModelFailure('unsupported', 'no evidence can be put before a machine');
    signal?.throwIfAborted();
    if (failure && !(failure instanceof LanguageModelResting)) onFailure(failure);
    if (draft.text() !== '') return answerOf(draft, failure ? { ...evidence, state: 'partial' } : evidence);
    if (failure) return { ...answerInQuotes(evidence), fallback: failure.reason };
    return notFound({ ...evidence, nearestTopics: await nearestTopics(request) });
  }

  /** Has the model write into the draft. Resolves to why it did not, or not to the end. */
  async function fill(
    draft: Draft,
    request: AskRequest,
    { evidence, signal }: { evidence: Evidence; signal: AbortSignal | undefined },
  ): Promise<LanguageModelFailure | null> {
    const enough = new AbortController();
    const reader = createReplyReader();
    const take = ({ sentences, restarts }: Reading): void => {
      if (restarts) draft.restart();
      sentences.forEach(draft.take);
    };
    try {
      await model.write({
        messages: promptFor(request, evidence.citations),
        signal: signal ? AbortSignal.any([signal, enough.signal]) : enough.signal,
        onToken(text) {
          take(reader.push(text));
          if (draft.isFull()) enough.abort();
        },
      });
    } catch (error) {
      signal?.throwIfAborted();
      if (draft.isFull()) return null;
      if (error instanceof LanguageModelFailure) return error;
      throw error;
    }
    take(reader.end());
    return draft.isReply() ? null : new LanguageModelFailure('malformed', 'the reply cites nothing');
  }
}

/** Speech that gives orders to machines is not put before one, whoever is said to say it and wherever. */
function isSafe({ quote, speaker, episode }: Evidence['citations'][number]): boolean {
  return ![quote, speaker ?? '', episode.title].some(isMachineTalk);
}

function answerOf(draft: Draft, { shown: _, ...evidence }: Evidence): Answer {
  const written = { answered: true, answer: draft.text(), writtenBy: 'language-model', fallback: null } as const;
  return { ...evidence, ...written, citations: draft.citations() };
}

/** The model's no weighs more than the likeness that the confidence was read from, so that falls below every yes. */
function notFound(evidence: Evidence): Answer {
  const confidence = evidence.confidence * PARTIAL_FROM;
  const nothing = answerInQuotes({ ...evidence, state: 'not_found', confidence, citations: [] });
  return { ...nothing, writtenBy: 'language-model' };
}
