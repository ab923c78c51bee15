// Which words keep company with each topic? Learned from speech in which the topic is named; see training/topics.

/** Stem -> how much more often it is said near the topic's names than elsewhere, as a natural logarithm. */
export type TopicProfile = Readonly<Record<string, number>>;

export interface ProfileSums {
  /** By the topic's index, the sum over the stems that stand in its profile; topics without one are left out. */
  readonly sums: ReadonlyMap<number, number>;
  /** The largest sum; 0 when there is none. */
  readonly best: number;
}

/** Adds up the profiles' weights of stems that are given once each. */
export type SumProfiles = (stems: Iterable<string>) => ProfileSums;

/** Readies the profiles, one for each topic by index; `undefined` where nothing was learned. */
export function createProfiles(profiles: readonly (TopicProfile | undefined)[]): SumProfiles {
  const byStem = new Map<string, { topic: number; weight: number }[]>();
  profiles.forEach((profile, topic) => {
    for (const [stem, weight] of Object.entries(profile ?? {})) {
      const beside = byStem.get(stem);
      if (beside) beside.push({ topic, weight });
      else byStem.set(stem, [{ topic, weight }]);
    }
  });
  return (stems) => {
    const sums = new Map<number, number>();
    for (const stem of stems) {
      for (const { topic, weight } of byStem.get(stem) ?? []) sums.set(topic, (sums.get(topic) ?? 0) + weight);
    }
    return { sums, best: Math.max(0, ...sums.values()) };
  };
}
