// Takes out of the generated description what nobody reads: schemas that nothing refers to, limits that limit nothing.

const REFERENCE = '#/components/schemas/';

/** A copy without them, schemas by name: their own order is the one in which files happen to be loaded. */
export function tidy<T extends object>(document: T): T {
  const { components = {} } = document as { components?: { schemas?: Record<string, unknown> } };
  const { schemas = {}, ...otherComponents } = components;
  const used = referencesIn({ ...document, components: otherComponents });
  // A set grows while it is walked: what a used schema refers to is used.
  for (const name of used) for (const further of referencesIn(schemas[name])) used.add(further);
  const kept = Object.fromEntries(
    Object.entries(schemas)
      .filter(([name]) => used.has(name))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const tidied = { ...document, components: { ...otherComponents, schemas: kept } };
  return JSON.parse(JSON.stringify(tidied), dropEmptyLimits);
}

function referencesIn(value: unknown): Set<string> {
  const names = new Set<string>();
  JSON.stringify(value, (key, each) => {
    if (key === '$ref' && typeof each === 'string' && each.startsWith(REFERENCE))
      names.add(each.slice(REFERENCE.length));
    return each;
  });
  return names;
}

/** Every whole number of JavaScript lies between the two limits; a pattern only repeats what a format says. */
function dropEmptyLimits(this: Record<string, unknown>, key: string, value: unknown): unknown {
  if (key === 'pattern' && typeof this.format === 'string') return undefined;
  if (key === 'maximum' && value === Number.MAX_SAFE_INTEGER) return undefined;
  if (key === 'minimum' && value === Number.MIN_SAFE_INTEGER) return undefined;
  return value;
}
