// Which words keep company with each topic? Learned from speech in which the topic is named; see training/topics.

/** Stem -> how much more often it is said near the topic's names than elsewhere, as a natural logarithm. */
export type TopicProfile = Readonly<Record<string, number>>;

/** By the topic's index, the sum of the weights of stems that are given once each; 0 where nothing was learned. */
export type SumProfiles = (stems: Iterable<string>) => Float64Array;

/** Readies the profiles, one for each topic by index; `undefined` where nothing was learned. */
export function createProfiles(profiles: readonly (TopicProfile | undefined)[]): SumProfiles {
  const byStem = new Map<string, { readonly topics: number[]; readonly weights: number[] }>();
  profiles.forEach((profile, topic) => {
    for (const [stem, weight] of Object.entries(profile ?? {})) {
      const holders = byStem.get(stem) ?? { topics: [], weights: [] };
      holders.topics.push(topic);
      holders.weights.push(weight);
      byStem.set(stem, holders);
    }
  });
  return (stems) => {
    const sums = new Float64Array(profiles.length);
    for (const stem of stems) {
      const holders = byStem.get(stem);
      if (!holders) continue;
      for (let i = 0; i < holders.topics.length; i++) sums[holders.topics[i]!]! += holders.weights[i]!;
    }
    return sums;
  };
}
