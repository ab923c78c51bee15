// Questions over HTTP, answered at once.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TestApp, testApp } from './helpers.js';

let test: TestApp;
beforeEach(() => {
  test = testApp();
});
afterEach(() => test.app.close());

it('takes a talk as long as its limits allow, in any writing', async () => {
  const exchange = { question: '猫'.repeat(1_000), answer: '猫'.repeat(10_000) };
  const payload = { question: 'Why?', history: Array.from({ length: 20 }, () => exchange) };
  const response = await test.app.inject({ method: 'POST', url: '/v1/ask', payload });
  expect(response.statusCode).toBe(200);
  const longer = { ...payload, history: [...payload.history, exchange] };
  expect((await test.app.inject({ method: 'POST', url: '/v1/ask', payload: longer })).statusCode).toBe(400);
});
