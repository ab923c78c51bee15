// How many slips of the keyboard lie between two words?

/**
 * Letters left out, added, changed or swapped with their neighbour, the fewest that make one word of the other (optimal
 * string alignment, Damerau 1964; Boytsov 2011, "Indexing methods for approximate dictionary searching"). Anything
 * above `max` is given as `max + 1`. Compares UTF-16 code units.
 */
export function editDistance(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let [before, last] = [new Uint16Array(b.length + 1), Uint16Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = new Uint16Array(b.length + 1);
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const changed = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let steps = Math.min(changed, last[j]! + 1, row[j - 1]! + 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) steps = Math.min(steps, before[j - 2]! + 1);
      row[j] = steps;
      least = Math.min(least, steps);
    }
    // A swap reaches two rows back, but this row has a cell that costs no more than it: the rows in between cannot hide it.
    if (least > max) return max + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[b.length]!, max + 1);
}
