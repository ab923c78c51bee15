// Keys of requests: claimed once, answered again, forgotten in time.
import { describe, expect, it } from 'vitest';
import { freshStore, type StoreAdapter } from './harness.js';

const asked = { key: 'key-1', request: 'hash-1', owner: 'process-1' };
const answer = {
  status: 201,
  headers: { location: '/v1/episodes/ep_1' },
  body: { outcome: 'created', list: [1, null] },
};

export function describeIdempotency(adapter: StoreAdapter): void {
  describe('idempotency keys', () => {
    const context = freshStore(adapter);
    const [past, future] = [new Date(0), new Date('2999-01-01')];
    const claim = (changes: Partial<typeof asked> = {}, limits = { expired: past, abandoned: past }) =>
      context.store.claimKey({ ...asked, ...changes }, limits);

    it('are claimed once, also by two at once', async () => {
      const claims = await Promise.all([claim(), claim(), claim({ owner: 'process-2' })]);
      expect(claims.map(({ state }) => state)).toEqual(['claimed', 'in-hand', 'in-hand']);
    });

    it('give the first answer again to the same request', async () => {
      await claim();
      await context.store.saveAnswer(asked, answer);
      expect(await claim({ owner: 'process-2' })).toEqual({ state: 'answered', answer });
    });

    it('stand for one request', async () => {
      await claim();
      expect(await claim({ request: 'hash-2' })).toEqual({ state: 'other-request' });
      await context.store.saveAnswer(asked, answer);
      expect(await claim({ request: 'hash-2' })).toEqual({ state: 'other-request' });
    });

    it('are free again when the work failed, but not when it is answered or another one has it', async () => {
      await claim();
      await context.store.releaseKey({ ...asked, owner: 'process-2' });
      expect((await claim()).state).toBe('in-hand');
      await context.store.releaseKey(asked);
      expect((await claim()).state).toBe('claimed');
      await context.store.saveAnswer(asked, answer);
      await context.store.releaseKey(asked);
      expect((await claim()).state).toBe('answered');
    });

    it('are taken over from a process that ended before it could answer', async () => {
      await claim();
      const limits = { expired: past, abandoned: future };
      expect((await claim({}, limits)).state).toBe('in-hand');
      expect((await claim({ owner: 'process-2' }, limits)).state).toBe('claimed');
      await context.store.saveAnswer(asked, answer);
      expect((await claim({ owner: 'process-2' })).state).toBe('in-hand');
    });

    it('are forgotten in time', async () => {
      await claim();
      await context.store.saveAnswer(asked, answer);
      expect((await claim({ request: 'hash-2' }, { expired: future, abandoned: past })).state).toBe('claimed');
    });
  });
}
