// Bodies that are a transcript, or hold one: how they are read, and how large they may be.
import { z } from 'zod';
import { HindcastError } from '../domain/errors.js';
import type { IngestRequest } from '../pipeline/ingest-request.js';
import { takeJson } from './body.js';
import { rawTranscriptTypes } from './ingest-request.js';
import type { App } from './routing.js';

/** JSON may write any byte of the transcript as six ("\\u0041"). */
const JSON_OVERHEAD = 6;
/** What stands around the transcript: title, people, links. */
const DESCRIPTION_LIMIT = 64 * 1024;

const rawBody = { schema: z.any().meta({ type: 'string', description: 'The transcript' }) };

/** For the `content` of a body: every media type of a transcript. */
export const rawBodies = Object.fromEntries(Object.keys(rawTranscriptTypes).map((type) => [type, rawBody]));

/** Registers parsers for raw transcripts and large JSON: give it an app of its own scope. */
export function takeTranscripts(app: App, maxTranscriptBytes: number): void {
  for (const type of Object.keys(rawTranscriptTypes)) {
    const limits = { parseAs: 'buffer', bodyLimit: maxTranscriptBytes } as const;
    app.addContentTypeParser(type, limits, (_request, bytes, done) => done(null, bytes));
  }
  takeJson(app, maxTranscriptBytes * JSON_OVERHEAD + DESCRIPTION_LIMIT);
}

/** Throws `payload-too-large`. */
export function checkSize({ bytes }: IngestRequest['transcript'], maxBytes: number): void {
  if (bytes.length <= maxBytes) return;
  const detail = `The transcript has ${bytes.length} bytes; at most ${maxBytes} are taken`;
  throw new HindcastError('payload-too-large', detail);
}
