// Strong entity tags for everything that is read, so that clients fetch only what changed.
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { plainTag, varyByCoding } from './compress.js';

/** Adds an ETag (hash of the body) to 200 answers to GET and HEAD; answers 304 when the client has that one already. */
export function tagResponses(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (reply.statusCode !== 200 || (request.method !== 'GET' && request.method !== 'HEAD')) return payload;
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
    varyByCoding(reply);
    const tag = tagOfBody(payload);
    const known = findKnown(request.headers['if-none-match'], tag);
    reply.header('etag', known ?? tag);
    if (known === undefined) return payload;
    reply.code(304).removeHeader('content-length').removeHeader('content-type');
    return null;
  });
}

/** The ETag of a view, as GET sends it. */
export function tagOfView<Schema extends z.ZodType>(schema: Schema, view: z.output<Schema>): string {
  return tagOfBody(serializerCompiler({ schema, method: 'GET', url: '' })(view));
}

/** As GET sends it. */
export function tagOfBody(body: string | Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

/** The tag under which the client has it, compressed or not. If-None-Match compares weakly (RFC 9110, 13.1.2). */
function findKnown(header: string | undefined, tag: string): string | undefined {
  const candidates = (header ?? '').split(',').map((each) => each.trim().replace(/^W\//u, ''));
  const known = candidates.find((candidate) => candidate === '*' || plainTag(candidate) === tag);
  return known === '*' ? tag : known;
}
