// What a question takes and gives. How the answer is found and written stands beside this file.
import type { Citation } from '../domain/citation.js';
import type { EpisodeRef } from '../domain/episode.js';
import type { TopicRef } from '../domain/topic.js';
import type { Filter } from '../store/store.js';

/** An earlier question of the same talk with its answer, as the client was given it. */
export interface Exchange {
  readonly question: string;
  readonly answer: string;
}

export interface AskRequest {
  readonly question: string;
  readonly filter: Filter;
  /** Oldest first. What was said there is no evidence: it only tells what a follow-up question is about. */
  readonly history: readonly Exchange[];
}

/** `speakers`: verbatim sentences. `language-model`: sentences by a model, each checked against what it cites. */
export type AnswerWriter = 'speakers' | 'language-model';

/**
 * Why a configured language model did not write the answer. `timeout`: not in time. `unreachable`: no connection, or an
 * endpoint that is down or too busy. `refused`: the endpoint takes no such key, or the model would not write. `malformed`:
 * what it wrote is no answer that cites. `unsupported`: the endpoint knows no such model or request, or no evidence may
 * be put before a machine.
 */
export type FallbackReason = 'timeout' | 'unreachable' | 'refused' | 'malformed' | 'unsupported';

export interface Answer {
  readonly answered: boolean;
  /** `answered` false: not_found. Part-way evidence is `partial`, and counts as answered. */
  readonly state: 'answered' | 'partial' | 'not_found';
  /**
   * The cited sentences in their order, what a model wrote of them, or a sentence that says that nothing was found. What a
   * model wrote has markers: "[2]" at the end of a sentence is the second of `citations`.
   */
  readonly answer: string;
  readonly writtenBy: AnswerWriter;
  /** Set where a language model is configured and the speakers' words stand in for it. */
  readonly fallback: FallbackReason | null;
  /** 0 to 1: how likely the archive answers the question. */
  readonly confidence: number;
  /** Best first, or as a model's sentences first cite them; empty unless answered. Every quote is verbatim in the turn that it names. */
  readonly citations: readonly Citation[];
  /** The episodes of the passages that were read, best first. */
  readonly lookedAt: readonly EpisodeRef[];
  /** Where to look next when nothing was found. */
  readonly nearestTopics: readonly TopicRef[];
  /** True when a part of search could not take part. */
  readonly degraded: boolean;
}

/** What happens on the way to an answer, in this order: evidence, then the words of the answer as they come. */
export type AnswerEvent =
  | { readonly type: 'evidence'; readonly citations: readonly Citation[]; readonly degraded: boolean }
  | { readonly type: 'token'; readonly text: string };

export interface AskOptions {
  /** Aborted when nobody waits for the answer any more: `ask` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: AnswerEvent) => void;
}

/** What `answer` says where nothing was found. */
export const NOTHING_FOUND = 'Nothing in the archive answers this.';

export interface Answerer {
  /** Rejects only when the archive cannot be read or the signal is aborted. */
  ask(request: AskRequest, options?: AskOptions): Promise<Answer>;
}
