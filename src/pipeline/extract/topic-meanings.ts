// How near is a text in meaning to what people say of each curated topic?
import type { CuratedTopic } from '../../domain/topic.js';
import { dot, type Embedder } from '../../embedder/embedder.js';

export interface TopicMeanings {
  /** Indexes of the `count` topics that are nearest as a whole. */
  nearest(vector: Float32Array, count: number): number[];
  /** Standard deviations by which the text is nearer to the topic than other topics' sentences are. */
  nearness(topic: number, vector: Float32Array): number;
  /** Cosine with the topic's label and aliases as a whole. */
  nearNames(topic: number, vector: Float32Array): number;
  /** Cosine of the likest pair of a sentence and a thing that people say of the topic; 0 where none is alike. */
  closest(topic: number, sentences: readonly Float32Array[]): number;
}

interface Meaning {
  readonly sayings: readonly Float32Array[];
  readonly centre: Float32Array;
  readonly names: Float32Array;
  /** Nearness of sentences about other topics: subjects in the middle of everything are near to all. */
  mean: number;
  deviation: number;
}

/** Embeds the topics once; rejects when the embedder cannot run. */
export async function embedTopics(topics: readonly CuratedTopic[], embedder: Embedder): Promise<TopicMeanings> {
  const texts = topics.map(({ label, aliases, definition, examples }) => [
    `${label}. ${definition}`,
    `${label}, ${aliases.join(', ')}`,
    ...examples,
  ]);
  const vectors = await embedder.embedBatch(texts.flat(), 'passage');
  const names = await embedNames(topics, embedder);
  let from = 0;
  const meanings = texts.map((own, i): Meaning => {
    const sayings = vectors.slice(from, from + own.length);
    from += own.length;
    return { sayings, centre: centreOf(sayings), names: names[i]!, mean: 0, deviation: 1 };
  });
  const sample = sampleOf(meanings);
  for (const meaning of meanings) standardise(meaning, sample);
  return {
    nearest: (vector, count) => nearestTo(meanings, vector, count),
    nearness: (topic, vector) => deviations(meanings[topic]!, vector),
    nearNames: (topic, vector) => dot(meanings[topic]!.names, vector),
    closest: (topic, sentences) => closest(meanings[topic]!, sentences),
  };
}

/** For each topic the direction of its label and aliases, the label twice. */
async function embedNames(topics: readonly CuratedTopic[], embedder: Embedder): Promise<Float32Array[]> {
  const names = topics.map(({ label, aliases }) => [label, label, ...aliases]);
  const vectors = await embedder.embedBatch(names.flat(), 'passage');
  let from = 0;
  return names.map(({ length }) => {
    from += length;
    return centreOf(vectors.slice(from - length, from));
  });
}

function nearestTo(meanings: readonly Meaning[], vector: Float32Array, count: number): number[] {
  const cosines = meanings.map(({ centre }, topic) => ({ topic, cosine: dot(centre, vector) }));
  return cosines
    .sort((a, b) => b.cosine - a.cosine || a.topic - b.topic)
    .slice(0, count)
    .map(({ topic }) => topic);
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
