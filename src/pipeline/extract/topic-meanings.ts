// How near is a text in meaning to each curated topic: to its names, and to what people say of it?
import { dot } from '../../embedder/embedder.js';
import type { TopicVectors } from './topic-vectors.js';
import { centreOf } from './vector-centre.js';

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

export function createMeanings({ names, sayings }: TopicVectors): TopicMeanings {
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
