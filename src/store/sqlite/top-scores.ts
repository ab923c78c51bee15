// The best of many numbers, without sorting them all.

/** The k-th largest, or -Infinity where there are fewer. A heap of k, its smallest on top: most numbers are one look. */
export function kthLargest(values: Float64Array, k: number): number {
  if (k < 1 || values.length < k) return Number.NEGATIVE_INFINITY;
  const heap = values.slice(0, k).sort();
  for (let i = k; i < values.length; i++) {
    if (values[i]! > heap[0]!) replaceTop(heap, values[i]!);
  }
  return heap[0]!;
}

function replaceTop(heap: Float64Array, value: number): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child += 1;
    if (child >= heap.length || heap[child]! >= value) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = value;
}
