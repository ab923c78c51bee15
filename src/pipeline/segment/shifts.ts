// How much does the subject change at each place? Compares the speech before with the speech after, by meaning
// (sentence vectors) and by words, in windows that slide over the units, so that the cost is linear in the text.
import type { Terms } from '../speech/terms.js';
import type { Unit } from '../speech/units.js';

/** For each unit, 1 - cosine of the text before it and the text from it on; 0 at the ends. */
export type Shift = Float32Array;

interface Side {
  add(unit: number, sign: 1 | -1): void;
}

/** Slides two neighbouring windows of about `windowWords` words and reads a value at each unit's start. */
function slide(units: readonly Unit[], windowWords: number, sides: [Side, Side], read: () => number): Shift {
  const [before, after] = sides;
  const values = new Float32Array(units.length);
  const size = (unit: number) => units[unit]!.words.length;
  let first = 0;
  let last = 0;
  let wordsBefore = 0;
  let wordsAfter = 0;
  for (let at = 0; at < units.length; at++) {
    while (last < units.length && wordsAfter < windowWords) {
      after.add(last, 1);
      wordsAfter += size(last++);
    }
    if (at > 0) values[at] = read();
    after.add(at, -1);
    wordsAfter -= size(at);
    before.add(at, 1);
    wordsBefore += size(at);
    while (first < at && wordsBefore - size(first) >= windowWords) {
      before.add(first, -1);
      wordsBefore -= size(first++);
    }
  }
  return values;
}

/** The shift of meaning: windows are sums of sentence vectors, weighted by length. */
export function vectorShift(units: readonly Unit[], windowWords: number): Shift {
  const dimension = units[0]?.vector.length ?? 0;
  const before = new Float64Array(dimension);
  const after = new Float64Array(dimension);
  const side = (sum: Float64Array): Side => ({
    add(unit, sign) {
      const { vector, words } = units[unit]!;
      addTimes(sum, vector, sign * Math.sqrt(words.length));
    },
  });
  return slide(units, windowWords, [side(before), side(after)], () => angle(before, after));
}

// Functions of their own: V8 forgets the machine code of those that are made anew for each transcript.
function addTimes(sum: Float64Array, vector: Float32Array, weight: number): void {
  for (let d = 0; d < sum.length; d++) sum[d]! += weight * vector[d]!;
}

/** 1 - cosine; 0 where either has no direction. */
function angle(before: Float64Array, after: Float64Array): number {
  let product = 0;
  let a = 0;
  let b = 0;
  for (let d = 0; d < before.length; d++) {
    product += before[d]! * after[d]!;
    a += before[d]! ** 2;
    b += after[d]! ** 2;
  }
  return a > 1e-9 && b > 1e-9 ? 1 - product / Math.sqrt(a * b) : 0;
}

/** The shift of words: windows are bags of weighted terms. */
export function wordShift(units: readonly Unit[], windowWords: number, terms: Terms): Shift {
  const before = new Float64Array(terms.weights.length);
  const after = new Float64Array(terms.weights.length);
  let product = 0;
  const norms: [number, number] = [0, 0];
  const side = (which: 0 | 1): Side => {
    const [own, other] = which === 0 ? [before, after] : [after, before];
    return {
      add(unit, sign) {
        for (const term of terms.ofUnit[unit]!) {
          const weight = sign * terms.weights[term]!;
          norms[which] += 2 * weight * own[term]! + weight * weight;
          product += weight * other[term]!;
          own[term]! += weight;
        }
      },
    };
  };
  return slide(units, windowWords, [side(0), side(1)], () =>
    norms[0] > 1e-9 && norms[1] > 1e-9 ? 1 - product / Math.sqrt(norms[0] * norms[1]) : 0,
  );
}

/** How far each value stands over its neighbourhood of `reach` units to either side. */
export function prominence(values: Shift, reach: number): Shift {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i]! + values[i]!;
  return values.map((value, i) => {
    const from = Math.max(0, i - reach);
    const to = Math.min(values.length, i + reach + 1);
    return value - (sums[to]! - sums[from]!) / (to - from);
  });
}
