// Requests that break off before there is a request: no HTTP, unknown methods, endless headers, silence.
import { maxHeaderSize, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { HindcastError } from '../domain/errors.js';
import { toProblem } from './problem.js';
import { MAX_QUERY_LENGTH } from './schemas/fields.js';

/** Answers with a problem and closes the connection. The path is not known by then: `instance` is empty. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy(error);
    return;
  }
  const problem = toProblem(failureOf(error.code), '');
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'connection: close',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}

function failureOf(code: string | undefined): HindcastError {
  if (code === 'HPE_HEADER_OVERFLOW') {
    const limits = `at most ${maxHeaderSize} bytes are taken; \`q\` may have ${MAX_QUERY_LENGTH} characters`;
    return new HindcastError('headers-too-large', `Address and headers of the request are too long: ${limits}`);
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new HindcastError('request-timeout', 'The request did not come whole in time');
  }
  const detail = code === 'HPE_INVALID_METHOD' ? 'The method is not one of HTTP' : 'The request is not valid HTTP';
  return new HindcastError('invalid-request', detail);
}
