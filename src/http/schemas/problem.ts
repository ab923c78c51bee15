// The one error shape: RFC 9457 problem details, with a stable code and the places that are wrong.
import { z } from 'zod';
import { type ErrorCode, errorCatalogue } from '../../domain/errors.js';

const codes = Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]];

export const problemSchema = z
  .object({
    type: z.string().meta({ description: 'URI reference of the page that explains the code' }),
    title: z.string().meta({ description: 'The code in words; the same for every occurrence' }),
    status: z.int().meta({ description: 'The HTTP status' }),
    detail: z.string().meta({ description: 'What is wrong this time' }),
    code: z.enum(codes).meta({ description: 'Stable; to be compared with by programs' }),
    instance: z.string().meta({ description: 'The path that was asked for' }),
    errors: z
      .array(
        z.object({
          field: z.string().optional().meta({ description: "JSON pointer into the body, or a parameter's name" }),
          line: z.int().optional().meta({ description: 'Line of the transcript, from 1' }),
          message: z.string(),
        }),
      )
      .meta({ description: 'The places that are wrong; empty when there is nothing to point at' }),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457 problem details',
    examples: [
      {
        type: '/docs/errors#invalid-request',
        title: 'The request does not fit the API',
        status: 400,
        detail: 'limit has to be a whole number from 1 to 100',
        code: 'invalid-request',
        instance: '/v1/search',
        errors: [{ field: 'limit', message: 'has to be a whole number from 1 to 100' }],
      },
    ],
  });

export type Problem = z.output<typeof problemSchema>;

const everywhere: readonly ErrorCode[] = ['foreign-host', 'not-ready', 'internal'];

interface ProblemResponse {
  description: string;
  content: { 'application/problem+json': { schema: typeof problemSchema } };
}

/** The error responses of a route, by status; those that every route can answer with are added. */
export function problems(...own: readonly ErrorCode[]): Record<number, ProblemResponse> {
  const responses: Record<number, ProblemResponse> = {};
  for (const code of [...own, ...everywhere]) {
    const { status, title } = errorCatalogue[code];
    const before = responses[status] ? `${responses[status].description}\n\n` : '';
    responses[status] = {
      description: `${before}\`${code}\`: ${title}`,
      content: { 'application/problem+json': { schema: problemSchema } },
    };
  }
  return responses;
}

/** A success as JSON. */
export function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } };
}
