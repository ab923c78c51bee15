// The directions in which vectors differ most, so that a few of their dimensions can stand for all.

export interface Components {
  /** Of the vectors that were looked at. */
  readonly mean: Float64Array;
  /** Strongest first, each of length 1. */
  readonly directions: readonly Float64Array[];
}

/** As many directions as `count`, of vectors of one dimension. Deterministic. */
export function findComponents(vectors: readonly ArrayLike<number>[], dimension: number, count: number): Components {
  const mean = meanOf(vectors, dimension);
  const { values, directions } = eigenvectors(covariance(vectors, mean));
  const order = values.map((_, i) => i).sort((a, b) => values[b]! - values[a]! || a - b);
  return { mean, directions: order.slice(0, count).map((i) => upright(directions[i]!)) };
}

/** The vector in the directions' terms, from the mean. */
export function project(vector: ArrayLike<number>, { mean, directions }: Components): Float32Array {
  return Float32Array.from(directions, (direction) => {
    let sum = 0;
    for (let i = 0; i < direction.length; i++) sum += (vector[i]! - mean[i]!) * direction[i]!;
    return sum;
  });
}

function meanOf(vectors: readonly ArrayLike<number>[], dimension: number): Float64Array {
  const mean = new Float64Array(dimension);
  for (const vector of vectors) for (let i = 0; i < dimension; i++) mean[i]! += vector[i]! / vectors.length;
  return mean;
}

function covariance(vectors: readonly ArrayLike<number>[], mean: Float64Array): Float64Array[] {
  const size = mean.length;
  const rows = Array.from({ length: size }, () => new Float64Array(size));
  const centred = new Float64Array(size);
  for (const vector of vectors) {
    for (let i = 0; i < size; i++) centred[i] = vector[i]! - mean[i]!;
    for (let i = 0; i < size; i++) {
      const [row, value] = [rows[i]!, centred[i]!];
      for (let j = i; j < size; j++) row[j]! += value * centred[j]!;
    }
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) rows[i]![j] = rows[j]![i]!;
  return rows;
}

const MAX_SWEEPS = 30;
/** Of the diagonal's size: what is left beside it no longer turns a direction. */
const NEGLIGIBLE = 1e-10;

/**
 * Of a symmetric matrix, which is used up. Jacobi's method, cyclic (Golub and Van Loan 2013, "Matrix Computations", 8.5):
 * rotations make one entry beside the diagonal zero after the other, until all of them are.
 */
function eigenvectors(matrix: Float64Array[]): { values: number[]; directions: Float64Array[] } {
  const size = matrix.length;
  const directions = Array.from({ length: size }, (_, i) => Float64Array.from({ length: size }, (_, j) => +(i === j)));
  const scale = matrix.reduce((sum, row, i) => sum + Math.abs(row[i]!), 0) || 1;
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let largest = 0;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        largest = Math.max(largest, Math.abs(matrix[p]![q]!));
        if (Math.abs(matrix[p]![q]!) > NEGLIGIBLE * scale) rotate(matrix, directions, [p, q]);
      }
    }
    if (largest <= NEGLIGIBLE * scale) break;
  }
  return { values: matrix.map((row, i) => row[i]!), directions };
}

function rotate(matrix: Float64Array[], directions: Float64Array[], [p, q]: [number, number]): void {
  const theta = (matrix[q]![q]! - matrix[p]![p]!) / (2 * matrix[p]![q]!);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  turn(matrix[p]!, matrix[q]!, { cosine, sine });
  for (const row of matrix) {
    const [a, b] = [row[p]!, row[q]!];
    row[p] = cosine * a - sine * b;
    row[q] = sine * a + cosine * b;
  }
  turn(directions[p]!, directions[q]!, { cosine, sine });
}

function turn(a: Float64Array, b: Float64Array, { cosine, sine }: { cosine: number; sine: number }): void {
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]!, b[i]!];
    a[i] = cosine * x - sine * y;
    b[i] = sine * x + cosine * y;
  }
}

/** Of a direction and its opposite always the same one. */
function upright(direction: Float64Array): Float64Array {
  const first = direction.find((value) => Math.abs(value) > 1e-6) ?? 1;
  return first < 0 ? direction.map((value) => -value) : direction;
}
