// Taking in an episode: waits until it is searchable, or hands out a job with `Prefer: respond-async`.
import type { FastifyRequest } from 'fastify';
import { HindcastError } from '../../domain/errors.js';
import { type IngestRequest, sha256 } from '../../pipeline/ingest-request.js';
import type { AnswerOnce } from '../answer-once.js';
import { mediaTypeRefused } from '../body.js';
import { fromBody, fromRawTranscript, type PostedEpisode, withSlug } from '../ingest-request.js';
import type { App } from '../routing.js';
import {
  acceptedSchema,
  type EpisodeBody,
  episodeBodySchema,
  ingestedSchema,
  rawEpisodeDescription,
  rawEpisodeQuery,
} from '../schemas/episode.js';
import { json, problems } from '../schemas/problem.js';
import type { Services } from '../services.js';
import { takeIn } from '../take-in.js';
import { checkSize, rawBodies, takeTranscripts } from '../transcript-body.js';
import { waitingSignal } from '../waiting.js';

export interface IngestRouteOptions {
  readonly maxTranscriptBytes: number;
  readonly once: AnswerOnce;
}

/** Registers parsers for raw transcripts, so give it a scope of its own. */
export function ingestRoutes(app: App, services: Services, { maxTranscriptBytes, once }: IngestRouteOptions): void {
  takeTranscripts(app, maxTranscriptBytes);
  app.post(
    '/v1/episodes',
    {
      schema: {
        operationId: 'ingestEpisode',
        tags: ['episodes'],
        summary: 'Take in an episode',
        description:
          'Waits until the episode is on disk and can be searched; with `Prefer: respond-async` answers at once with ' +
          'a job. Without `slug`, one is made from the title, and an episode that has it already with another ' +
          'transcript is left alone (409). With `slug`, that episode is replaced: other bytes are a new revision, and ' +
          '`revision` says what they changed. With `If-Match`, only an episode of that `ETag` is (412). With ' +
          '`Idempotency-Key`, sending again within 24 hours gets the first answer again. The body is a JSON object, or ' +
          'the transcript itself with show, slug or title, and the rest in the query string; the title can stand in the ' +
          'transcript.',
        security: [{ apiKey: [] }],
        querystring: rawEpisodeQuery,
        body: { content: { 'application/json': { schema: episodeBodySchema }, ...rawBodies } },
        response: {
          200: json(ingestedSchema, 'The episode was there already: its outcome is `updated` or `unchanged`'),
          201: json(ingestedSchema, 'The episode was made; `Location` leads to it'),
          202: json(acceptedSchema, 'The job is on disk and will be done, restarts notwithstanding'),
          ...problems(
            ...(['invalid-request', 'malformed-json', 'unauthorized', 'foreign-origin', 'payload-too-large'] as const),
            ...(['episode-exists', 'request-in-hand', 'precondition-failed', 'unsupported-media-type'] as const),
            ...(['idempotency-key-reused', 'empty-transcript', 'no-speech', 'binary-transcript'] as const),
            ...(['unreadable-encoding', 'unknown-format', 'malformed-transcript'] as const),
          ),
        },
      },
    },
    async (request, reply) =>
      once(request, reply, async () => {
        const sent = readPosted(request);
        checkSize(sent.transcript, maxTranscriptBytes);
        const posted = await withSlug(sent, (transcript) =>
          services.validate(transcript, waitingSignal(reply, app.closing)),
        );
        if (!posted.replace) await refuseToOverwrite(posted, services);
        return takeIn(posted, { services, request, reply });
      }),
  );
}

function readPosted(request: FastifyRequest): PostedEpisode {
  const { body, query, mediaType } = request as FastifyRequest & { mediaType: string };
  if (body === undefined) throw mediaTypeRefused(request);
  const [field] = Object.keys(query as object);
  if (!Buffer.isBuffer(body)) {
    if (field) throw invalid(field, 'belongs into the JSON body');
    return fromBody(body as EpisodeBody);
  }
  const description = rawEpisodeDescription.safeParse(query);
  if (description.success) return fromRawTranscript(description.data, body, mediaType);
  const [issue] = description.error.issues;
  throw invalid(issue?.path.join('.') ?? 'show', issue?.code === 'invalid_type' ? 'is needed' : (issue?.message ?? ''));
}

function invalid(field: string, message: string): HindcastError {
  return new HindcastError('invalid-request', `${field} ${message}`, [{ field, message }]);
}

/** The store refuses too, in its transaction; this answers before any work is done, and says what to send. */
async function refuseToOverwrite({ show, slug, transcript }: IngestRequest, { reader }: Services): Promise<void> {
  const there = await reader.findEpisodeBySlug(show, slug);
  if (!there || there.transcriptHash === sha256(transcript.bytes)) return;
  const detail =
    `The show "${show}" has an episode "${slug}" with another transcript. ` +
    `Send \`slug\` explicitly: "${slug}" to replace it, another one to keep both`;
  throw new HindcastError('episode-exists', detail, [{ field: '/slug', message: `"${slug}" is taken` }]);
}
