// Fits log-odds to labelled sparse rows: L2-regularised logistic regression by L-BFGS (Nocedal & Wright, alg. 7.5).
import type { FeatureTable, SparseRow } from './feature-table.js';

export interface FitOptions {
  /** Which features are words, by name: many and rare, so they are held down. */
  readonly isWord: (name: string) => boolean;
  /** Penalty on the squared weights of words. */
  readonly l2: number;
  /** Penalty on vector dimensions. */
  readonly l2Vector: number;
  /** Penalty on all others (forms, lengths, shifts): few, so they may weigh freely. */
  readonly l2Dense: number;
  readonly iterations: number;
}

export interface Example {
  readonly row: number;
  /** 0 to 1. */
  readonly label: number;
  readonly weight: number;
}

export interface Fit {
  readonly bias: number;
  /** By column, for values as they are emitted. */
  readonly weights: Float64Array;
}

const HISTORY = 8;
/** A feature in a larger share of rows than this is scaled to unit variance. */
const DENSE_SHARE = 0.4;

/** Deterministic. The loss is the weighted mean log loss plus the penalties over the number of examples. */
export function fitLogistic({ names, rows }: FeatureTable, examples: readonly Example[], options: FitOptions): Fit {
  const { scale, penalty } = scaleColumns(names, rows, examples, options);
  const matrix = flatten(rows, examples, scale);
  const size = names.length + 1;
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  // Every weight in the unit in which the loss curves alike: rare words and the bias would else take hundreds of steps.
  const unit = unitsOf(matrix, penalty);
  const x = new Float64Array(size);
  const evaluate = (z: Float64Array, gradient: Float64Array): number => {
    for (let i = 0; i < size; i++) x[i] = z[i]! * unit[i]!;
    gradient.fill(0);
    let loss = addLosses(matrix, x, gradient);
    for (let i = 0; i < size - 1; i++) {
      loss += 0.5 * penalty[i]! * x[i]! * x[i]!;
      gradient[i]! += penalty[i]! * x[i]!;
    }
    for (let i = 0; i < size; i++) gradient[i]! *= unit[i]! / total;
    return loss / total;
  };
  const z = minimise(evaluate, size, options.iterations);
  const weightAt = (i: number) => z[i]! * unit[i]!;
  return { bias: weightAt(size - 1), weights: Float64Array.from(names, (_, i) => weightAt(i) * scale[i]!) };
}

/** p (1 - p) of a probability between 0 and 1/2, about: how much an example bends the loss. */
const BEND = 0.12;

/** One over the root of the loss's second derivative by each weight, the bias last. */
function unitsOf({ starts, columns, values, weights }: Matrix, penalty: Float64Array): Float64Array {
  const bends = new Float64Array(penalty.length + 1);
  for (let example = 0; example < weights.length; example++) {
    for (let i = starts[example]!; i < starts[example + 1]!; i++) {
      bends[columns[i]!]! += BEND * weights[example]! * values[i]! ** 2;
    }
    bends[penalty.length]! += BEND * weights[example]!;
  }
  return bends.map((bend, i) => 1 / Math.sqrt(Math.max(1e-9, bend + (penalty[i] ?? 0))));
}

/** All examples in three flat arrays: many times faster to walk than a list of rows. */
interface Matrix {
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
  readonly labels: Float64Array;
  readonly weights: Float64Array;
}

function flatten(rows: readonly SparseRow[], examples: readonly Example[], scale: Float64Array): Matrix {
  const starts = new Uint32Array(examples.length + 1);
  examples.forEach(({ row }, i) => {
    starts[i + 1] = starts[i]! + rows[row]!.columns.length;
  });
  const columns = new Uint32Array(starts.at(-1)!);
  const values = new Float32Array(starts.at(-1)!);
  examples.forEach(({ row }, i) => {
    columns.set(rows[row]!.columns, starts[i]!);
    rows[row]!.values.forEach((value, k) => {
      values[starts[i]! + k] = value * scale[rows[row]!.columns[k]!]!;
    });
  });
  return {
    starts,
    columns,
    values,
    labels: Float64Array.from(examples, ({ label }) => label),
    weights: Float64Array.from(examples, ({ weight }) => weight),
  };
}

function addLosses(
  { starts, columns, values, labels, weights }: Matrix,
  x: Float64Array,
  gradient: Float64Array,
): number {
  const bias = x.length - 1;
  let loss = 0;
  for (let example = 0; example < labels.length; example++) {
    const from = starts[example]!;
    const to = starts[example + 1]!;
    let logit = x[bias]!;
    for (let i = from; i < to; i++) logit += x[columns[i]!]! * values[i]!;
    const label = labels[example]!;
    const weight = weights[example]!;
    const error = (1 / (1 + Math.exp(-logit)) - label) * weight;
    loss += weight * (Math.max(logit, 0) - logit * label + Math.log1p(Math.exp(-Math.abs(logit))));
    for (let i = from; i < to; i++) gradient[columns[i]!]! += error * values[i]!;
    gradient[bias]! += error;
  }
  return loss;
}

/** The log-odds of a row. */
export function predict({ bias, weights }: Fit, { columns, values }: SparseRow): number {
  let logit = bias;
  for (let i = 0; i < columns.length; i++) logit += weights[columns[i]!]! * values[i]!;
  return logit;
}

function scaleColumns(
  names: readonly string[],
  rows: readonly SparseRow[],
  examples: readonly Example[],
  { isWord, l2, l2Vector, l2Dense }: FitOptions,
): { scale: Float64Array; penalty: Float64Array } {
  const count = new Float64Array(names.length);
  const sum = new Float64Array(names.length);
  const squares = new Float64Array(names.length);
  for (const { row } of examples) {
    const { columns, values } = rows[row]!;
    for (let i = 0; i < columns.length; i++) {
      count[columns[i]!]! += 1;
      sum[columns[i]!]! += values[i]!;
      squares[columns[i]!]! += values[i]! ** 2;
    }
  }
  const n = examples.length;
  const scale = new Float64Array(names.length).fill(1);
  const penalty = new Float64Array(names.length).fill(l2);
  names.forEach((name, i) => {
    if (isWord(name)) return;
    penalty[i] = name.startsWith('vector ') ? l2Vector : l2Dense;
    if (count[i]! / n < DENSE_SHARE) return;
    // What hardly varies must not become large by being made equal.
    scale[i] =
      1 /
      Math.max(name.startsWith('vector ') ? 1e-3 : 0.05, Math.sqrt(Math.max(0, squares[i]! / n - (sum[i]! / n) ** 2)));
  });
  return { scale, penalty };
}

function minimise(
  evaluate: (x: Float64Array, gradient: Float64Array) => number,
  size: number,
  iterations: number,
): Float64Array {
  let x = new Float64Array(size);
  let gradient = new Float64Array(size);
  let value = evaluate(x, gradient);
  const steps: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let iteration = 0; iteration < iterations; iteration++) {
    const direction = descent(gradient, steps);
    const slope = dot(direction, gradient);
    let step = iteration === 0 ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
    let moved = false;
    for (let attempt = 0; attempt < 20 && !moved; attempt++, step /= 2) {
      const next = x.map((xi, i) => xi + step * direction[i]!);
      const nextGradient = new Float64Array(size);
      const nextValue = evaluate(next, nextGradient);
      if (nextValue > value + 1e-4 * step * slope) continue;
      const s = next.map((xi, i) => xi - x[i]!);
      const y = nextGradient.map((gi, i) => gi - gradient[i]!);
      const curvature = dot(s, y);
      if (curvature > 1e-12) steps.push({ s, y, rho: 1 / curvature });
      if (steps.length > HISTORY) steps.shift();
      moved = value - nextValue > 1e-7;
      [x, gradient, value] = [next, nextGradient, nextValue];
      if (!moved) return x;
    }
    if (!moved) return x;
  }
  return x;
}

function descent(gradient: Float64Array, steps: readonly { s: Float64Array; y: Float64Array; rho: number }[]) {
  const q = gradient.slice();
  const alphas: number[] = [];
  for (const { s, y, rho } of steps.toReversed()) {
    const alpha = rho * dot(s, q);
    alphas.push(alpha);
    for (let i = 0; i < q.length; i++) q[i]! -= alpha * y[i]!;
  }
  const last = steps.at(-1);
  if (last) {
    const gamma = 1 / (last.rho * dot(last.y, last.y));
    for (let i = 0; i < q.length; i++) q[i]! *= gamma;
  }
  for (const { s, y, rho } of steps) {
    const beta = rho * dot(y, q);
    const alpha = alphas.pop()!;
    for (let i = 0; i < q.length; i++) q[i]! += (alpha - beta) * s[i]!;
  }
  return q.map((value) => -value);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
