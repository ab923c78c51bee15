// What is no request yet, over a real connection.
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '../../src/http/schemas/problem.js';
import { type TestApp, testApp } from './helpers.js';

let test: TestApp;
let port: number;
beforeAll(async () => {
  test = testApp();
  port = Number(new URL(await test.app.listen({ port: 0, host: '127.0.0.1' })).port);
});
afterAll(() => test.app.close());

/** All that the server says until it closes the connection. */
async function say(words: string): Promise<{ head: string; body: string }> {
  const socket = connect(port, '127.0.0.1');
  socket.write(words);
  const pieces: Buffer[] = [];
  for await (const piece of socket) pieces.push(piece as Buffer);
  const [head = '', body = ''] = Buffer.concat(pieces).toString('utf8').split('\r\n\r\n');
  return { head, body };
}

const rest = 'HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';

describe('a request that breaks off before it is one', () => {
  it.each([
    ['nonsense', 'hello\r\n\r\n', 400, 'invalid-request'],
    ['an unknown method', `NOPE /v1/shows ${rest}`, 400, 'invalid-request'],
    ['a query of 20,000 characters', `GET /v1/search?q=${'a'.repeat(20_000)} ${rest}`, 431, 'headers-too-large'],
    [
      'a header of 20,000 characters',
      `GET / HTTP/1.1\r\nCookie: ${'a'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers-too-large',
    ],
    ['two lengths', `POST /v1/ask HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n`, 400, 'invalid-request'],
    ['a method of WebDAV', `PROPFIND /v1/shows ${rest}`, 405, 'method-not-allowed'],
    ['a method that the path cannot have', `PURGE /nope ${rest}`, 404, 'unknown-route'],
  ])('is answered with a problem: %s', async (_name, words, status, code) => {
    const { head, body } = await say(words);
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `, 'u'));
    expect(head.toLowerCase()).toContain('content-type: application/problem+json');
    expect(problemSchema.strict().parse(JSON.parse(body))).toMatchObject({ code, status });
  });

  it('says how long a query may be', async () => {
    const { body } = await say(`GET /v1/search?q=${'a'.repeat(20_000)} ${rest}`);
    expect(JSON.parse(body).detail).toContain('`q` may have 1000 characters');
  });
});
