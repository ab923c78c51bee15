// Anything that is thrown -> the problem that the caller may see. What is inside stays inside.
import type { FastifyError } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { type ErrorCode, errorCatalogue, HindcastError } from '../domain/errors.js';
import type { Problem } from './schemas/problem.js';

/** Errors of Fastify that have a code of their own here; other 4xx are `invalid-request`. */
const fastifyCodes: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload-too-large',
};

/** The public failure behind an error, or null when it is a bug or a breakdown of ours. */
export function toHindcastError(error: unknown): HindcastError | null {
  if (error instanceof HindcastError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return fromValidation(error);
  if (!(error instanceof Error)) return null;
  const { code, statusCode } = error as Partial<FastifyError>;
  if (code && fastifyCodes[code]) return new HindcastError(fastifyCodes[code], error.message);
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
type Issue = NonNullable<ValidationError['validation']>[number];

function fromValidation({ validation, validationContext }: ValidationError): HindcastError {
  const details = (validation ?? []).flatMap((issue) => {
    const path = issue.instancePath === '/' ? '' : issue.instancePath;
    const message = messageOf(issue, validationContext);
    return keysOf(issue).map((key) => ({ field: fieldOf(`${path}${key}`, validationContext), message }));
  });
  const told = details.map(({ field, message }) => `${field || 'The body'} ${message}`).join('; ');
  return new HindcastError('invalid-request', told, details);
}

/** A JSON pointer into the body, or a parameter's name. */
function fieldOf(pointer: string, context: string | undefined): string {
  return context === 'body' ? pointer : pointer.slice(1);
}

/** The paths below an issue's own that it is about: one for each unknown key, or just itself. */
function keysOf({ params: { keys } }: Issue): string[] {
  return Array.isArray(keys) ? keys.map((key) => `/${String(key)}`) : [''];
}

/** Our own messages as they are; those of the validator in the same voice. */
function messageOf({ keyword, params, message = 'is not valid' }: Issue, context: string | undefined): string {
  if (keyword === 'unrecognized_keys') return context === 'body' ? 'is not a known field' : 'is not a known parameter';
  if (keyword === 'invalid_value' && Array.isArray(params.values)) return `has to be ${params.values.join(' or ')}`;
  const [, expected, received] = /^Invalid input: expected (\w+), received (\w+)$/u.exec(message) ?? [];
  if (received === 'undefined') return 'is needed';
  return expected && received ? `has to be of type ${expected}, not ${received}` : message;
}
