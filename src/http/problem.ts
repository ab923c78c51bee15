// Anything that is thrown -> the problem that the caller may see. What is inside stays inside.
import type { FastifyError } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { type ErrorCode, type ErrorDetail, errorCatalogue, HindcastError } from '../domain/errors.js';
import type { Problem } from './schemas/problem.js';

/** Errors of Fastify that have a code of their own here; other 4xx are `invalid-request`. */
const fastifyCodes: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload-too-large',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-json',
};

/** The public failure behind an error, or null when it is a bug or a breakdown of ours. */
export function toHindcastError(error: unknown): HindcastError | null {
  if (error instanceof HindcastError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return fromValidation(error);
  if (!(error instanceof Error)) return null;
  const { code, statusCode } = error as Partial<FastifyError>;
  if (code && fastifyCodes[code]) return new HindcastError(fastifyCodes[code], error.message);
  if (error instanceof SyntaxError && statusCode === 400) return new HindcastError('malformed-json', error.message);
  if (statusCode && statusCode >= 400 && statusCode < 500) return new HindcastError('invalid-request', error.message);
  return null;
}

export function toProblem({ code, message, details }: HindcastError, path: string): Problem {
  const { status, title } = errorCatalogue[code];
  return {
    type: `/docs/errors#${code}`,
    title,
    status,
    detail: message,
    code,
    instance: path,
    errors: details.map(({ field, line, message }) => ({
      ...(field !== undefined && { field }),
      ...(line !== undefined && { line }),
      message,
    })),
  };
}

type ValidationError = Pick<FastifyError, 'validation' | 'validationContext'>;

function fromValidation({ validation, validationContext }: ValidationError): HindcastError {
  const details = (validation ?? []).flatMap((issue) => {
    const path = issue.instancePath === '/' ? '' : issue.instancePath;
    return unknownKeys(issue.params).map((key) => detailOf(`${path}${key}`, issue.message, validationContext));
  });
  const told = details.map(({ field, message }) => `${field} ${message}`.trim()).join('; ');
  return new HindcastError('invalid-request', told, details);
}

/** The paths below an issue's own that it is about: one for each unknown key, or just itself. */
function unknownKeys({ keys }: Record<string, unknown>): string[] {
  return Array.isArray(keys) ? keys.map((key) => `/${String(key)}`) : [''];
}

function detailOf(pointer: string, message = 'is not valid', context?: string): ErrorDetail {
  const field = context === 'body' ? pointer : pointer.slice(1);
  if (/^Unrecognized key/u.test(message)) {
    return { field, message: context === 'body' ? 'is not a known field' : 'is not a known parameter' };
  }
  if (/received undefined$/u.test(message)) return { field, message: 'is needed' };
  return { field, message: message.replace(/^Invalid input: /u, 'is not valid: ') };
}
