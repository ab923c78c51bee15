// A query's vector from the vectors of its words, as the built-in model makes it: the sum of its words' rows.
import { isStopWord, stemOf } from '../../domain/words.js';
import type { Embedder } from '../../embedder/embedder.js';
import { plainWords } from '../../search/alignment.js';
import type { Words } from './files.js';
import { DIMENSIONS } from './format.js';

/**
 * In the space of the index's codes: products with them order passages as cosines do, up to a number that is the same for
 * all. Words that neither the model nor the archive knows count as none. Texts other than queries are refused: their words
 * would have to be read.
 */
export function createQueryEmbedder(words: Words, revision: string): Embedder {
  async function embed(text: string): Promise<Float32Array> {
    const all = plainWords(text);
    await words.load(all.filter((word) => !isStopWord(word)).map(stemOf));
    const sum = new Float32Array(DIMENSIONS);
    for (const word of all) {
      words.word(word, stemOf(word))?.vector?.forEach((value, i) => {
        sum[i]! += value;
      });
    }
    return sum;
  }
  return {
    model: 'hindcast-static',
    fingerprint: revision,
    dimension: DIMENSIONS,
    async embedBatch(texts, purpose) {
      if (purpose !== 'query') throw new Error('Only queries can be embedded here');
      return Promise.all(texts.map(embed));
    },
  };
}
