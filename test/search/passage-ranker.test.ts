import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataPath } from '../../src/package-files.js';
import { explain } from '../../src/search/fuse.js';
import { type FeatureRow, passageFeatures } from '../../src/search/passage-features.js';
import { contributionsOf, type RankerWeights, scoreOf } from '../../src/search/passage-ranker.js';
import { parsePassageRanker } from '../../src/search/passage-ranker-model.js';

function each<Value>(value: fc.Arbitrary<Value>) {
  return fc.record(Object.fromEntries(passageFeatures.map((name) => [name, value])));
}
const rows = each(fc.double({ min: 0, max: 1, noNaN: true })) as unknown as fc.Arbitrary<FeatureRow>;
const weights = each(fc.double({ min: -1, max: 1, noNaN: true })) as unknown as fc.Arbitrary<RankerWeights>;

describe('the ranker of passages', () => {
  test('explains every score to the last bit', () => {
    fc.assert(
      fc.property(rows, weights, (row, learned) => {
        const score = scoreOf(row, learned);
        const { value, parts } = explain('hybrid', { contributions: contributionsOf(row, learned) });
        expect(value).toBe(score);
        expect(parts!.reduce((sum, part) => sum + part.value, 0)).toBe(score);
      }),
    );
  });

  test('refuses weights that lack a feature or name one that there is not', () => {
    const shipped = JSON.parse(readFileSync(dataPath('models/passage-ranker.json'), 'utf8'));
    const { vector, ...lacking } = shipped.weights;
    expect(() => parsePassageRanker(JSON.stringify({ ...shipped, weights: lacking }))).toThrow();
    expect(() =>
      parsePassageRanker(JSON.stringify({ ...shipped, weights: { ...shipped.weights, mood: vector } })),
    ).toThrow();
  });

  test('that ships scores 1 at most, prefers what answers, and puts promotion below', () => {
    const { weights: shipped } = parsePassageRanker(readFileSync(dataPath('models/passage-ranker.json'), 'utf8'));
    const gains = passageFeatures.filter((name) => shipped[name] > 0);
    expect(gains.reduce((sum, name) => sum + shipped[name], 0)).toBeCloseTo(1, 2);
    expect(gains).toEqual(expect.arrayContaining(['vector', 'alignment', 'speaker']));
    expect(shipped.promotion).toBeLessThan(0);
    expect(shipped.opening).toBeLessThan(0);
  });
});
