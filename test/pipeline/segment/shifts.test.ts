import { describe, expect, it } from 'vitest';
import { createDeterministicEmbedder } from '../../../src/embedder/deterministic.js';
import { prominence, vectorShift, wordShift } from '../../../src/pipeline/segment/shifts.js';
import { embedSentences } from '../../../src/pipeline/sentences.js';
import { countTerms } from '../../../src/pipeline/speech/terms.js';
import { cutUnits } from '../../../src/pipeline/speech/units.js';
import { aConversation, conversationAbout } from '../../fixtures/conversations.js';

const { turns } = aConversation(conversationAbout(['backups', 'hiring']));
const units = cutUnits(turns, await embedSentences(turns, createDeterministicEmbedder()));
const change = units.findIndex(({ turn }) => turn === 12);

describe('vectorShift and wordShift', () => {
  it('are highest where the subject changes, the half-empty windows at the ends aside', () => {
    for (const shift of [vectorShift(units, 130), wordShift(units, 130, countTerms(units))]) {
      expect(shift).toHaveLength(units.length);
      const inner = shift.slice(20, -20);
      expect(Math.abs(20 + inner.indexOf(Math.max(...inner)) - change)).toBeLessThanOrEqual(1);
      expect(Math.min(...shift)).toBeGreaterThanOrEqual(-1e-6);
      expect(Math.max(...shift)).toBeLessThanOrEqual(1 + 1e-6);
    }
  });

  it('are the cosine of what stands before and after, however far the window has slid', () => {
    const at = 40;
    const sum = (from: number, step: 1 | -1) => {
      const total = new Float64Array(64);
      for (let i = from, words = 0; units[i] && words < 130; i += step) {
        words += units[i]!.words.length;
        units[i]!.vector.forEach((value, d) => {
          total[d]! += value * Math.sqrt(units[i]!.words.length);
        });
      }
      return total;
    };
    const [before, after] = [sum(at - 1, -1), sum(at, 1)];
    const product = (a: Float64Array, b: Float64Array) => a.reduce((s, value, d) => s + value * b[d]!, 0);
    const cosine = product(before, after) / Math.sqrt(product(before, before) * product(after, after));
    expect(vectorShift(units, 130)[at]).toBeCloseTo(1 - cosine, 4);
  });
});

describe('prominence', () => {
  it('is the height over the mean of the neighbourhood', () => {
    expect([...prominence(Float32Array.of(1, 1, 4, 1, 1), 1)].map((x) => Math.round(x * 100) / 100)).toEqual([
      0, -1, 2, -1, 0,
    ]);
  });
});
