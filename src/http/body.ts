// Bodies of requests: how JSON is read, and what is said of one that cannot be.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HindcastError } from '../domain/errors.js';

/**
 * Takes JSON on every route that is registered on the app from now on; `bodyLimit` in bytes, by default that of the app.
 * Throws `malformed-json` with the place.
 */
export function takeJson(app: Pick<FastifyInstance, JsonMethods>, bodyLimit?: number): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  const limits = { parseAs: 'string', ...(bodyLimit !== undefined && { bodyLimit }) } as const;
  app.addContentTypeParser('application/json', limits, (request, text: string, done) => {
    // The parser calls back at once and returns nothing: it is not asynchronous.
    void parse(request, text, (error, value) => done(error && malformed(text), value));
  });
}

/** Takes what forms send. A name that comes several times has a list of values. */
export function takeForms(app: Pick<FastifyInstance, 'addContentTypeParser'>): void {
  const type = 'application/x-www-form-urlencoded';
  app.addContentTypeParser(type, { parseAs: 'string' }, (_request, text: string, done) => {
    const fields = new Map<string, string[]>();
    for (const [name, value] of new URLSearchParams(text)) {
      const before = fields.get(name);
      if (before) before.push(value);
      else fields.set(name, [value]);
    }
    const given = [...fields].map(([name, values]) => [name, values.length === 1 ? values[0] : values]);
    done(null, Object.fromEntries(given));
  });
}

type JsonMethods = 'addContentTypeParser' | 'getDefaultJsonParser' | 'removeContentTypeParser';

/** The 415 of a request, which names what its route takes. */
export function mediaTypeRefused({ method, headers, routeOptions }: FastifyRequest): HindcastError {
  const body = routeOptions.schema?.body as { content?: Readonly<Record<string, unknown>> } | undefined;
  const types = body?.content ? Object.keys(body.content) : ['application/json'];
  const taken = body ? types.join(', ') : 'no body';
  const sent = headers['content-type'];
  const given = sent ? `a body of type "${sent}" came` : 'the request names no content type';
  return new HindcastError('unsupported-media-type', `${method} ${routeOptions.url ?? ''} takes ${taken}; ${given}`);
}

function malformed(text: string): HindcastError {
  if (text === '') return new HindcastError('malformed-json', 'The body is empty');
  const reason = reasonOf(text);
  // What V8 adds of line and column differs between versions of Node.
  const told = reason.replace(/ in JSON at position \d+.*$/su, '');
  const position = /Unexpected end/u.test(reason) ? text.length : /at position (\d+)/u.exec(reason)?.[1];
  const place = position === undefined ? '' : `, at ${placeOf(text, Number(position))}`;
  return new HindcastError('malformed-json', `The body is not JSON: ${told}${place}`);
}

function reasonOf(text: string): string {
  try {
    JSON.parse(text);
  } catch (error) {
    return (error as SyntaxError).message;
  }
  return 'a key like "__proto__" is not taken';
}

function placeOf(text: string, position: number): string {
  const before = text.slice(0, position).split('\n');
  return `line ${before.length}, column ${before.at(-1)!.length + 1}`;
}
