// Health, measurements, documentation, shutdown.
import { once } from 'node:events';
import { connect } from 'node:net';
import { parse } from 'node-html-parser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config.js';
import { errorCatalogue } from '../../src/domain/errors.js';
import type { Embedder } from '../../src/embedder/embedder.js';
import { createApp } from '../../src/http/app.js';
import { createFakeServices } from '../fixtures/fake-services.js';
import { seed, type TestApp, testApp } from './helpers.js';

let test: TestApp;
beforeEach(() => {
  test = testApp();
});
afterEach(() => test.app.close());

const embedder: Embedder = { model: 'tiny', fingerprint: 'f', dimension: 1, embedBatch: async () => [] };

describe('GET /readyz', () => {
  it('503 while the model loads at the start, 200 from then on', async () => {
    test.services.setEmbedder({ status: 'loading' });
    expect((await test.app.inject('/readyz')).statusCode).toBe(503);
    test.services.setEmbedder({ status: 'ready', embedder });
    expect((await test.app.inject('/readyz')).json()).toEqual({
      status: 'ready',
      embedder: { status: 'ready', model: 'tiny' },
    });
    test.services.setEmbedder({ status: 'loading' });
    expect((await test.app.inject('/readyz')).json()).toMatchObject({ status: 'degraded' });
  });

  it('200 and degraded without a model, with the reason', async () => {
    expect((await test.app.inject('/readyz')).json()).toEqual({
      status: 'degraded',
      embedder: { status: 'unavailable', reason: 'no model in this test', retryAt: '1970-01-01T00:00:00.000Z' },
    });
  });

  it('says whether a configured language model is asked', async () => {
    test.services.setEmbedder({ status: 'ready', embedder });
    const state = { status: 'unavailable', reason: 'timeout', retryInMs: 20_000 } as const;
    test.services.setLanguageModel({ name: 'writer', state: () => state });
    const { status, languageModel } = (await test.app.inject('/readyz')).json();
    expect(status).toBe('ready');
    expect(languageModel).toMatchObject({ status: 'unavailable', model: 'writer', reason: 'timeout' });
    const seconds = (Date.parse(languageModel.retryAt) - Date.now()) / 1000;
    expect(seconds).toBeGreaterThan(10);
    expect(seconds).toBeLessThan(30);
    test.services.setLanguageModel({ name: 'writer', state: () => ({ status: 'ready' }) });
    expect((await test.app.inject('/readyz')).json().languageModel).toEqual({ status: 'ready', model: 'writer' });
  });

  it('says how far a change of the model is', async () => {
    test.services.setReindexing({ model: 'large', passages: 20, embedded: 8 });
    expect((await test.app.inject('/readyz')).json()).toMatchObject({
      reindex: { model: 'large', passages: 20, embedded: 8 },
    });
  });

  it('503 when the store does not answer', async () => {
    test.services.breakWith(new Error('disk gone'));
    const response = await test.app.inject('/readyz');
    expect(response.statusCode).toBe(503);
    expect(response.json()).toMatchObject({ code: 'not-ready', detail: 'The store does not answer' });
  });

  it('503 while draining, when /healthz is still 200', async () => {
    test.app.draining = true;
    expect((await test.app.inject('/readyz')).statusCode).toBe(503);
    expect((await test.app.inject('/healthz')).json()).toEqual({ status: 'ok' });
  });
});

describe('after the close has begun', () => {
  it('503 for what comes over an open connection; new connections are refused', async () => {
    test.app.get('/stop', async () => {
      setImmediate(() => void test.app.close());
      await new Promise((resolve) => setTimeout(resolve, 50));
      return 'stopping';
    });
    const port = Number(new URL(await test.app.listen({ port: 0, host: '127.0.0.1' })).port);
    const socket = connect(port, '127.0.0.1');
    const ask = (path: string) => socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    ask('/stop');
    await expect.poll(() => test.app.closing.aborted).toBe(true);
    ask('/v1/shows');
    const late = connect(port, '127.0.0.1');
    await expect(once(late, 'connect')).rejects.toThrow('ECONNREFUSED');
    const pieces: Buffer[] = [];
    for await (const piece of socket) pieces.push(piece as Buffer);
    expect(Buffer.concat(pieces).toString()).toMatch(/^HTTP\/1.1 200 .*stoppingHTTP\/1.1 503 .*"not-ready"/su);
  });
});

describe('GET /metrics', () => {
  it('counts requests by route and not by URL', async () => {
    const id = await seed(test);
    await test.app.inject(`/v1/episodes/${id}`);
    await test.app.inject('/v1/search?q=backup');
    const { body, headers } = await test.app.inject('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toContain(
      'hindcast_http_request_duration_seconds_count{method="GET",route="/v1/episodes/:id",status="200"} 1',
    );
    expect(body).toContain('hindcast_ingests_total{status="201"} 1');
    expect(body).toContain('hindcast_searches_total{route="/v1/search"} 1');
    expect(body).toContain('process_cpu_seconds_total');
    expect(body).not.toContain(id);
  });

  it('starts anew with every app', async () => {
    expect((await test.app.inject('/metrics')).body).not.toContain('hindcast_ingests_total{');
  });
});

describe('the documentation', () => {
  it('/docs has every operation, with a request to begin with, and runs nothing', async () => {
    const response = await test.app.inject({ url: '/docs', headers: { accept: 'text/html' } });
    const page = parse(response.body);
    const { paths } = (await test.app.inject('/docs/json')).json();
    const described = Object.entries<object>(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const shown = page.querySelectorAll('.operation h3 code').map(({ text }) => text.trim());
    expect(described.length).toBeGreaterThan(50);
    expect(shown.filter((name) => name.includes(' ')).sort()).toEqual(described.sort());
    expect(page.querySelectorAll('.operation pre')).toHaveLength(described.length);
    expect(page.querySelectorAll('script')).toEqual([]);
    expect(response.headers['content-security-policy']).not.toContain('script-src');
  });

  it('/docs leads to every schema that it names', async () => {
    const page = parse((await test.app.inject({ url: '/docs', headers: { accept: 'text/html' } })).body);
    const ids = page.querySelectorAll('[id]').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = page.querySelectorAll('main a[href^="#"]').map((link) => link.getAttribute('href')!.slice(1));
    expect(targets.length).toBeGreaterThan(200);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it('/openapi.yaml is the text that the app was given', async () => {
    const services = createFakeServices();
    const app = createApp({ services, config: parseConfig({ LOG_LEVEL: 'silent' }), openapiYaml: 'openapi: 3.1.0\n' });
    const response = await app.inject('/openapi.yaml');
    await app.close();
    expect(response.body).toBe('openapi: 3.1.0\n');
    expect(response.headers['content-type']).toContain('application/yaml');
  });

  it('has an anchor for every error that a problem can point at', async () => {
    const { body } = await test.app.inject('/docs/errors');
    for (const code of Object.keys(errorCatalogue)) expect(body).toContain(`id="${code}"`);
  });
});
