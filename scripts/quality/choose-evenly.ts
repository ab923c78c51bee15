// Which few stand for many, without a look at what they are?

/** The middle items of `count` equal stretches, in order; all items where there are not more. */
export function chooseEvenly<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, i) => items[Math.floor(((i + 0.5) * items.length) / count)]!);
}
