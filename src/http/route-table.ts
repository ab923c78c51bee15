// Which methods does a path take? The router knows only "found" and "not found"; 405 and the contract test need more.
import type { FastifyInstance } from 'fastify';
import { reservedSlugs } from './schemas/episode.js';

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
  const methods = [...table].filter(([pattern]) => matches(pattern.split('/'), parts)).flatMap(([, each]) => [...each]);
  return [...new Set(methods)].sort();
}

/** A show cannot have a reserved name, so the site's `/:show` pages do not speak for `/v1/...`. */
function matches(pattern: readonly string[], parts: readonly string[]): boolean {
  if (pattern.length !== parts.length) return false;
  if (pattern[1]?.startsWith(':') && reservedSlugs.includes(parts[1] ?? '')) return false;
  return pattern.every((part, i) => (part.startsWith(':') ? parts[i] !== '' : part === parts[i]));
}
