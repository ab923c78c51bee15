// Which curated topics is a text about? Names that it says, and nearness in meaning to what people say of each topic.
import type { CuratedTopic, TopicRef } from '../../domain/topic.js';
import { dot, type Embedder } from '../../embedder/embedder.js';
import { createStemmer } from '../speech/words.js';
import { createTopicNames } from './topic-words.js';

export interface TopicMatch {
  readonly topic: TopicRef;
  /** From 1 on the text is about the topic. */
  readonly score: number;
}

/** A text to match: words that count fully, words around them that count less, and the vector of its meaning. */
export interface TopicQuery {
  readonly text: string;
  readonly context?: string;
  /** Of length 1. */
  readonly vector: Float32Array;
  /** Vectors of its sentences, for a text of several: one of them may say what people say of a topic. */
  readonly sentences?: readonly Float32Array[];
}

export interface TopicMatcher {
  readonly topics: readonly CuratedTopic[];
  /** Topics with a score of 1 or more, best first. Deterministic. */
  match(query: TopicQuery): TopicMatch[];
  /** Whether the text names a topic of the list. */
  names(text: string): boolean;
}

/**
 * What each kind of evidence is worth. Set so that on the quotes of edited lessons (training/lessons) about half carry
 * a topic, and of those whose theme is on the list every third carries it.
 */
const NAMED = 1.1;
const NAMED_AGAIN = 0.25;
/** Named in the words around, or by words that stand apart. */
const NAMED_LOOSELY = 0.55;
/** Standard deviations above other topics' sentences at which nearness in meaning alone is enough. */
const NEAR_ENOUGH = 3.2;
/**
 * Cosine from which on a sentence says the same as one of the things that people say of a topic. Of 1,470 quotes of
 * edited lessons four come so near to any of some 1,700, three of them rightly.
 */
const SAID_ALIKE = 0.6;
/** Topics with a smaller share of the best one's score are its neighbours rather than the text's. */
const BESIDE_THE_BEST = 0.6;

/** Embeds the topics once; rejects when the embedder cannot run. */
export async function createTopicMatcher(topics: readonly CuratedTopic[], embedder: Embedder): Promise<TopicMatcher> {
  const meanings = await embedTopics(topics, embedder);
  const named = createTopicNames(topics, createStemmer());
  const match = ({ text, context = '', vector, sentences = [] }: TopicQuery): TopicMatch[] => {
    const { times, apart } = named(text);
    const around = named(context).times;
    const candidates = new Set([...times.keys(), ...apart, ...around.keys()]);
    for (const one of [vector, ...sentences]) addNearest(candidates, meanings, one);
    const scoreOf = (i: number): number => {
      const said = times.get(i) ?? 0;
      const words = said ? NAMED + NAMED_AGAIN * Math.log2(said) : apart.has(i) || around.has(i) ? NAMED_LOOSELY : 0;
      const alike = closest(meanings[i]!, sentences) / SAID_ALIKE;
      return words + Math.max(deviations(meanings[i]!, vector) / NEAR_ENOUGH, alike >= 1 ? alike : 0);
    };
    const matches = Array.from(candidates, (i) => ({ i, score: scoreOf(i) }))
      .filter(({ score }) => score >= 1)
      .map(({ i, score }) => ({ topic: { slug: topics[i]!.slug, label: topics[i]!.label }, score }))
      .sort((a, b) => b.score - a.score || (a.topic.slug < b.topic.slug ? -1 : 1));
    return matches.filter(({ score }) => score >= matches[0]!.score * BESIDE_THE_BEST);
  };
  return { topics, match, names: (text) => named(text).times.size > 0 };
}

/**
 * Topics whose sayings are compared one by one. Those farther off do not come near enough: with 16 as with 40, every
 * topic of 24 episodes is the same; with 10, one in 350 of the chapters' is lost.
 */
const NEAREST_CENTRES = 20;

/** Adds the indexes of the topics that are nearest as a whole. */
function addNearest(candidates: Set<number>, meanings: readonly Meaning[], vector: Float32Array): void {
  const cosines = new Float64Array(meanings.length);
  for (let i = 0; i < cosines.length; i++) cosines[i] = dot(meanings[i]!.centre, vector);
  const floor = cosines.toSorted().at(-Math.min(NEAREST_CENTRES, cosines.length)) ?? 0;
  for (let i = 0; i < cosines.length; i++) if (cosines[i]! >= floor) candidates.add(i);
}

interface Meaning {
  readonly sayings: readonly Float32Array[];
  readonly centre: Float32Array;
  /** Nearness of sentences about other topics: subjects in the middle of everything are near to all. */
  mean: number;
  deviation: number;
}

async function embedTopics(topics: readonly CuratedTopic[], embedder: Embedder): Promise<Meaning[]> {
  const texts = topics.map(({ label, aliases, definition, examples }) => [
    `${label}. ${definition}`,
    `${label}, ${aliases.join(', ')}`,
    ...examples,
  ]);
  const vectors = await embedder.embedBatch(texts.flat(), 'passage');
  let from = 0;
  const meanings = texts.map((own): Meaning => {
    const sayings = vectors.slice(from, from + own.length);
    from += own.length;
    return { sayings, centre: centreOf(sayings), mean: 0, deviation: 1 };
  });
  const sample = sampleOf(meanings);
  for (const meaning of meanings) standardise(meaning, sample);
  return meanings;
}

/** Enough to tell a mean and a deviation by; all would be a thousand million products at every start. */
const SAMPLE_SIZE = 240;

/** Sentences of all topics, evenly drawn. */
function sampleOf(meanings: readonly Meaning[]): readonly { of: Meaning; vector: Float32Array }[] {
  const all = meanings.flatMap((of) => of.sayings.slice(2).map((vector) => ({ of, vector })));
  const step = Math.max(1, Math.floor(all.length / SAMPLE_SIZE));
  return all.filter((_, i) => i % step === 0);
}

function standardise(meaning: Meaning, sample: readonly { of: Meaning; vector: Float32Array }[]): void {
  const others = sample.filter(({ of }) => of !== meaning);
  if (others.length < 2) return;
  const values = others.map(({ vector }) => nearness(meaning, vector));
  meaning.mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - meaning.mean) ** 2, 0) / values.length;
  meaning.deviation = Math.sqrt(variance) || 1;
}

function closest({ sayings }: Meaning, sentences: readonly Float32Array[]): number {
  let best = 0;
  for (const sentence of sentences) for (const saying of sayings) best = Math.max(best, dot(saying, sentence));
  return best;
}

function deviations(meaning: Meaning, vector: Float32Array): number {
  return (nearness(meaning, vector) - meaning.mean) / meaning.deviation;
}

/** Half the topic as a whole, half the two nearest things that people say of it. */
function nearness({ sayings, centre }: Meaning, vector: Float32Array): number {
  let first = -1;
  let second = -1;
  for (const saying of sayings) {
    const cosine = dot(saying, vector);
    if (cosine > first) [first, second] = [cosine, first];
    else if (cosine > second) second = cosine;
  }
  return (dot(centre, vector) + (first + (second < 0 ? first : second)) / 2) / 2;
}

/** The direction of a sum of vectors, of length 1; zero where they cancel out. */
export function centreOf(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) for (let d = 0; d < sum.length; d++) sum[d]! += vector[d]!;
  const length = Math.sqrt(dot(sum, sum));
  return length > 1e-9 ? sum.map((value) => value / length) : sum;
}
