// What every file in routes/ gets: an app whose types come from the schemas, and the services.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ErrorCode } from '../domain/errors.js';
import { HindcastError } from '../domain/errors.js';

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** The value, or the 404 of its kind. */
export function found<T>(value: T | null | undefined, code: ErrorCode, detail: string): T {
  if (value === null || value === undefined) throw new HindcastError(code, detail);
  return value;
}
