// Answers made smaller on their way. What is compressed is another representation, so it has a tag of its own.
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { FastifyInstance, FastifyReply, FastifyRequest, onSendHookHandler } from 'fastify';
import { varyBy } from './negotiate.js';

const CODINGS = ['br', 'gzip'] as const;
/** After the tag of what is compressed. No tag of ours holds a dot otherwise. */
const CODED_TAG = /\.(?:br|gzip)"/gu;
/** The kinds that are compressed. Event streams are not: each event has to leave at once. */
const COMPRESSIBLE = /^text\/(?!event-stream)|[+/](?:json|xml|yaml|javascript)(?:;|$)/u;

/** A fifteenth less than by the plugin's 4, in 11 ms for the longest transcript's page instead of 8; 9 takes 34 ms for a further half per cent, 10 a third of a second. */
const QUALITY = 7;
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } };

/** Has to come before the routes that it is for, and after what tags answers. Requests are taken as they are. */
export function compressAnswers(app: FastifyInstance): void {
  app.register(compress, {
    ...{ encodings: [...CODINGS], customTypes: COMPRESSIBLE, globalDecompression: false, brotliOptions: BROTLI },
  });
  app.addHook('onRequest', async (request) => {
    if (!isReadingMethod(request)) forgetCodings(request);
  });
  app.after(() => {
    // The plugin compresses in a hook of each route; what comes after that has to stand in the same place.
    app.addHook('onRoute', (route) => {
      route.onSend = [...[route.onSend ?? []].flat(), nameCoding];
    });
  });
}

/** Weak tags stand for all codings as they are. */
const nameCoding: onSendHookHandler = async (request, reply, payload) => {
  const coding = reply.getHeader('content-encoding');
  const tag = reply.getHeader('etag');
  if (typeof coding !== 'string' || typeof tag !== 'string') return payload;
  if (tag.startsWith('"') && isReadingMethod(request)) reply.header('etag', tag.replace(/"$/u, `.${coding}"`));
  return payload;
};

/** The tag of the uncompressed answer. */
export function plainTag(tag: string): string {
  return tag.replace(CODED_TAG, '"');
}

/** Whoever writes names what was read, however that was sent. */
function forgetCodings({ headers }: FastifyRequest): void {
  for (const name of ['if-match', 'if-none-match'] as const) {
    const value = headers[name];
    if (value !== undefined) headers[name] = plainTag(value);
  }
}

function isReadingMethod({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Also where an answer is too small to compress, and where a client does not ask for it: another one may. */
export function varyByCoding(reply: FastifyReply): void {
  if (COMPRESSIBLE.test(String(reply.getHeader('content-type') ?? ''))) varyBy(reply, 'Accept-Encoding');
}
