// A vector as it is stored: one signed byte a dimension, a quarter of float32. Only the direction is kept.

/**
 * Components of a unit vector are about 1/√dimension; the bytes span six times that, either way. Larger ones are
 * clipped. The cosine that comes back is off by .001, seldom by .003.
 */
const RANGE_IN_DEVIATIONS = 6;
const MAX_BYTE = 127;

/** `null` for the zero vector, which has no direction. Throws when a component is not a finite number. */
export function packVector(vector: Float32Array): Uint8Array | null {
  const length = lengthOf(vector);
  if (length === 0) return null;
  const scale = (MAX_BYTE * Math.sqrt(vector.length)) / (RANGE_IN_DEVIATIONS * length);
  const bytes = new Int8Array(vector.length);
  for (let i = 0; i < vector.length; i++) {
    bytes[i] = Math.max(-MAX_BYTE, Math.min(MAX_BYTE, Math.round(vector[i]! * scale)));
  }
  return new Uint8Array(bytes.buffer);
}

/** What gives the cosine of the vector to a stored one; 0 where either has no direction. */
export function cosineTo(vector: Float32Array): (packed: Uint8Array | null) => number {
  const cosine = cosineToBytes(vector);
  return (packed) => {
    if (packed === null) return 0;
    const stored = new Int8Array(packed.buffer, packed.byteOffset, packed.byteLength);
    return cosine(stored, lengthOfBytes(stored));
  };
}

/** The same for bytes whose length is known; Infinity is the length of the zero vector. */
export function cosineToBytes(vector: Float32Array): (stored: Int8Array, length: number) => number {
  const length = Math.sqrt(dot(vector, vector));
  return (stored, storedLength) => (length === 0 ? 0 : product(vector, stored) / (length * storedLength));
}

export function lengthOfBytes(stored: Int8Array): number {
  let sum = 0;
  for (let i = 0; i < stored.length; i++) sum += stored[i]! * stored[i]!;
  return Math.sqrt(sum);
}

/** A vector in whole numbers of 16 bits: fine enough to tell which stored vectors can be among the nearest. */
export interface WholeVector {
  readonly numbers: Int16Array;
  /** Of `numbers`, were they not rounded. */
  readonly length: number;
  /** No cosine that is worked out with them is off by more. */
  readonly error: number;
}

const MAX_INT16 = 2 ** 15 - 1;
/** Half of what 32 bits hold: rounding makes a vector longer, though never to twice its length. */
const MAX_PRODUCT = 2 ** 30;

/** So large that a product with any stored vector just fits into 32 bits. `null` for the zero vector. Throws like `packVector`. */
export function wholeNumbers(vector: Float32Array): WholeVector | null {
  const length = lengthOf(vector);
  if (length === 0) return null;
  const largest = vector.reduce((max, component) => Math.max(max, Math.abs(component)), 0);
  const longestStored = MAX_BYTE * Math.sqrt(vector.length);
  const scale = Math.min(MAX_INT16 / largest, MAX_PRODUCT / (longestStored * length));
  const numbers = Int16Array.from(vector, (component) => Math.round(component * scale));
  const lost = vector.map((component, i) => component - numbers[i]! / scale);
  return { numbers, length: length * scale, error: Math.sqrt(dot(lost, lost)) / length };
}

function lengthOf(vector: Float32Array): number {
  const length = Math.sqrt(dot(vector, vector));
  if (!Number.isFinite(length)) throw new Error('A vector has a component that is not a finite number');
  return length;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Apart from `dot`: one loop over two kinds of arrays takes six times as long. */
function product(vector: Float32Array, stored: Int8Array): number {
  let [even, odd] = [0, 0];
  for (let i = 0; i + 1 < vector.length; i += 2) {
    even += vector[i]! * stored[i]!;
    odd += vector[i + 1]! * stored[i + 1]!;
  }
  const last = vector.length - 1;
  return even + odd + (vector.length % 2 === 1 ? vector[last]! * stored[last]! : 0);
}
