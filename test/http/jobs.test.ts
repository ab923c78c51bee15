// Jobs: the list, cancelling, trying again. Their streams stand in server-events.test.ts.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newEpisode, type TestApp, testApp } from './helpers.js';

let test: TestApp;
beforeEach(() => {
  test = testApp();
});
afterEach(() => test.app.close());

async function enqueue(show = 'night-shift'): Promise<string> {
  const headers = { prefer: 'respond-async' };
  const payload = newEpisode({ show });
  return (await test.app.inject({ method: 'POST', url: '/v1/episodes', headers, payload })).json().job.id;
}

const get = async (query: string) => (await test.app.inject(`/v1/jobs${query}`)).json();
const post = (id: string, verb: string) => test.app.inject({ method: 'POST', url: `/v1/jobs/${id}/${verb}` });

describe('GET /v1/jobs', () => {
  it('lists jobs newest first, a page at a time', async () => {
    const ids = [await enqueue(), await enqueue(), await enqueue()].reverse();
    const first = await get('?limit=2');
    expect(first.items.map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 2));
    const second = await get(`?limit=2&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ items: [{ id: ids[2], show: 'night-shift', attempts: 0 }], nextCursor: null });
  });

  it('narrows by state, kind and show', async () => {
    const [cancelled, other] = [await enqueue(), await enqueue('other-show')];
    await post(cancelled, 'cancel');
    const idsOf = async (query: string) => (await get(query)).items.map(({ id }: { id: string }) => id);
    expect(await idsOf('?state=cancelled')).toEqual([cancelled]);
    expect(await idsOf('?show=other-show')).toEqual([other]);
    expect(await idsOf('?kind=import-feed')).toEqual([]);
    expect((await get('?state=lost')).code).toBe('invalid-request');
  });
});

describe('POST /v1/jobs/{id}/cancel', () => {
  it('cancels, and does nothing the second time', async () => {
    const id = await enqueue();
    const response = await post(id, 'cancel');
    expect([response.statusCode, response.json().state]).toEqual([200, 'cancelled']);
    test.services.runNextJob();
    expect((await get(`/${id}`)).state).toBe('cancelled');
  });

  it('409 once it has ended, 404 when there is none', async () => {
    const id = await enqueue();
    test.services.runNextJob();
    expect((await post(id, 'cancel')).json()).toMatchObject({ status: 409, code: 'job-ended' });
    expect((await post('absent', 'cancel')).json()).toMatchObject({ status: 404, code: 'unknown-job' });
  });
});

describe('POST /v1/jobs/{id}/retry', () => {
  it('queues a failed job again', async () => {
    const id = await enqueue();
    const error = { code: 'no-speech' as const, message: 'Only music', details: [] };
    test.services.changeJob(id, { state: 'failed', error });
    expect(await get(`/${id}`)).toMatchObject({ state: 'failed', error });
    const response = await post(id, 'retry');
    expect([response.statusCode, response.json()]).toMatchObject([200, { id, state: 'queued', error: null }]);
  });

  it('409 when it has not failed, 404 when there is none', async () => {
    expect((await post(await enqueue(), 'retry')).json()).toMatchObject({ status: 409, code: 'job-not-failed' });
    expect((await post('absent', 'retry')).json()).toMatchObject({ status: 404, code: 'unknown-job' });
  });
});

describe('what is measured and told', () => {
  it('counts jobs by state', async () => {
    await enqueue();
    await post(await enqueue(), 'cancel');
    const { body } = await test.app.inject('/metrics');
    expect(body).toContain('hindcast_jobs{state="queued"} 1');
    expect(body).toContain('hindcast_jobs{state="cancelled"} 1');
    expect(body).toContain('hindcast_jobs{state="waiting"} 0');
  });

  it('says how far the rebuilding is', async () => {
    expect((await test.app.inject('/readyz')).json()).not.toHaveProperty('rebuild');
    test.services.setRebuilding({ left: 7, rebuilt: 3, failed: new Map([['ep_1', 'no']]) });
    expect((await test.app.inject('/readyz')).json().rebuild).toEqual({ left: 7, rebuilt: 3, failed: 1 });
  });

  it.each(['failed', 'cancelled'] as const)('ends the stream of a job that is %s', async (state) => {
    const id = await enqueue();
    test.services.changeJob(id, { state });
    const { body } = await test.app.inject(`/v1/jobs/${id}/events`);
    expect(body).toContain(`"state":"${state}"`);
  });
});
