// How near is a text in meaning to each curated topic: to its names, and to what people say of it?
import type { CuratedTopic } from '../../domain/topic.js';
import { dot, type Embedder } from '../../embedder/embedder.js';

export interface TopicMeanings {
  /** Cosine with the topic's label and aliases as a whole. */
  nearNames(topic: number, vector: Float32Array): number;
  /** The same for all topics, by index. */
  nearAllNames(vector: Float32Array): Float32Array;
  /** Cosine with what people say of the topic as a whole. */
  nearSayings(topic: number, vector: Float32Array): number;
  /** Cosine of the likest pair of a sentence and a thing that people say of the topic; 0 where none is alike. */
  closest(topic: number, sentences: readonly Float32Array[]): number;
}

/** Embeds the topics once; rejects when the embedder cannot run. */
export async function embedTopics(topics: readonly CuratedTopic[], embedder: Embedder): Promise<TopicMeanings> {
  // The label twice: it is what the others are other names of.
  const namesOf = ({ label, aliases }: CuratedTopic) => [label, label, ...aliases];
  const sayingsOf = ({ label, definition, examples }: CuratedTopic) => [`${label}. ${definition}`, ...examples];
  const names = (await embedEach(topics.map(namesOf), embedder)).map(centreOf);
  const sayings = await embedEach(topics.map(sayingsOf), embedder);
  const centres = sayings.map(centreOf);
  return {
    nearNames: (topic, vector) => dot(names[topic]!, vector),
    nearAllNames: nearRows(names),
    nearSayings: (topic, vector) => dot(centres[topic]!, vector),
    closest(topic, sentences) {
      let best = 0;
      for (const sentence of sentences) {
        for (const saying of sayings[topic]!) best = Math.max(best, dot(saying, sentence));
      }
      return best;
    },
  };
}

/** The product of a vector with each of the rows, which are laid side by side because all are read each time. */
function nearRows(rows: readonly Float32Array[]): (vector: Float32Array) => Float32Array {
  const width = rows[0]?.length ?? 0;
  const matrix = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    matrix.set(row, i * width);
  });
  return (vector) => {
    const products = new Float32Array(rows.length);
    for (let row = 0, at = 0; row < rows.length; row++) {
      let sum = 0;
      for (let d = 0; d < width; d++, at++) sum += matrix[at]! * vector[d]!;
      products[row] = sum;
    }
    return products;
  };
}

async function embedEach(texts: readonly (readonly string[])[], embedder: Embedder): Promise<Float32Array[][]> {
  const vectors = await embedder.embedBatch(texts.flat(), 'passage');
  let from = 0;
  return texts.map(({ length }) => {
    from += length;
    return vectors.slice(from - length, from);
  });
}

/** The direction of a sum of vectors, of length 1; zero where they cancel out. */
export function centreOf(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) for (let d = 0; d < sum.length; d++) sum[d]! += vector[d]!;
  const length = Math.sqrt(dot(sum, sum));
  if (length > 1e-9) for (let d = 0; d < sum.length; d++) sum[d]! /= length;
  return sum;
}
