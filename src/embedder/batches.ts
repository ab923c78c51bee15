// Which texts share a run of the model: ones of near length, so that little is padded.

export interface BatchLimits {
  readonly texts: number;
  /** Characters of the longest text times texts: what a run may take of memory. */
  readonly characters: number;
}

/** Indexes of the texts that have words, shortest first, in batches within the limits. Empty texts are left out. */
export function batchesByLength(texts: readonly string[], limits: BatchLimits): number[][] {
  const order = texts.map((_, i) => i).filter((i) => texts[i]!.trim() !== '');
  order.sort((a, b) => texts[a]!.length - texts[b]!.length || a - b);
  const batches: number[][] = [];
  let current: number[] = [];
  for (const index of order) {
    const wouldTake = texts[index]!.length * (current.length + 1);
    if (current.length > 0 && (current.length >= limits.texts || wouldTake > limits.characters)) {
      batches.push(current);
      current = [];
    }
    current.push(index);
  }
  if (current.length > 0) batches.push(current);
  return batches;
}
