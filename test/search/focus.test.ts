// Which sentence of a hit is nearest to a query?
import { describe, expect, test, vi } from 'vitest';
import type { Embedder } from '../../src/embedder/embedder.js';
import { findFocuses } from '../../src/search/focus.js';

const nearText = 'Nothing of it. Here it is. Nothing again.';
const byMeaning = [{ signal: 'vector' as const, value: 0.5, weight: 1, score: 0.5 }];
const hits = Array.from({ length: 8 }, () => ({ text: nearText, contributions: byMeaning }));
const query = { vector: new Float32Array([1, 0]), stems: new Set(['backup']) };

/** So many milliseconds a batch, the first one `more`. */
function embedderTaking(ms: number, more = 0): Embedder & { readonly batches: string[][] } {
  const batches: string[][] = [];
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  return {
    ...{ model: 'fake', fingerprint: 'f', dimension: 2, batches },
    embedBatch: async (texts) => {
      batches.push([...texts]);
      now += batches.length === 1 ? ms + more : ms;
      return texts.map((text) => new Float32Array(text === 'Here it is.' ? [1, 0] : [0, 1]));
    },
  };
}

const sentence = { start: 15, end: 26 };

describe('the nearest sentences of a page', () => {
  test('are found in every hit where the model is quick', async () => {
    const found = await findFocuses(hits, query, embedderTaking(5));
    expect(found).toHaveLength(8);
    for (const each of found) expect(each).toMatchObject(sentence);
  });

  test('are found in the first three alone where it is slow, once that is seen', async () => {
    const embedder = embedderTaking(1_000);
    await findFocuses(hits, query, embedder);
    expect(embedder.batches).toHaveLength(2);
    const found = await findFocuses(hits, query, embedder);
    expect(found.map((each) => each !== undefined)).toEqual([true, true, true, ...Array(5).fill(false)]);
    expect(embedder.batches).toHaveLength(3);
  });

  test('are found in every hit although the model was slow when it began', async () => {
    const found = await findFocuses(hits, query, embedderTaking(5, 1_000));
    for (const each of found) expect(each).toMatchObject(sentence);
  });

  test('are not looked for where the words tell, so that others are among the first', async () => {
    const told = { text: 'A backup. No more.', contributions: byMeaning };
    const found = await findFocuses([told, told, told, ...hits.slice(0, 3)], query, embedderTaking(1_000));
    expect(found.map((each) => each !== undefined)).toEqual([false, false, false, true, true, true]);
  });

  test('are none where the model fails', async () => {
    const failing: Embedder = { ...embedderTaking(1), embedBatch: async () => Promise.reject(new Error('broken')) };
    expect(await findFocuses(hits, query, failing)).toEqual(Array(8).fill(undefined));
  });
});
