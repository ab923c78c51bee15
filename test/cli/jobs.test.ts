// hindcast jobs and hindcast rebuild as processes of their own.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import type { Store } from '../../src/store/store.js';
import { anEpisodeRecord, aSource } from '../fixtures/builders.js';

const command = fileURLToPath(new URL('../../bin/hindcast.js', import.meta.url));
const migrationsPath = fileURLToPath(new URL('../../migrations', import.meta.url));

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hindcast-jobs-'));
  store = openSqliteStore({ path: join(folder, 'archive.db'), migrationsPath });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

function hindcast(...args: string[]): { code: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, HINDCAST_DB: join(folder, 'archive.db') };
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { env });
  return { code: status, stdout: String(stdout), stderr: String(stderr) };
}

describe('hindcast jobs', { timeout: 120_000 }, () => {
  it('lists, tries again and cancels', async () => {
    const failed = await store.enqueueJob('ingest', {}, 'my-show');
    await store.claimJob({ ingest: 1 });
    await store.failJob(failed.id, { code: 'no-speech', message: 'Only music', details: [] });
    const queued = await store.enqueueJob('ingest', {}, 'my-show');
    const listed = hindcast('jobs');
    expect(listed.stdout).toMatch(new RegExp(`queued +${queued.id}.*\\nfailed +${failed.id}.*\\n.*Only music`, 'u'));
    expect(hindcast('jobs', 'retry', failed.id)).toMatchObject({ code: 0 });
    expect(await store.findJob(failed.id)).toMatchObject({ state: 'queued' });
    expect(hindcast('jobs', 'cancel', queued.id).stdout).toContain('cancelled');
    const again = hindcast('jobs', 'retry', queued.id);
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('job-not-failed') });
    expect(await store.countJobs()).toMatchObject({ queued: 1, cancelled: 1 });
  });
});

describe('hindcast rebuild', { timeout: 120_000 }, () => {
  it('derives again what an older version had derived, and ends with 1 where it cannot', async () => {
    const good = anEpisodeRecord({ source: aSource('Ada: We restore a backup before we trust it.\n\nBob: Why?') });
    const bad = anEpisodeRecord({ source: aSource('') });
    for (const record of [good, bad]) await store.saveEpisode(record);
    const { code, stdout, stderr } = hindcast('rebuild');
    expect([code, stdout]).toEqual([1, '1 episode rebuilt\n']);
    expect(stderr).toContain(`${bad.episode.id} stays as it was`);
    expect((await store.findTranscript(good.episode.id))?.turns).toMatchObject([
      { speaker: 'Ada' },
      { speaker: 'Bob' },
    ]);
    await store.deleteEpisode(bad.episode.id);
    expect(hindcast('rebuild')).toMatchObject({ code: 0, stdout: 'Nothing to rebuild\n' });
    expect(hindcast('rebuild', good.episode.id)).toMatchObject({ code: 0, stdout: '1 episode rebuilt\n' });
    expect(hindcast('rebuild', 'ep_0000000000000000').stderr).toContain('unknown-episode');
  });
});
