// The one place that answers with an error: problem details for programs, a page for people in a browser.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errorCatalogue, HindcastError } from '../domain/errors.js';
import { errorPage } from '../site/pages/error.js';
import { mediaTypeRefused } from './body.js';
import { preferredType } from './negotiate.js';
import { sendPage } from './page-reply.js';
import { toHindcastError, toProblem } from './problem.js';
import { allowedMethods, type RouteTable } from './route-table.js';
import { problemSchema } from './schemas/problem.js';
import { ClientLeft } from './waiting.js';

/** Answers every failure, unknown paths (404) and wrong methods (405, with `Allow`) among them. */
export function handleErrors(app: FastifyInstance, routes: RouteTable): void {
  app.setErrorHandler(answerFailure);
  app.setNotFoundHandler((request, reply) => {
    const methods = allowedMethods(routes, pathOf(request));
    if (methods.length === 0 || methods.includes(request.method)) {
      const error = new HindcastError('unknown-route', `There is nothing at ${pathOf(request)}`);
      return answerWith(error, request, reply);
    }
    reply.header('allow', methods.join(', '));
    const detail = `${pathOf(request)} takes ${methods.join(', ')}, not ${request.method}`;
    return answerWith(new HindcastError('method-not-allowed', detail), request, reply);
  });
}

/** Also for what fails before a request is routed: a URL that cannot be decoded. */
export function answerFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  // Nobody reads it, and nothing failed that a log should tell.
  if (error instanceof ClientLeft || isCutOff(error, reply)) return reply.send();
  const known = toHindcastError(error);
  if (known?.code === 'unsupported-media-type') return answerWith(mediaTypeRefused(request), request, reply);
  if (!known || known.code === 'internal') request.log.error({ err: error }, 'request failed');
  return answerWith(known ?? unexpected(request), request, reply);
}

/** A stream that was to be the answer ended with the connection. */
function isCutOff(error: unknown, { raw }: FastifyReply): boolean {
  return raw.destroyed && error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}

function unexpected(request: FastifyRequest): HindcastError {
  return new HindcastError('internal', `Something failed inside; the log says what, at request ${request.id}`);
}

function answerWith(error: HindcastError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, title } = errorCatalogue[error.code];
  const path = pathOf(request);
  reply.code(status).header('cache-control', 'no-store');
  if (error.code === 'unauthorized') reply.header('www-authenticate', 'Bearer realm="hindcast"');
  if (!path.startsWith('/v1/') && preferredType(request, ['application/problem+json', 'text/html']) === 'text/html') {
    return sendPage(reply, errorPage({ status, title, detail: error.message }));
  }
  const problem = problemSchema.parse(toProblem(error, path));
  return reply.type('application/problem+json').send(JSON.stringify(problem));
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0]!;
}
