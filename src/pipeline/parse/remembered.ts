// A source has thousands of labels and a dozen names: what was found out about a name is remembered while it is read.

/** `of`, asked once for each name. Lives as long as the reading of one source. */
export function remembered<T>(of: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = of(name);
    known.set(name, found);
    return found;
  };
}
