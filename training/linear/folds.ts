// Which episodes are held out together? Folds by a seeded shuffle, so that figures can be had again.

/** The fold of each of `count` items, `folds` of about equal size. */
export function assignFolds(count: number, folds: number, seed: number): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  let state = seed >>> 0;
  for (let i = count - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = state % (i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const fold = new Array<number>(count);
  order.forEach((item, rank) => {
    fold[item] = rank % folds;
  });
  return fold;
}
