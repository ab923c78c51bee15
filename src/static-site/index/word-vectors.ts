// What a word adds to a query's vector. The embedder gives vectors of length 1 only; how long each word's own is shows
// when it stands together with another word. That holds for the built-in model, in which a text's vector is the sum of its
// words' alone.
import { dot, type Embedder } from '../../embedder/embedder.js';

/** Two words of different meaning: no word is so near to both that lengths could not be told. */
const [REFERENCE, OTHER_REFERENCE] = ['backup', 'guitar'];
/** A word nearer to the reference than this (cosine) is measured by the other one. */
const TOO_NEAR = 0.7;

export type WordVectors = (words: readonly string[]) => Promise<(Float32Array | null)[]>;

/** Vectors of words in units of one reference word's length; null for words that the model gives none. */
export async function createWordVectors(embedder: Embedder): Promise<WordVectors> {
  const [first, second] = (await embedder.embedBatch([REFERENCE, OTHER_REFERENCE], 'query')) as [
    Float32Array,
    Float32Array,
  ];
  const secondLength = lengthBeside(second, first, (await pairs(embedder, REFERENCE, [OTHER_REFERENCE]))[0]!);
  return async (words) => {
    const directions = await embedder.embedBatch(words, 'query');
    const near = words.filter((_, i) => Math.abs(dot(directions[i]!, first)) > TOO_NEAR);
    const besideFirst = await pairs(embedder, REFERENCE, words);
    const besideSecond = new Map(zip(near, await pairs(embedder, OTHER_REFERENCE, near)));
    return directions.map((direction, i) => {
      if (direction.every((value) => value === 0)) return null;
      const other = besideSecond.get(words[i]!);
      const length = other
        ? secondLength * lengthBeside(direction, second, other)
        : lengthBeside(direction, first, besideFirst[i]!);
      return direction.map((value) => value * length);
    });
  };
}

function zip<A, B>(a: readonly A[], b: readonly B[]): [A, B][] {
  return a.map((each, i) => [each, b[i]!]);
}

function pairs(embedder: Embedder, reference: string, words: readonly string[]): Promise<Float32Array[]> {
  return embedder.embedBatch(
    words.map((word) => `${reference} ${word}`),
    'query',
  );
}

/**
 * The length of the vector of which `direction` is the direction, in units of the reference's: their sum points to
 * `together` = (reference + length × direction) / |...|, which is solved for the two shares.
 */
function lengthBeside(direction: Float32Array, reference: Float32Array, together: Float32Array): number {
  const cosine = dot(direction, reference);
  const [toDirection, toReference] = [dot(together, direction), dot(together, reference)];
  const ofDirection = toDirection - cosine * toReference;
  const ofReference = toReference - cosine * toDirection;
  return Math.max(0, ofDirection / ofReference);
}
