// What a question takes and gives. How the answer is found stands beside this file.
import type { Citation } from '../domain/citation.js';
import type { TopicRef } from '../domain/topic.js';
import type { Filter } from '../store/store.js';

export interface AskRequest {
  readonly question: string;
  readonly filter: Filter;
}

export interface Answer {
  readonly answered: boolean;
  /** `answered` false: not_found. Part-way evidence is `partial`, and counts as answered. */
  readonly state: 'answered' | 'partial' | 'not_found';
  /** The cited sentences in their order, or a sentence that says that nothing was found. */
  readonly answer: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Best first; empty unless answered. Every quote is verbatim in the turn that it names. */
  readonly citations: readonly Citation[];
  /** Where to look next when nothing was found. */
  readonly nearestTopics: readonly TopicRef[];
  /** True when a part of search could not take part. */
  readonly degraded: boolean;
}

export interface Answerer {
  ask(request: AskRequest): Promise<Answer>;
}
