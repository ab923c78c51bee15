import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseConfig } from '../../src/config.js';
import { createIngestService, type IngestService } from '../../src/ingest/ingest-service.js';

let folder: string;
let problems: string[];
let released: string[];
let service: IngestService;

const notes = (): string[] => readFileSync(join(folder, 'notes'), 'utf8').trim().split('\n');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hindcast-ingest-'));
  writeFileSync(join(folder, 'notes'), '');
  [problems, released] = [[], []];
  service = createIngestService(parseConfig({ HINDCAST_DB: join(folder, 'notes'), HINDCAST_JOBS: '1' }), {
    onError: (problem) => problems.push(problem),
    releaseJob: async (id) => void released.push(id),
    worker: new URL('./fixtures/frail-worker.mjs', import.meta.url),
  });
});

afterEach(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

const request = (slug: string) => ({ show: 'show', slug, transcript: { bytes: new Uint8Array() } });

/** The first job has been: no thread ends by itself from now on. */
const keepThreads = (): void => writeFileSync(join(folder, 'notes'), 'job\n');

it('goes on with the queue after a thread has ended, and says so', async () => {
  service.start();
  await service.idle();
  expect(notes()).toEqual(['requeue start', 'prune', 'job', 'requeue thread-ended', 'job']);
  expect(problems).toHaveLength(1);
}, 15_000);

it('lets calls in hand end when it closes, and puts the running job back', async () => {
  keepThreads();
  const call = service.run(request('job'));
  // The thread has to be there before it can say anything.
  await service.enqueue(request('other'));
  await service.close();
  await expect(call).resolves.toMatchObject({ episodeId: 'ep' });
  expect(released).toEqual(['job_2']);
  await expect(service.run(request('late'))).rejects.toMatchObject({ code: 'not-ready' });
});

it('takes a call up again whose thread another one has ended', async () => {
  await service.enqueue(request('other'));
  // The job that was queued ends the thread that has this in hand.
  expect(await service.run(request('one'))).toMatchObject({ episodeId: 'ep' });
  expect(problems).toHaveLength(1);
});
