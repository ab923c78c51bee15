// What would be understood of a transcript? Nothing is stored.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { HindcastError } from '../../domain/errors.js';
import { lossKinds } from '../../domain/loss.js';
import type { TranscriptMetadata } from '../../domain/transcript.js';
import type { Validation } from '../../domain/validation.js';
import type { IngestRequest } from '../../pipeline/ingest-request.js';
import { mediaTypeRefused } from '../body.js';
import { rawTranscriptTypes } from '../ingest-request.js';
import { toProblem } from '../problem.js';
import type { App } from '../routing.js';
import { json, problems } from '../schemas/problem.js';
import { type ValidationBody, validationBodySchema, validationSchema } from '../schemas/validation.js';
import type { Services } from '../services.js';
import { checkSize, rawBodies, takeTranscripts } from '../transcript-body.js';
import { waitingSignal } from '../waiting.js';

const PATH = '/v1/transcripts/validate';

export interface ValidateRouteOptions {
  readonly maxTranscriptBytes: number;
}

/** Registers parsers for raw transcripts, so give it a scope of its own. */
export function validateRoutes(app: App, { validate }: Services, { maxTranscriptBytes }: ValidateRouteOptions): void {
  takeTranscripts(app, maxTranscriptBytes);
  app.post(
    PATH,
    {
      schema: {
        operationId: 'validateTranscript',
        tags: ['episodes'],
        summary: 'What would be understood of a transcript',
        description:
          'Reads the transcript as `POST /v1/episodes` would and tells what came out, what is odd about it by line, and ' +
          'what of the file has no place in the result. Nothing is stored. A transcript that would be refused is no ' +
          'failure of this request: the answer is 200 with `valid: false` and the problem inside. The body is a JSON ' +
          'object with `transcript`, or the transcript itself.',
        security: [{ apiKey: [] }],
        querystring: z.strictObject({}),
        body: { content: { 'application/json': { schema: validationBodySchema }, ...rawBodies } },
        response: {
          200: json(validationSchema, 'What was understood, or why it is refused'),
          ...problems('invalid-request', 'malformed-json', 'unauthorized', 'foreign-origin'),
          ...problems('payload-too-large', 'unsupported-media-type'),
        },
      },
    },
    async (request, reply) => {
      const posted = readPosted(request);
      checkSize(posted, maxTranscriptBytes);
      return present(await validate(posted, waitingSignal(reply, app.closing)));
    },
  );
}

function readPosted(request: FastifyRequest): IngestRequest['transcript'] {
  const { body, mediaType } = request as FastifyRequest & { mediaType: string };
  if (body === undefined) throw mediaTypeRefused(request);
  if (Buffer.isBuffer(body)) return { bytes: body, format: rawTranscriptTypes[mediaType] };
  const { text, format, origin } = (body as ValidationBody).transcript;
  return { bytes: Buffer.from(text, 'utf8'), format: format ?? undefined, origin: origin ?? undefined };
}

function present({ refusal, understood, encoding, findings, losses }: Validation): z.output<typeof validationSchema> {
  const problem = refusal && toProblem(new HindcastError(refusal.code, refusal.message, refusal.details), PATH);
  return {
    valid: refusal === null,
    problem,
    encoding,
    understood: understood && {
      ...understood,
      speakers: [...understood.speakers],
      metadata: presentMetadata(understood.metadata),
    },
    findings: [...findings],
    losses: losses.map(({ what, count, line }) => ({ what, meaning: lossKinds[what], count, line })),
  };
}

function presentMetadata({ speakers, people, ...rest }: TranscriptMetadata) {
  return { ...rest, ...(speakers && { speakers: [...speakers] }), ...(people && { people: [...people] }) };
}
