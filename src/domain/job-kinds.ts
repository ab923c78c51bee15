// Which kinds of background work are there, and how many of each run at once? A kind is a line here and a handler in
// ingest/.

/** What the configuration may change. Deriving fills a processor core, so that a second ingest would make neither faster. */
export const jobKinds = {
  ingest: { concurrency: 1 },
} as const satisfies Record<string, { readonly concurrency: number }>;

export type JobKindName = keyof typeof jobKinds;

export function isJobKind(name: string): name is JobKindName {
  return Object.hasOwn(jobKinds, name);
}

/** Kind -> how many run at once. */
export function jobLimits(configured: Readonly<Partial<Record<JobKindName, number>>>): Record<JobKindName, number> {
  const names = Object.keys(jobKinds) as JobKindName[];
  return Object.fromEntries(names.map((name) => [name, configured[name] ?? jobKinds[name].concurrency])) as Record<
    JobKindName,
    number
  >;
}
