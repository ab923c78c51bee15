// Which topic stands for which, when one was merged into another and that one into a third?

/** Slug of a merged topic -> slug of the one that it was merged into. */
export type TopicMerges = ReadonlyMap<string, string>;

/** The topic at the end of the chain; the topic itself where it is not merged. The merges make no circle. */
export function finalTopic(slug: string, merges: TopicMerges): string {
  let last = slug;
  for (let next = merges.get(last); next !== undefined; next = merges.get(last)) last = next;
  return last;
}

/** The topics with all that stand for them or for which they stand, through however many merges. */
export function mergedTogether(slugs: Iterable<string>, merges: TopicMerges): string[] {
  const together = new Set(slugs);
  const ends = new Set([...together].map((slug) => finalTopic(slug, merges)));
  for (const slug of merges.keys()) if (ends.has(finalTopic(slug, merges))) together.add(slug);
  return [...new Set([...together, ...ends])];
}

/** Whether `slug` would in the end be merged into itself. */
export function closesCircle(slug: string, into: string, merges: TopicMerges): boolean {
  const others = new Map(merges);
  others.delete(slug);
  return finalTopic(into, others) === slug;
}
