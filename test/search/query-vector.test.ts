import { describe, expect, test } from 'vitest';
import { type QueryVector, rewordWithoutNames } from '../../src/search/query-vector.js';

const reworded: string[] = [];
const vector: QueryVector = {
  values: Float32Array.of(1, 0),
  fingerprint: 'space',
  async reword(text) {
    reworded.push(text);
    return { ...vector, values: text === 'unheard' ? Float32Array.of(0, 0) : Float32Array.of(0, 1) };
  },
};

describe('the vector of a query', () => {
  test('is that of what is asked apart from whom it names', async () => {
    const topic = await rewordWithoutNames(vector, { names: ['Ann Lee'], rest: 'tapes' });
    expect([...topic.values]).toEqual([0, 1]);
    expect(reworded).toEqual(['tapes']);
  });

  test('stays where nobody is named, without asking the model again', async () => {
    reworded.length = 0;
    expect(await rewordWithoutNames(vector, { names: [], rest: 'tapes' })).toBe(vector);
    expect(reworded).toEqual([]);
  });

  test('stays where the model knows nothing but the names', async () => {
    expect(await rewordWithoutNames(vector, { names: ['Ann Lee'], rest: 'unheard' })).toBe(vector);
  });
});
