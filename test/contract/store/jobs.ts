// The queue: in order, each job to one taker, nothing lost over a restart.
import { describe, expect, it } from 'vitest';
import type { JobError } from '../../../src/domain/job.js';
import { freshStore, type StoreAdapter } from './harness.js';

const limit = { maxAttempts: 3, error: { code: 'internal', message: 'Cut off', details: [] } satisfies JobError };

export function describeJobs(adapter: StoreAdapter): void {
  describe('jobs', () => {
    const context = freshStore(adapter);

    it('are taken oldest first, each once, with the payload as it went in', async () => {
      const { store } = context;
      const payload = { text: 'line\n"quoted" 日本語 🎙️', nested: [1, null, { a: true }], empty: '' };
      const first = await store.enqueueJob('ingest', payload);
      const second = await store.enqueueJob('ingest', null);
      expect(first).toMatchObject({ kind: 'ingest', state: 'queued', progress: 0, episodeId: null, error: null });
      const claimed = await store.claimJob();
      expect(claimed?.payload).toEqual(payload);
      expect(claimed?.job).toMatchObject({ id: first.id, state: 'running' });
      expect(await store.claimJob()).toMatchObject({ job: { id: second.id, kind: 'ingest' }, payload: null });
      expect(await store.claimJob()).toBeNull();
    });

    it('carry a payload of 20 MB', async () => {
      const { store } = context;
      const text = 'Ada: words and words.\n'.repeat(950_000);
      await store.enqueueJob('ingest', { text });
      const claimed = await store.claimJob();
      // Not toEqual: a failure would print both.
      expect(JSON.stringify(claimed?.payload) === JSON.stringify({ text })).toBe(true);
    });

    it('tell how far they are', async () => {
      const { store } = context;
      const { id } = await store.enqueueJob('ingest', {});
      await store.claimJob();
      await store.saveJobProgress(id, 0.4);
      expect(await store.findJob(id)).toMatchObject({ state: 'running', progress: 0.4 });
      await store.saveJobProgress(id, 7);
      expect((await store.findJob(id))?.progress).toBe(1);
    });

    it('end as succeeded with the episode', async () => {
      const { store } = context;
      const { id } = await store.enqueueJob('ingest', {});
      await store.claimJob();
      await store.completeJob(id, 'ep_1');
      await store.saveJobProgress(id, 0.1);
      expect(await store.findJob(id)).toMatchObject({
        state: 'succeeded',
        progress: 1,
        episodeId: 'ep_1',
        error: null,
      });
    });

    it('end as failed with code, message and the places that are wrong', async () => {
      const { store } = context;
      const { id } = await store.enqueueJob('ingest', {});
      await store.claimJob();
      const details = [{ line: 3, field: '/transcript/text', message: 'only music' }];
      const error = { code: 'no-speech' as const, message: 'No speech was found.', details };
      await store.failJob(id, error);
      expect(await store.findJob(id)).toMatchObject({ state: 'failed', episodeId: null, error });
      expect(await store.claimJob()).toBeNull();
    });

    it('that were running are queued again after a restart, in their old order', async () => {
      const { store } = context;
      const jobs = [
        await store.enqueueJob('ingest', 1),
        await store.enqueueJob('ingest', 2),
        await store.enqueueJob('ingest', 3),
      ];
      await store.claimJob();
      await store.claimJob();
      await store.completeJob(jobs[0]!.id, null);
      expect(await store.requeueInterruptedJobs(limit)).toBe(1);
      expect(await store.claimJob()).toMatchObject({ job: { id: jobs[1]!.id, progress: 0 }, payload: 2 });
      expect(await store.claimJob()).toMatchObject({ job: { id: jobs[2]!.id } });
    });

    it('that were cut off too often fail with the reason', async () => {
      const { store } = context;
      const { id } = await store.enqueueJob('ingest', 1);
      for (let attempts = 1; attempts <= limit.maxAttempts; attempts++) {
        expect(await store.claimJob()).toMatchObject({ job: { id }, attempts });
        expect(await store.requeueInterruptedJobs(limit)).toBe(attempts < limit.maxAttempts ? 1 : 0);
      }
      expect(await store.findJob(id)).toMatchObject({ state: 'failed', error: limit.error });
      expect(await store.claimJob()).toBeNull();
    });

    it('are tried again, which counts, or released, which does not', async () => {
      const { store } = context;
      const { id } = await store.enqueueJob('ingest', 1);
      expect((await store.claimJob())?.attempts).toBe(1);
      await store.retryJob(id);
      expect(await store.findJob(id)).toMatchObject({ state: 'queued', progress: 0 });
      expect((await store.claimJob())?.attempts).toBe(2);
      await store.releaseJob(id);
      expect((await store.claimJob())?.attempts).toBe(2);
      await store.completeJob(id, null);
      await store.retryJob(id);
      await store.releaseJob(id);
      expect((await store.findJob(id))?.state).toBe('succeeded');
    });

    it('are forgotten once they have ended long ago; what waits stays', async () => {
      const { store } = context;
      const failed = await store.enqueueJob('ingest', 1);
      const waiting = await store.enqueueJob('ingest', 2);
      await store.claimJob();
      await store.failJob(failed.id, limit.error);
      const [past, future] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)];
      await store.pruneJobs({ ended: past, failedPayloads: future });
      expect(await store.findJob(failed.id)).toMatchObject({ state: 'failed' });
      await store.pruneJobs({ ended: future, failedPayloads: future });
      expect(await store.findJob(failed.id)).toBeNull();
      expect(await store.claimJob()).toMatchObject({ job: { id: waiting.id }, payload: 2 });
    });

    it('that are unknown are null, and cannot be ended', async () => {
      const { store } = context;
      expect(await store.findJob('job_none')).toBeNull();
      await expect(store.completeJob('job_none', null)).rejects.toMatchObject({ code: 'unknown-job' });
      await expect(store.failJob('job_none', { code: 'internal', message: '', details: [] })).rejects.toMatchObject({
        code: 'unknown-job',
      });
    });

    it('are refused without a JSON payload', async () => {
      await expect(context.store.enqueueJob('ingest', undefined)).rejects.toThrow(TypeError);
      expect(await context.store.claimJob()).toBeNull();
    });
  });

  describe('milestones', () => {
    const context = freshStore(adapter);

    it('are kept, each by its name', async () => {
      const { store } = context;
      expect(await store.hasMilestone('one')).toBe(false);
      await store.saveMilestone('one');
      await store.saveMilestone('one');
      expect([await store.hasMilestone('one'), await store.hasMilestone('two')]).toEqual([true, false]);
    });
  });

  describe('close', () => {
    it('makes later calls reject', async () => {
      const { store, remove } = await adapter.open();
      await store.close();
      await expect(store.indexRevision()).rejects.toThrow();
      await expect(store.close()).resolves.toBeUndefined();
      await remove();
    });
  });
}
