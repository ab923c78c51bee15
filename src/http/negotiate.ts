// Which of the media types that we have does the client want?
import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { HindcastError } from '../domain/errors.js';

/** The best of `available` by the Accept header; the first where there is no header or no preference; or undefined. */
export function preferredType<T extends string>(request: FastifyRequest, available: readonly T[]): T | undefined {
  const [best] = new Negotiator({ headers: request.headers }).mediaTypes([...available]);
  return best as T | undefined;
}

/**
 * The representation to send: the one that `?format=` names, else the best by Accept.
 * `types` maps format names to media types, the default first. Throws `not-acceptable`.
 */
export function chooseFormat<F extends string>(
  request: FastifyRequest,
  types: Readonly<Record<F, string>>,
  wanted?: F | undefined,
): F {
  if (wanted) return wanted;
  const formats = Object.keys(types) as F[];
  const best = preferredType(
    request,
    formats.map((format) => types[format]),
  );
  const chosen = formats.find((format) => types[format] === best);
  if (chosen) return chosen;
  throw new HindcastError('not-acceptable', `Available are ${formats.map((format) => types[format]).join(', ')}`);
}
