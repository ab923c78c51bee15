// The words of one search and those near to them, by numbers, as alignment wants them.
import { stemOf } from '../../domain/words.js';
import { WHOLE } from '../../search/alignment.js';
import type { WordNeighbours } from '../../search/word-neighbours.js';
import type { Words } from './files.js';
import { wordKey } from './format.js';
import type { Neighbour } from './word-file.js';

/** The number of every word that is neither asked for nor near to one that is. */
const OTHER = 0;

/** `asked`: plain words, whose files have to be read by now. */
export function neighboursOf(asked: readonly string[], words: Words): WordNeighbours {
  const numbers = new Map<number, number>();
  const numberOfKey = (key: number): number => {
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    return number;
  };
  const near = new Map<number, readonly Neighbour[]>();
  for (const word of asked) {
    const { neighbours = [] } = words.word(word, stemOf(word)) ?? {};
    near.set(numberOfKey(wordKey(word)), neighbours);
    for (const { key } of neighbours) numberOfKey(key);
  }
  return {
    size: numbers.size + 1,
    numberOf: (word) => numbers.get(wordKey(word)) ?? OTHER,
    mark(number, nearness) {
      for (const neighbour of near.get(number) ?? []) nearness[numberOfKey(neighbour.key)] = neighbour.nearness;
      nearness[number] = WHOLE;
    },
    clear(number, nearness) {
      for (const { key } of near.get(number) ?? []) nearness[numberOfKey(key)] = 0;
      nearness[number] = 0;
    },
  };
}
