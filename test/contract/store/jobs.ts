// The queue: fair between shows, each job to one taker, nothing lost over a restart.
import { describe, expect, it } from 'vitest';
import type { JobError } from '../../../src/domain/job.js';
import type { Fate, InterruptedJob, JobFilter } from '../../../src/store/store.js';
import { allPages, freshStore, type StoreAdapter } from './harness.js';

const error: JobError = { code: 'internal', message: 'Cut off', details: [] };
/** As many at once as a test takes. */
const limits = { ingest: 100 };

export function describeJobs(adapter: StoreAdapter): void {
  describe('jobs', () => {
    const context = freshStore(adapter);

    it('are taken oldest first, each once, with the payload as it went in', async () => {
      const { store } = context;
      const payload = { text: 'line\n"quoted" 日本語 🎙️', nested: [1, null, { a: true }], empty: '' };
      const first = await store.enqueueJob('ingest', payload);
      const second = await store.enqueueJob('ingest', null);
      expect(first).toMatchObject({ kind: 'ingest', state: 'queued', progress: 0, episodeId: null, error: null });
      const claimed = await store.claimJob(limits);
      expect(claimed?.payload).toEqual(payload);
      expect(claimed?.job).toMatchObject({ id: first.id, state: 'running' });
      expect(await store.claimJob(limits)).toMatchObject({ job: { id: second.id, kind: 'ingest' }, payload: null });
      expect(await store.claimJob(limits)).toBeNull();
    });

    it('carry a payload of 20 MB', async () => {
      const { store } = context;
      const text = 'Ada: words and words.\n'.repeat(950_000);
      await store.enqueueJob('ingest', { text });
      const claimed = await store.claimJob(limits);
      // Not toEqual: a failure would print both.
      expect(JSON.stringify(claimed?.payload) === JSON.stringify({ text })).toBe(true);
    });

    it('tell how far they are', async () => {
      const { store } = context;
      const { id } = await store.enqueueJob('ingest', {});
      await store.claimJob(limits);
      await store.saveJobProgress(id, 0.4);
      expect(await store.findJob(id)).toMatchObject({ state: 'running', progress: 0.4 });
      await store.saveJobProgress(id, 7);
      expect((await store.findJob(id))?.progress).toBe(1);
    });

    it('end as succeeded with the episode', async () => {
      const { store } = context;
      const { id } = await store.enqueueJob('ingest', {});
      await store.claimJob(limits);
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
      await store.claimJob(limits);
      const details = [{ line: 3, field: '/transcript/text', message: 'only music' }];
      const silent = { code: 'no-speech' as const, message: 'No speech was found.', details };
      await store.failJob(id, silent);
      expect(await store.findJob(id)).toMatchObject({ state: 'failed', episodeId: null, error: silent });
      expect(await store.claimJob(limits)).toBeNull();
    });

    it('that were running are queued again after a restart, in their old order', async () => {
      const { store } = context;
      const jobs = [
        await store.enqueueJob('ingest', 1),
        await store.enqueueJob('ingest', 2),
        await store.enqueueJob('ingest', 3),
      ];
      await store.claimJob(limits);
      await store.claimJob(limits);
      await store.completeJob(jobs[0]!.id, null);
      await store.requeueInterruptedJobs(() => ({ state: 'queued', cutOffs: 0 }));
      expect(await store.claimJob(limits)).toMatchObject({
        job: { id: jobs[1]!.id, progress: 0, attempts: 2 },
        payload: 2,
      });
      expect(await store.claimJob(limits)).toMatchObject({ job: { id: jobs[2]!.id } });
    });

    it('that were interrupted become what is decided, which is told what is known of them', async () => {
      const { store } = context;
      const { id } = await store.enqueueJob('ingest', 1);
      const told: InterruptedJob[] = [];
      const decide = (fate: Fate) =>
        store.requeueInterruptedJobs((job) => {
          told.push(job);
          return fate;
        });
      await store.claimJob(limits);
      await decide({ state: 'waiting', cutOffs: 1, retryAt: new Date(0), error });
      expect(await store.findJob(id)).toMatchObject({ state: 'waiting', error, retryAt: new Date(0).toISOString() });
      await store.claimJob(limits);
      await store.saveJobProgress(id, 0.1);
      await decide({ state: 'failed', error });
      expect(await store.findJob(id)).toMatchObject({ state: 'failed', error, retryAt: null });
      expect(told).toMatchObject([
        { kind: 'ingest', attempts: 1, begun: false, cutOffs: 0 },
        { kind: 'ingest', attempts: 2, begun: true, cutOffs: 1 },
      ]);
    });

    it('are tried again from a time on', async () => {
      const { store } = context;
      const { id } = await store.enqueueJob('ingest', 1);
      await store.claimJob(limits);
      await store.retryJob(id, { error, at: new Date(Date.now() + 60_000) });
      expect(await store.findJob(id)).toMatchObject({ state: 'waiting', progress: 0, error, attempts: 1 });
      expect([await store.hasDueJob(limits), await store.claimJob(limits)]).toEqual([false, null]);
      expect(await store.reviveJob(id)).toMatchObject({ state: 'queued', error: null, retryAt: null, attempts: 0 });
      await store.claimJob(limits);
      await store.retryJob(id, { error, at: new Date(Date.now() - 1) });
      expect(await store.hasDueJob(limits)).toBe(true);
      expect(await store.claimJob(limits)).toMatchObject({ job: { id, attempts: 2, error: null, retryAt: null } });
    });

    it('are released, which does not count', async () => {
      const { store } = context;
      const { id } = await store.enqueueJob('ingest', 1);
      await store.claimJob(limits);
      await store.releaseJob(id);
      expect(await store.findJob(id)).toMatchObject({ state: 'queued', attempts: 0 });
      await store.claimJob(limits);
      await store.completeJob(id, null);
      await store.releaseJob(id);
      await store.retryJob(id, { error, at: new Date() });
      expect((await store.findJob(id))?.state).toBe('succeeded');
    });

    it('are taken from the show that was served longest ago, the oldest of it first', async () => {
      const { store } = context;
      for (let i = 1; i <= 4; i++) await store.enqueueJob('ingest', `big ${i}`, 'big');
      await store.enqueueJob('ingest', 'none 1');
      await store.enqueueJob('ingest', 'small 1', 'small');
      await store.enqueueJob('ingest', 'small 2', 'small');
      const taken: unknown[] = [];
      for (let claim = await store.claimJob(limits); claim; claim = await store.claimJob(limits))
        taken.push(claim.payload);
      expect(taken).toEqual(['big 1', 'none 1', 'small 1', 'big 2', 'small 2', 'big 3', 'big 4']);
    });

    it('of a show that had nothing to do for long do not make up for it', async () => {
      const { store } = context;
      for (let i = 1; i <= 3; i++) await store.enqueueJob('ingest', `old ${i}`, 'old');
      for (let i = 1; i <= 3; i++) await store.claimJob(limits);
      for (let i = 1; i <= 3; i++) await store.enqueueJob('ingest', `new ${i}`, 'new');
      await store.enqueueJob('ingest', 'old 4', 'old');
      const taken = [await store.claimJob(limits), await store.claimJob(limits)].map((claim) => claim?.payload);
      expect(taken).toEqual(['new 1', 'old 4']);
    });

    it('of a kind run no more at once than its limit, and of unknown kinds not at all', async () => {
      const { store } = context;
      const narrow = { ingest: 1, fetch: 2 };
      const first = await store.enqueueJob('ingest', 1);
      for (const kind of ['ingest', 'unheard-of', 'fetch', 'fetch', 'fetch']) await store.enqueueJob(kind, kind);
      const taken = [];
      for (let i = 0; i < 4; i++) taken.push((await store.claimJob(narrow))?.payload);
      expect(taken).toEqual([1, 'fetch', 'fetch', undefined]);
      expect(await store.hasDueJob(narrow)).toBe(false);
      await store.completeJob(first.id, null);
      expect(await store.hasDueJob(narrow)).toBe(true);
      expect((await store.claimJob(narrow))?.payload).toBe('ingest');
    });

    it('that have not begun are cancelled for good', async () => {
      const { store } = context;
      const [queued, waiting] = [await store.enqueueJob('ingest', 1), await store.enqueueJob('ingest', 2)];
      await store.claimJob(limits);
      await store.retryJob(queued.id, { error, at: new Date(0) });
      for (const { id } of [queued, waiting]) {
        expect(await store.cancelJob(id)).toMatchObject({ id, state: 'cancelled', retryAt: null });
        expect(await store.cancelJob(id)).toMatchObject({ state: 'cancelled' });
        await expect(store.reviveJob(id)).rejects.toMatchObject({ code: 'job-not-failed' });
      }
      expect(await store.claimJob(limits)).toBeNull();
    });

    it('that run are asked to stop, and are cancelled once they have, or when they were cut off', async () => {
      const { store } = context;
      const [stopped, cutOff] = [await store.enqueueJob('ingest', 1), await store.enqueueJob('ingest', 2)];
      for (const { id } of [stopped, cutOff]) {
        await store.claimJob(limits);
        expect(await store.saveJobProgress(id, 0.1)).toBe(true);
        expect(await store.cancelJob(id)).toMatchObject({ state: 'running', cancelRequested: true });
        expect(await store.saveJobProgress(id, 0.2)).toBe(false);
      }
      await store.endCancelledJob(stopped.id);
      await store.requeueInterruptedJobs(() => ({ state: 'queued', cutOffs: 0 }));
      for (const { id } of [stopped, cutOff])
        expect(await store.findJob(id)).toMatchObject({ state: 'cancelled', cancelRequested: false });
      expect(await store.claimJob(limits)).toBeNull();
    });

    it('that were too far to be stopped succeed', async () => {
      const { store } = context;
      const { id } = await store.enqueueJob('ingest', 1);
      await store.claimJob(limits);
      await store.cancelJob(id);
      await store.completeJob(id, 'ep_1');
      await store.endCancelledJob(id);
      expect(await store.findJob(id)).toMatchObject({ state: 'succeeded', episodeId: 'ep_1' });
    });

    it('that failed keep their payload and can be tried again', async () => {
      const { store } = context;
      const { id } = await store.enqueueJob('ingest', { text: 'kept' });
      await store.claimJob(limits);
      await expect(store.reviveJob(id)).rejects.toMatchObject({ code: 'job-not-failed' });
      await store.failJob(id, error);
      await expect(store.cancelJob(id)).rejects.toMatchObject({ code: 'job-ended' });
      await store.reviveJob(id);
      expect(await store.claimJob(limits)).toMatchObject({ job: { id, attempts: 1 }, payload: { text: 'kept' } });
    });

    it('are listed newest first, narrowed, a page at a time, and counted by state', async () => {
      const { store } = context;
      const ids: string[] = [];
      for (let i = 0; i < 5; i++)
        ids.unshift((await store.enqueueJob(i % 2 ? 'fetch' : 'ingest', i, `show-${i % 2}`)).id);
      const idsOf = async (filter: JobFilter) =>
        (await allPages((cursor) => store.findJobs(filter, { limit: 2, cursor }))).map(({ id }) => id);
      expect(await idsOf({})).toEqual(ids);
      expect(await idsOf({ kind: 'fetch' })).toEqual([ids[1], ids[3]]);
      expect(await idsOf({ show: 'show-0' })).toEqual([ids[0], ids[2], ids[4]]);
      await store.claimJob({ fetch: 1 });
      expect(await idsOf({ state: 'running' })).toEqual([ids[3]]);
      expect(await idsOf({ state: 'failed' })).toEqual([]);
      expect(await store.countJobs()).toEqual({
        ...{ queued: 4, running: 1, waiting: 0, succeeded: 0, failed: 0, cancelled: 0 },
      });
      const { nextCursor } = await store.findJobs({}, { limit: 2 });
      const other = { limit: 2, cursor: nextCursor! };
      await expect(store.findJobs({ kind: 'fetch' }, other)).rejects.toMatchObject({ code: 'invalid-cursor' });
    });

    it('are forgotten once they have ended long ago; what waits stays', async () => {
      const { store } = context;
      const failed = await store.enqueueJob('ingest', 1);
      const waiting = await store.enqueueJob('ingest', 2);
      await store.claimJob(limits);
      await store.failJob(failed.id, error);
      const [past, future] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)];
      await store.pruneJobs({ ended: past });
      expect(await store.findJob(failed.id)).toMatchObject({ state: 'failed' });
      await store.pruneJobs({ ended: future });
      expect(await store.findJob(failed.id)).toBeNull();
      expect(await store.claimJob(limits)).toMatchObject({ job: { id: waiting.id }, payload: 2 });
    });

    it('that are unknown are null, and cannot be ended', async () => {
      const { store } = context;
      expect(await store.findJob('job_none')).toBeNull();
      await expect(store.completeJob('job_none', null)).rejects.toMatchObject({ code: 'unknown-job' });
      for (const change of [store.failJob('job_none', error), store.cancelJob('job_none'), store.reviveJob('job_none')])
        await expect(change).rejects.toMatchObject({ code: 'unknown-job' });
    });

    it('are refused without a JSON payload', async () => {
      await expect(context.store.enqueueJob('ingest', undefined)).rejects.toThrow(TypeError);
      expect(await context.store.claimJob(limits)).toBeNull();
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
