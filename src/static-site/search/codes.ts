// A vector in four bits a dimension, and its product with a query's vector without unpacking it first.

/** Levels either side of zero lie at half steps: 0 to 15 stand for -7.5 to 7.5. */
const MIDDLE = 7.5;
const LEVELS = 16;
/** So many deviations of a dimension are told apart; what is beyond counts as that. */
const RANGE_IN_DEVIATIONS = 3;

/** Bytes of a code of so many dimensions, which have to be even. */
export function codeLength(dimensions: number): number {
  return dimensions / 2;
}

/** The value that one level of each dimension stands for, given the dimension's deviation. */
export function stepsOf(deviations: ArrayLike<number>): Float32Array {
  return Float32Array.from(deviations, (deviation) => (deviation * RANGE_IN_DEVIATIONS) / MIDDLE);
}

/** Codes the first `dimensions` of the vector. Dimensions without a step hold nothing. */
export function encode(vector: ArrayLike<number>, steps: Float32Array, dimensions: number): Uint8Array {
  const code = new Uint8Array(codeLength(dimensions));
  for (let i = 0; i < dimensions; i++) {
    const level = steps[i]! > 0 ? Math.round(vector[i]! / steps[i]! + MIDDLE) : MIDDLE;
    code[i >> 1]! |= Math.max(0, Math.min(LEVELS - 1, level)) << (4 * (i & 1));
  }
  return code;
}

export function decode(code: Uint8Array, steps: Float32Array): Float32Array {
  return Float32Array.from({ length: code.length * 2 }, (_, i) => {
    return (((code[i >> 1]! >> (4 * (i & 1))) & 15) - MIDDLE) * steps[i]!;
  });
}

/** What multiplies a query's vector with codes: the sum over the dimensions that a code has. */
export function productWith(vector: ArrayLike<number>, steps: Float32Array): (code: Uint8Array) => number {
  const weights = Float32Array.from(steps, (step, i) => step * (vector[i] ?? 0));
  return (code) => {
    let sum = 0;
    for (let i = 0; i < code.length; i++) {
      const pair = code[i]!;
      sum += ((pair & 15) - MIDDLE) * weights[2 * i]! + ((pair >> 4) - MIDDLE) * weights[2 * i + 1]!;
    }
    return sum;
  };
}
