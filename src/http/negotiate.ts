// Which of the media types that we have does the client want?
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { HindcastError } from '../domain/errors.js';

/** The best of `available` by the Accept header; the first where there is no header or no preference; or undefined. */
export function preferredType<T extends string>(request: FastifyRequest, available: readonly T[]): T | undefined {
  const [best] = new Negotiator({ headers: request.headers }).mediaTypes([...available]);
  return best as T | undefined;
}

/** Notes that the answer depends on a header of the request, besides those noted before. */
export function varyBy(reply: FastifyReply, header: string): void {
  const before = reply.getHeader('vary');
  reply.header('vary', before ? `${String(before)}, ${header}` : header);
}

/** The format whose media type is the best by Accept, or undefined. `types` has the default first. */
export function bestFormat<F extends string>(
  request: FastifyRequest,
  types: Readonly<Partial<Record<F, string>>>,
): F | undefined {
  const formats = Object.keys(types) as F[];
  const best = preferredType(request, Object.values<string>(types as Readonly<Record<F, string>>));
  return formats.find((format) => types[format] === best);
}

/**
 * The representation to send: the one that `?format=` names, else the best by Accept.
 * `types` maps format names to media types, the default first. Throws `not-acceptable`.
 */
export function chooseFormat<F extends string>(
  request: FastifyRequest,
  types: Readonly<Partial<Record<F, string>>>,
  wanted?: F | undefined,
): F {
  const chosen = wanted ?? bestFormat(request, types);
  if (chosen) return chosen;
  throw new HindcastError('not-acceptable', `Available are ${Object.values(types).join(', ')}`);
}
