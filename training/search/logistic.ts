// Fits linear weights by gradient descent (Adam), for up to a million rows of a dozen features.

export type Row = readonly number[];

interface Options {
  readonly steps: number;
  readonly rate: number;
  /** Strength of the pull to zero. */
  readonly decay: number;
}

const DEFAULTS: Options = { steps: 1500, rate: 0.05, decay: 1e-3 };

/**
 * Weights that make positive rows of a group win a softmax over the group; groups without positive rows teach nothing.
 * Weights that are not free stay as they start.
 */
export function fitRanking(
  groups: readonly (readonly { row: Row; positive: boolean }[])[],
  start: Row,
  { free, ...wanted }: Partial<Options> & { readonly free: readonly boolean[] },
): number[] {
  const useful = groups.filter((group) => group.some(({ positive }) => positive)).map(packGroup);
  return descend(start, { ...DEFAULTS, ...wanted }, (weights, gradient) => {
    for (const group of useful) addRankingGradient(group, weights, { gradient, share: 1 / useful.length });
    free.forEach((isFree, i) => {
      if (!isFree) gradient[i] = 0;
    });
  });
}

/** A group's rows one after the other: an array for each costs several times as long to go through. */
interface PackedGroup {
  readonly values: Float64Array;
  /** The same of the positive ones alone. */
  readonly positives: Float64Array;
}

function packGroup(group: readonly { row: Row; positive: boolean }[]): PackedGroup {
  return {
    values: Float64Array.from(group.flatMap(({ row }) => row)),
    positives: Float64Array.from(group.flatMap(({ row, positive }) => (positive ? row : []))),
  };
}

/** Adds a share of the slope of log softmax: the mean of all rows by their softmax, less the positive ones' mean by theirs. */
function addRankingGradient(
  { values, positives }: PackedGroup,
  weights: Row,
  { gradient, share }: { gradient: number[]; share: number },
): void {
  const all = meanBySoftmax(values, weights);
  const right = meanBySoftmax(positives, weights);
  for (let j = 0; j < weights.length; j++) gradient[j]! += share * (all[j]! - right[j]!);
}

function meanBySoftmax(values: Float64Array, weights: Row): Float64Array {
  const width = weights.length;
  const scores = new Float64Array(values.length / width);
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0, at = 0; i < scores.length; i++) {
    let score = 0;
    for (let j = 0; j < width; j++, at++) score += values[at]! * weights[j]!;
    scores[i] = score;
    if (score > top) top = score;
  }
  const mean = new Float64Array(width);
  let total = 0;
  for (let i = 0, at = 0; i < scores.length; i++) {
    const power = Math.exp(scores[i]! - top);
    total += power;
    for (let j = 0; j < width; j++, at++) mean[j]! += power * values[at]!;
  }
  return mean.map((sum) => sum / total);
}

/** Weights of a logistic regression, both classes counting the same. The last feature should be a constant 1. */
export function fitLogistic(
  rows: readonly { row: Row; positive: boolean }[],
  start: Row,
  wanted: Partial<Options> = {},
): number[] {
  const positives = rows.filter(({ positive }) => positive).length;
  return descend(start, { ...DEFAULTS, ...wanted }, (weights, gradient) => {
    for (const { row, positive } of rows) {
      const share = 0.5 / (positive ? positives : rows.length - positives);
      add(gradient, row, (sigmoid(product(weights, row)) - Number(positive)) * share);
    }
  });
}

export function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

export function product(weights: Row, row: Row): number {
  let sum = 0;
  for (let i = 0; i < row.length; i++) sum += row[i]! * weights[i]!;
  return sum;
}

function descend(
  start: Row,
  { steps, rate, decay }: Options,
  addGradient: (weights: Row, into: number[]) => void,
): number[] {
  const weights = [...start];
  const mean = weights.map(() => 0);
  const square = weights.map(() => 0);
  for (let step = 1; step <= steps; step++) {
    const gradient = weights.map((weight) => decay * weight);
    addGradient(weights, gradient);
    gradient.forEach((slope, i) => {
      mean[i] = 0.9 * mean[i]! + 0.1 * slope;
      square[i] = 0.999 * square[i]! + 0.001 * slope * slope;
      const unbiased = mean[i]! / (1 - 0.9 ** step);
      weights[i]! -= (rate * unbiased) / (Math.sqrt(square[i]! / (1 - 0.999 ** step)) + 1e-8);
    });
  }
  return weights;
}

function add(into: number[], row: Row, factor: number): void {
  for (let i = 0; i < row.length; i++) into[i]! += factor * row[i]!;
}
