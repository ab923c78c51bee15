// Which curated topics is a stretch of an episode about? Those that are likely right, by what was learned of evidence.
import type { CuratedTopic, TopicRef } from '../../domain/topic.js';
import { createLinearModel, sigmoid } from '../speech/linear-model.js';
import type { Unit } from '../speech/units.js';
import { createStemmer, spokenWords } from '../speech/words.js';
import { createEvidence } from './topic-evidence.js';
import { createMeanings } from './topic-meanings.js';
import type { TopicModel } from './topic-model.js';
import { createProfiles } from './topic-profiles.js';
import type { TopicVectors } from './topic-vectors.js';
import { createTopicNames } from './topic-words.js';

export interface TopicMatch {
  readonly topic: TopicRef;
  /** 0 to 1: how likely a reader would agree. */
  readonly probability: number;
}

/** Topics of the units `first` to `end` (exclusive) that are likely enough, best first. */
export type MatchTopics = (first: number, end: number) => TopicMatch[];

export interface TopicReading {
  /** Judges a stretch of a few sentences. */
  readonly lesson: MatchTopics;
  /** Judges a stretch of minutes. */
  readonly chapter: MatchTopics;
}

export interface TopicMatcher {
  readonly topics: readonly CuratedTopic[];
  /** Deterministic; the units are those of one episode. */
  read(units: readonly Unit[]): TopicReading;
  /** Whether the text names a topic of the list. */
  names(text: string): boolean;
}

/** Readies topics with their vectors (`embedTopics`). A topic without a learned profile matches less often. */
export function createTopicMatcher(
  topics: readonly CuratedTopic[],
  vectors: TopicVectors,
  model: TopicModel,
): TopicMatcher {
  const stemOf = createStemmer();
  const names = createTopicNames(topics, stemOf);
  const sumProfiles = createProfiles(topics.map(({ slug }) => model.profiles[slug]));
  const knowledge = {
    names,
    sumProfiles,
    stemOf,
    meanings: createMeanings(vectors),
  };
  const judges = { lesson: createLinearModel(model.lesson.weights), chapter: createLinearModel(model.chapter.weights) };
  return {
    topics,
    names: (text) => names.said(spokenWords(text).map(stemOf)).times.size > 0,
    read(units) {
      const evidence = createEvidence(units, knowledge);
      const matchAs =
        (kind: keyof typeof judges): MatchTopics =>
        (first, end) =>
          evidence(first, end)
            .map(({ topic, emitFeatures }) => ({
              topic: { slug: topics[topic]!.slug, label: topics[topic]!.label },
              probability: sigmoid(judges[kind].logit(emitFeatures)),
            }))
            .filter(({ probability }) => probability >= model[kind].threshold)
            .sort((a, b) => b.probability - a.probability || (a.topic.slug < b.topic.slug ? -1 : 1));
      return { lesson: matchAs('lesson'), chapter: matchAs('chapter') };
    },
  };
}
