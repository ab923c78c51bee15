// A vector as it is stored: one signed byte a dimension, a quarter of float32. Only the direction is kept.

/**
 * Components of a unit vector are about 1/√dimension; the bytes span six times that, either way. Larger ones are
 * clipped. The cosine that comes back is off by .001, seldom by .003.
 */
const RANGE_IN_DEVIATIONS = 6;
const MAX_BYTE = 127;

/** `null` for the zero vector, which has no direction. Throws when a component is not a finite number. */
export function packVector(vector: Float32Array): Uint8Array | null {
  const length = Math.sqrt(dot(vector, vector));
  if (!Number.isFinite(length)) throw new Error('A vector has a component that is not a finite number');
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
  const squaredLength = dot(vector, vector);
  return (packed) => {
    if (packed === null || squaredLength === 0) return 0;
    const stored = new Int8Array(packed.buffer, packed.byteOffset, packed.byteLength);
    return dot(vector, stored) / Math.sqrt(squaredLength * dot(stored, stored));
  };
}

function dot(a: Float32Array | Int8Array, b: Float32Array | Int8Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
