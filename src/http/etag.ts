// Strong entity tags for everything that is read, so that clients fetch only what changed.
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { z } from 'zod';

/** Adds an ETag (hash of the body) to 200 answers to GET and HEAD; answers 304 when the client has that one already. */
export function tagResponses(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (reply.statusCode !== 200 || (request.method !== 'GET' && request.method !== 'HEAD')) return payload;
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
    const tag = tagOfBody(payload);
    reply.header('etag', tag);
    if (!isKnown(request.headers['if-none-match'], tag)) return payload;
    reply.code(304).removeHeader('content-length').removeHeader('content-type');
    return null;
  });
}

/** The ETag of a view, as GET sends it. */
export function tagOfView<Schema extends z.ZodType>(schema: Schema, view: z.output<Schema>): string {
  return tagOfBody(serializerCompiler({ schema, method: 'GET', url: '' })(view));
}

function tagOfBody(body: string | Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

/** If-None-Match compares weakly (RFC 9110, 13.1.2). */
function isKnown(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((each) => {
    const candidate = each.trim();
    return candidate === '*' || candidate.replace(/^W\//u, '') === tag;
  });
}
