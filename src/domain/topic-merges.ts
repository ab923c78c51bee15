// Which topic stands for which, when one was merged into another and that one into a third?

/** Slug of a merged topic -> slug of the one that it was merged into. */
export type TopicMerges = ReadonlyMap<string, string>;

/** The topic at the end of the chain; the topic itself where it is not merged. The merges make no circle. */
export function finalTopic(slug: string, merges: TopicMerges): string {
  let last = slug;
  for (let next = merges.get(last); next !== undefined; next = merges.get(last)) last = next;
  return last;
}

/** Whether `slug` would in the end be merged into itself. */
export function closesCircle(slug: string, into: string, merges: TopicMerges): boolean {
  const others = new Map(merges);
  others.delete(slug);
  return finalTopic(into, others) === slug;
}
