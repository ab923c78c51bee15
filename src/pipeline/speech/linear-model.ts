// A linear model over named features: what the learned weights look like, and how they are added up.
import { z } from 'zod';

/** Takes one feature: its name and value. */
export type Emit = (name: string, value: number) => void;

export const linearWeightsSchema = z.object({
  bias: z.number(),
  weights: z.record(z.string(), z.number()),
  /** One weight for each dimension of the analysis embedder's vectors; empty where vectors are not read. */
  vector: z.array(z.number()).default([]),
});

export type LinearWeights = z.infer<typeof linearWeightsSchema>;

/** Where a model came from: what a reader needs to judge it and to make it again. */
export const provenanceSchema = z.object({
  data: z.string(),
  licence: z.string(),
  date: z.string(),
  seed: z.number(),
  /** The embedder's model name in whose space the vector features were learned. */
  embedder: z.string(),
  command: z.string(),
  figures: z.record(z.string(), z.number()),
});

export interface LinearModel {
  /** The log-odds for the features that `emitAll` emits. Unknown names count nothing. */
  logit(emitAll: (emit: Emit) => void, vector?: Float32Array): number;
}

/** Readies weights for scoring. */
export function createLinearModel({ bias, weights, vector }: LinearWeights): LinearModel {
  const byName = new Map(Object.entries(weights));
  const direction = Float32Array.from(vector);
  let sum = bias;
  // One function for all calls: V8 forgets the machine code of functions that are made anew for each.
  const add: Emit = (name, value) => {
    const weight = byName.get(name);
    if (weight !== undefined) sum += weight * value;
  };
  return {
    logit(emitAll, embedding) {
      sum = bias;
      emitAll(add);
      const dimensions = embedding ? Math.min(direction.length, embedding.length) : 0;
      for (let i = 0; i < dimensions; i++) sum += direction[i]! * embedding![i]!;
      return sum;
    },
  };
}

/** The probability that belongs to log-odds. */
export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
