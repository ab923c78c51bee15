// Streams: answers and jobs as server-sent events.
import { once } from 'node:events';
import { get as httpGet, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HindcastError } from '../../src/domain/errors.js';
import { openEventStream } from '../../src/http/server-events.js';
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
  it('sends evidence, citations, the answer in pieces, and the whole', async () => {
    await seed(test);
    const response = await ask('who keeps the backup?');
    expect(response.headers['content-type']).toContain('text/event-stream');
    const events = parseEvents(response.body);
    const whole = (
      await test.app.inject({ method: 'POST', url: '/v1/ask', payload: { question: 'who keeps the backup?' } })
    ).json();
    const kinds = events.map(({ event }) => event).filter((event, i, all) => event !== all[i - 1]);
    expect(kinds).toEqual(['evidence', 'citation', 'token', 'done']);
    expect(events[1]?.data).toEqual(whole.citations[0]);
    const tokens = events.filter(({ event }) => event === 'token').map(({ data }) => data.text);
    expect(tokens.join('')).toBe(whole.answer);
    expect(events.at(-1)?.data).toEqual(whole);
  });

  it('says in the stream that the archive does not answer', async () => {
    const events = parseEvents((await ask('what is the meaning of life?')).body);
    expect(events[0]).toEqual({ event: 'evidence', data: { citations: 0, degraded: true } });
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

async function enqueue(): Promise<string> {
  const headers = { prefer: 'respond-async' };
  const response = await test.app.inject({ method: 'POST', url: '/v1/episodes', headers, payload: newEpisode() });
  return response.json().job.id;
}

/** A real connection, because what is tried is what happens when it breaks. */
async function listenTo(path: string): Promise<IncomingMessage> {
  await test.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = test.app.server.address() as AddressInfo;
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
      const stream = openEventStream(app.closing, 5);
      setTimeout(() => stream.end(), 100);
      return stream.answer(reply);
    });
    const { body } = await app.inject('/silence');
    expect(body).toMatch(/^(?:: heartbeat\n\n)+$/u);
  });
});
