// Which methods does a path take? The router knows only "found" and "not found"; 405 and the contract test need more.
import type { FastifyInstance } from 'fastify';

/** URL pattern -> its methods, in order of registration. */
export type RouteTable = Map<string, Set<string>>;

/** Notes every route that is registered on the app from now on. */
export function recordRoutes(app: FastifyInstance): RouteTable {
  const table: RouteTable = new Map();
  app.addHook('onRoute', ({ url, method }) => {
    const methods = table.get(url) ?? new Set<string>();
    for (const each of [method].flat()) methods.add(each);
    table.set(url, methods);
  });
  return table;
}

/** The methods that some route takes at this path; empty when there is no such path. */
export function allowedMethods(table: RouteTable, path: string): string[] {
  const parts = path.split('/');
  const methods = [...table]
    // Whether a page of the site is there only GET finds out: `/:show` is no promise that there is such a show.
    .filter(([pattern]) => !pattern.startsWith('/:') && matches(pattern.split('/'), parts))
    .flatMap(([, each]) => [...each]);
  return [...new Set(methods)].sort();
}

function matches(pattern: readonly string[], parts: readonly string[]): boolean {
  if (pattern.length !== parts.length) return false;
  return pattern.every((part, i) => (part.startsWith(':') ? parts[i] !== '' : part === parts[i]));
}
