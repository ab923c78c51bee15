// Streams: answers and jobs as server-sent events.
import { once } from 'node:events';
import { type ClientRequest, get as httpGet, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyBaseLogger } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HindcastError } from '../../src/domain/errors.js';
import { tellAnswer } from '../../src/http/answer-events.js';
import { type EventStream, openEventStream } from '../../src/http/server-events.js';
import { ClientLeft } from '../../src/http/waiting.js';
import { newEpisode, seed, type TestApp, testApp } from './helpers.js';

let test: TestApp;
beforeEach(() => {
  test = testApp();
});
afterEach(() => test.app.close());

interface Event {
  readonly event: string;
  readonly data: { readonly [key: string]: unknown };
}

function parseEvents(body: string): Event[] {
  return [...body.matchAll(/event: (.*)\ndata: (.*)\n\n/gu)].map(([, event = '', data = '']) => {
    return { event, data: JSON.parse(data) };
  });
}

function ask(question: string) {
  const headers = { accept: 'text/event-stream' };
  return test.app.inject({ method: 'POST', url: '/v1/ask', headers, payload: { question } });
}

describe('POST /v1/ask as a stream', () => {
  it('sends evidence, the answer in pieces, its citations, and the whole', async () => {
    await seed(test);
    const response = await ask('who keeps the backup?');
    expect(response.headers['content-type']).toContain('text/event-stream');
    const events = parseEvents(response.body);
    const whole = (
      await test.app.inject({ method: 'POST', url: '/v1/ask', payload: { question: 'who keeps the backup?' } })
    ).json();
    const kinds = events.map(({ event }) => event).filter((event, i, all) => event !== all[i - 1]);
    expect(kinds).toEqual(['evidence', 'token', 'citation', 'done']);
    // Which lesson has the words is looked up once it is known what is cited.
    const evidence = whole.citations.map(({ lessonUrl: _, ...citation }: { lessonUrl: unknown }) => citation);
    expect(events[0]?.data).toEqual({ citations: evidence, degraded: true });
    const cited = events.filter(({ event }) => event === 'citation').map(({ data }) => data);
    expect(cited).toEqual(whole.citations);
    const tokens = events.filter(({ event }) => event === 'token').map(({ data }) => data.text);
    expect(tokens.join('')).toBe(whole.answer);
    expect(events.at(-1)?.data).toEqual(whole);
  });

  it('says in the stream that the archive does not answer', async () => {
    const events = parseEvents((await ask('what is the meaning of life?')).body);
    expect(events[0]).toEqual({ event: 'evidence', data: { citations: [], degraded: true } });
    expect(events.at(-1)?.data).toMatchObject({ answered: false, citations: [] });
  });

  it.each([
    [new HindcastError('not-ready', 'Later'), 'not-ready'],
    [new Error('secret'), 'internal'],
  ])('ends with a problem when it fails: %s', async (error, code) => {
    test.services.breakWith(error);
    const response = await ask('why?');
    expect(parseEvents(response.body)).toMatchObject([{ event: 'error', data: { code } }]);
    expect(response.body).not.toContain('secret');
  });
});

const types = ['application/json', 'text/event-stream'];

/** Over a real connection, with an answerer that waits until it is told to give up. */
async function askAndWait(accept: string): Promise<{ request: ClientRequest; signal: AbortSignal }> {
  test.services.holdAnswers();
  const { port } = await listen();
  const headers = { accept, 'content-type': 'application/json' };
  const request = httpRequest({ port, host: '127.0.0.1', path: '/v1/ask', method: 'POST', headers });
  request.on('error', () => {});
  request.end(JSON.stringify({ question: 'who keeps the backup?' }));
  await expect.poll(() => test.services.asked.length).toBe(1);
  return { request, signal: test.services.asked[0]!.options.signal! };
}

function loggerTo(errors: unknown[]): FastifyBaseLogger {
  const nothing = (): void => {};
  const logger: FastifyBaseLogger = {
    ...{ level: 'info', silent: nothing, trace: nothing, debug: nothing, info: nothing, warn: nothing, fatal: nothing },
    error: (of: unknown) => errors.push(of),
    child: () => logger,
  };
  return logger;
}

describe.each(types)('a question whose answer takes long, as %s', (accept) => {
  it('is given up when the client leaves', async () => {
    const { request, signal } = await askAndWait(accept);
    expect(signal.aborted).toBe(false);
    request.destroy();
    await expect.poll(() => signal.aborted).toBe(true);
    expect(signal.reason).toBeInstanceOf(ClientLeft);
  });

  it('is no failure that the log tells when the client leaves', async () => {
    const errors: unknown[] = [];
    await test.app.close();
    test = testApp({}, loggerTo(errors));
    const { request, signal } = await askAndWait(accept);
    request.destroy();
    await expect.poll(() => signal.aborted).toBe(true);
    await test.app.close();
    expect(errors).toEqual([]);
  });

  it('is given up when the server shuts down, and says so', async () => {
    const { request, signal } = await askAndWait(accept);
    const told = once(request, 'response').then(async ([response]) => readAll(response as IncomingMessage));
    await Promise.all([told, test.app.close()]);
    expect(signal.aborted).toBe(true);
    expect(await told).toContain('"code":"not-ready"');
  });

  it('is not given up once it was answered', async () => {
    await seed(test);
    const { port } = await listen();
    const headers = { accept, 'content-type': 'application/json' };
    const body = JSON.stringify({ question: 'who keeps the backup?' });
    const response = await fetch(`http://127.0.0.1:${port}/v1/ask`, { method: 'POST', headers, body });
    expect(await response.text()).toContain('"answered":true');
    await test.app.close();
    expect(test.services.asked[0]?.options.signal?.aborted).toBe(false);
  });
});

it('a client that leaves half-way through a stream is told nothing more, and ends the work', async () => {
  const { request, signal } = await askAndWait('text/event-stream');
  const { options } = test.services.asked[0]!;
  options.onEvent?.({ type: 'token', text: 'The tapes' });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const [first] = await once(response.setEncoding('utf8'), 'data');
  expect(parseEvents(first)).toEqual([{ event: 'token', data: { text: 'The tapes' } }]);
  response.destroy();
  await expect.poll(() => signal.aborted).toBe(true);
  expect(() => options.onEvent?.({ type: 'token', text: ' were blank.' })).not.toThrow();
});

describe('a reader that is behind', () => {
  it('gets the words that came meanwhile as one', () => {
    const sent: unknown[] = [];
    let full = true;
    let drain = (): void => {};
    const stream: EventStream = {
      send: (event, data) => void sent.push([event, data]),
      isFull: () => full,
      onDrain: (listener) => {
        drain = listener;
      },
      end: () => void sent.push('end'),
      ...{ destroy: () => {}, onClose: () => {}, answer: (reply) => reply },
    };
    const { tell } = tellAnswer(stream);
    for (const text of ['Ten', ' rows', ' prove']) tell({ type: 'token', text });
    expect(sent).toEqual([]);
    full = false;
    drain();
    tell({ type: 'token', text: ' nothing.' });
    expect(sent).toEqual([
      ['token', { text: 'Ten rows prove' }],
      ['token', { text: ' nothing.' }],
    ]);
  });

  it('is given up when it takes nothing for a long time', async () => {
    const closed = new Promise<void>((resolve) => {
      test.app.get('/flood', async (_request, reply) => {
        const stream = openEventStream({ heartbeatMs: 5 });
        stream.onClose(resolve);
        stream.answer(reply);
        for (let i = 0; i < 200; i++) stream.send('state', 'x'.repeat(100_000));
        return reply;
      });
    });
    const { port } = await listen();
    const request = httpGet({ port, host: '127.0.0.1', path: '/flood' }).on('error', () => {});
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    response.on('error', () => {}).pause();
    await closed;
    request.destroy();
  });
});

async function listen(): Promise<AddressInfo> {
  await test.app.listen({ port: 0, host: '127.0.0.1' });
  return test.app.server.address() as AddressInfo;
}

async function readAll(response: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of response.setEncoding('utf8')) body += chunk;
  return body;
}

async function enqueue(): Promise<string> {
  const headers = { prefer: 'respond-async' };
  const response = await test.app.inject({ method: 'POST', url: '/v1/episodes', headers, payload: newEpisode() });
  return response.json().job.id;
}

/** A real connection, because what is tried is what happens when it breaks. */
async function listenTo(path: string): Promise<IncomingMessage> {
  const { port } = await listen();
  const request = httpGet({ port, host: '127.0.0.1', path });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return response.setEncoding('utf8');
}

describe('GET /v1/jobs/{id}/events', () => {
  it('tells where the job stands, every change, and ends with the job', async () => {
    const id = await enqueue();
    const response = await listenTo(`/v1/jobs/${id}/events`);
    const [first] = await once(response, 'data');
    expect(parseEvents(first)).toMatchObject([{ event: 'state', data: { id, state: 'queued' } }]);
    let rest = '';
    response.on('data', (chunk: string) => {
      rest += chunk;
    });
    test.services.runNextJob();
    await once(response, 'end');
    expect(parseEvents(rest).map(({ data }) => data.state)).toEqual(['running', 'succeeded']);
    expect(test.services.listenerCount()).toBe(0);
  });

  it('ends at once when the job has ended before', async () => {
    const id = await enqueue();
    test.services.runNextJob();
    const { body } = await test.app.inject(`/v1/jobs/${id}/events`);
    expect(parseEvents(body)).toMatchObject([{ event: 'state', data: { state: 'succeeded' } }]);
  });

  it('stops listening when the client leaves', async () => {
    const response = await listenTo(`/v1/jobs/${await enqueue()}/events`);
    await once(response, 'data');
    expect(test.services.listenerCount()).toBe(1);
    response.destroy();
    await expect.poll(() => test.services.listenerCount()).toBe(0);
  });

  it('ends when the server shuts down', async () => {
    const response = await listenTo(`/v1/jobs/${await enqueue()}/events`);
    await once(response, 'data');
    response.resume();
    await Promise.all([once(response, 'end'), test.app.close()]);
    expect(test.services.listenerCount()).toBe(0);
  });

  it('leaves no listener behind when the job is not known', async () => {
    await test.app.inject('/v1/jobs/absent/events');
    await expect.poll(() => test.services.listenerCount()).toBe(0);
  });
});

describe('a stream without news', () => {
  it('sends heartbeats, so that proxies keep it open', async () => {
    const { app } = test;
    app.get('/silence', async (_request, reply) => {
      const stream = openEventStream({ closing: app.closing, heartbeatMs: 5 });
      setTimeout(() => stream.end(), 100);
      return stream.answer(reply);
    });
    const { body } = await app.inject('/silence');
    expect(body).toMatch(/^(?:: heartbeat\n\n)+$/u);
  });
});
