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

/**
 * The product of a vector with each of the rows. All are read each time, so four of them are laid side by side, number by
 * number: one sum alone would make every addition wait for the one before.
 */
function nearRows(rows: readonly Float32Array[]): (vector: Float32Array) => Float32Array {
  const width = rows[0]?.length ?? 0;
  const fours = Math.ceil(rows.length / 4);
  const matrix = new Float64Array(4 * fours * width);
  rows.forEach((row, i) => {
    for (let d = 0; d < width; d++) matrix[4 * ((i >> 2) * width + d) + (i & 3)] = row[d]!;
  });
  return (vector) => {
    const products = new Float32Array(4 * fours);
    for (let row = 0, at = 0; row < products.length; row += 4) {
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      for (let d = 0; d < width; d++, at += 4) {
        const value = vector[d]!;
        s0 += matrix[at]! * value;
        s1 += matrix[at + 1]! * value;
        s2 += matrix[at + 2]! * value;
        s3 += matrix[at + 3]! * value;
      }
      products[row] = s0;
      products[row + 1] = s1;
      products[row + 2] = s2;
      products[row + 3] = s3;
    }
    return products.subarray(0, rows.length);
  };
}
