// Ingesting as a background job: the request as JSON, and where it may be stopped.
import { z } from 'zod';
import { transcriptFormats } from '../domain/transcript.js';
import type { IngestRequest, IngestResult } from '../pipeline/ingest-request.js';
import { defineJobKind, type JobKind } from './job-kind.js';

/** What a job keeps: the request with its bytes as base64, because a payload is JSON. */
export interface IngestPayload extends Omit<IngestRequest, 'transcript'> {
  readonly transcript: Omit<IngestRequest['transcript'], 'bytes'> & { readonly base64: string };
}

/** What the request's type says more is let through: the API has checked it. */
const payloadSchema = z
  .looseObject({
    show: z.string(),
    slug: z.string(),
    transcript: z.looseObject({ base64: z.string(), format: z.enum(transcriptFormats).optional() }),
  })
  .transform((payload) => payload as unknown as IngestPayload);

export interface IngestSteps {
  readonly onProgress: (share: number) => void;
  /** Before the work begins, and before it is saved. */
  readonly beforeStart: () => Promise<void>;
  readonly beforeSave: () => Promise<void>;
}

/** `ingest` takes one transcript in, telling how far it is. */
export function ingestJob(ingest: (request: IngestRequest, steps: IngestSteps) => Promise<IngestResult>): JobKind {
  return defineJobKind({
    payload: payloadSchema,
    showOf: ({ show }) => show,
    async run(payload, { report, signal }) {
      const { episodeId } = await ingest(fromPayload(payload), {
        // What is derived so far is dropped; once it is saved it is too late to stop.
        onProgress: (share) => {
          if (share >= 1) return;
          signal.throwIfAborted();
          void report(share).catch(() => {});
        },
        // Told, so that a thread that ends from here on is known to have ended at work.
        beforeStart: () => report(0.01),
        beforeSave: () => report(0.95),
      });
      return { episodeId };
    },
  });
}

export function toPayload({ transcript: { bytes, ...named }, ...request }: IngestRequest): IngestPayload {
  return { ...request, transcript: { ...named, base64: Buffer.from(bytes).toString('base64') } };
}

function fromPayload({ transcript: { base64, ...named }, ...request }: IngestPayload): IngestRequest {
  return { ...request, transcript: { ...named, bytes: Buffer.from(base64, 'base64') } };
}
