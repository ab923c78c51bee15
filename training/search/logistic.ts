// Fits linear weights by gradient descent (Adam). Small enough for a few thousand rows of a dozen features.

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
  const useful = groups.filter((group) => group.some(({ positive }) => positive));
  return descend(start, { ...DEFAULTS, ...wanted }, (weights, gradient) => {
    for (const group of useful) {
      const scores = group.map(({ row }) => product(weights, row));
      const all = softmax(scores);
      const right = softmax(scores.map((score, i) => (group[i]!.positive ? score : Number.NEGATIVE_INFINITY)));
      group.forEach(({ row }, i) => {
        add(gradient, row, (all[i]! - right[i]!) / useful.length);
      });
    }
    free.forEach((isFree, i) => {
      if (!isFree) gradient[i] = 0;
    });
  });
}

/** Weights of a logistic regression, both classes counting the same. The last feature should be a constant 1. */
export function fitLogistic(rows: readonly { row: Row; positive: boolean }[], start: Row): number[] {
  const positives = rows.filter(({ positive }) => positive).length;
  return descend(start, DEFAULTS, (weights, gradient) => {
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

function softmax(scores: readonly number[]): number[] {
  const top = scores.reduce((best, score) => Math.max(best, score), Number.NEGATIVE_INFINITY);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function add(into: number[], row: Row, factor: number): void {
  for (let i = 0; i < row.length; i++) into[i]! += factor * row[i]!;
}
