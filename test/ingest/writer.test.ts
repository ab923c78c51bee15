import { beforeEach, describe, expect, it } from 'vitest';
import { episodeIdOf } from '../../src/domain/episode.js';
import type { Job } from '../../src/domain/job.js';
import { createDeterministicEmbedder } from '../../src/embedder/deterministic.js';
import type { Embedder } from '../../src/embedder/embedder.js';
import { type RebuildOptions, rebuildStale, type StaleEpisodes } from '../../src/ingest/rebuild.js';
import { createWriter, type Writer, type WriterDependencies } from '../../src/ingest/writer.js';
import type { LessonExtractor } from '../../src/pipeline/extract/lessons.js';
import type { IngestRequest } from '../../src/pipeline/ingest-request.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import type { Store } from '../../src/store/store.js';
import { firstSentence, noQuestions, oneChapter } from '../fixtures/plain-steps.js';

const embedder = createDeterministicEmbedder();
const migrationsPath = new URL('../../migrations', import.meta.url).pathname;
let store: Store;
let heard: Job[];

beforeEach(async () => {
  store = await openSqliteStore({ path: ':memory:', migrationsPath });
  heard = [];
});

function aWriter({
  extractor = firstSentence,
  ...changes
}: Partial<WriterDependencies> & { extractor?: LessonExtractor } = {}): Writer {
  return createWriter({
    store,
    steps: async () => ({ segmenter: oneChapter, extractor, suggester: noQuestions, analysisEmbedder: embedder }),
    indexEmbedder: async () => embedder,
    derivation: 'v1',
    maxTranscriptBytes: 10_000,
    onJob: (job) => heard.push(job),
    // No time passes until the next attempt.
    random: () => 0,
    ...changes,
  });
}

function request(
  slug: string,
  text = 'Ada: Restore a backup before you trust it.\n\nBob: Why?\n\nAda: Counts lie.',
): IngestRequest {
  return { show: 'show', slug, title: slug, transcript: { bytes: Buffer.from(text) } };
}

const limits = { ingest: 1 };

/** Derives again what `v1` had derived. */
function rebuild(writer: Writer, options: RebuildOptions = {}) {
  const stale: StaleEpisodes = {
    find: (limit, among) => store.findStaleEpisodes('v2', limit, among),
    count: (among) => store.countStaleEpisodes('v2', among),
  };
  return rebuildStale({ stale, rebuildEpisode: writer.rebuildEpisode }, options);
}

const idOf = (slug: string): string => episodeIdOf('show', slug);

describe('ingest', () => {
  it('saves everything that is derived, at once', async () => {
    const result = await aWriter().ingest(request('one'));
    expect(result).toMatchObject({ episodeId: idOf('one'), outcome: 'created', words: 10 });
    expect((await store.findTranscript(idOf('one')))?.turns).toHaveLength(3);
    expect(await store.findLessonsOfEpisode(idOf('one'))).toHaveLength(1);
    expect(await store.vectorCoverage(embedder.fingerprint)).toMatchObject({ embedded: 1, passages: 1 });
  });

  it('changes nothing for the same bytes and replaces for others', async () => {
    const writer = aWriter();
    await writer.ingest(request('one'));
    expect((await writer.ingest(request('one'))).outcome).toBe('unchanged');
    expect((await writer.ingest(request('one', 'Ada: Another talk.\n\nBob: Is it?'))).outcome).toBe('updated');
  });

  it('leaves another transcript of the slug alone when it is not to replace it', async () => {
    const writer = aWriter();
    await writer.ingest(request('one'));
    const other = { ...request('one', 'Ada: Another talk.\n\nBob: Is it?'), replace: false };
    await expect(writer.ingest(other)).rejects.toMatchObject({ code: 'episode-exists' });
    expect((await store.findTranscript(idOf('one')))?.turns).toHaveLength(3);
    expect((await writer.ingest({ ...request('one'), replace: false })).outcome).toBe('unchanged');
  });

  it('saves nothing when a step fails', async () => {
    const extract = () => {
      throw new Error('broken model');
    };
    await expect(aWriter({ extractor: { extract } }).ingest(request('one'))).rejects.toThrow('broken model');
    expect(await store.findEpisode(idOf('one'))).toBeNull();
    expect((await store.findShows({ limit: 10 })).items).toEqual([]);
  });

  it('keeps the old episode when the new transcript is bad', async () => {
    const writer = aWriter();
    await writer.ingest(request('one'));
    await expect(writer.ingest(request('one', '  '))).rejects.toMatchObject({ code: 'empty-transcript' });
    await expect(writer.ingest(request('one', 'Ada: too long. '.repeat(2000)))).rejects.toMatchObject({
      code: 'payload-too-large',
    });
    expect((await store.findTranscript(idOf('one')))?.turns).toHaveLength(3);
  });
});

describe('a job', () => {
  it('runs to its end and says so', async () => {
    const writer = aWriter();
    const { id, state } = await writer.enqueue(request('one'));
    expect(state).toBe('queued');
    expect(await writer.runNextJob()).toBe(true);
    expect(await store.findJob(id)).toMatchObject({ state: 'succeeded', progress: 1, episodeId: idOf('one') });
    expect(heard.map((job) => job.state)).toContain('running');
    expect(heard.at(-1)?.state).toBe('succeeded');
    expect(await writer.runNextJob()).toBe(false);
  });

  it('fails with the reason, and the next one still runs', async () => {
    const writer = aWriter();
    const bad = await writer.enqueue(request('bad', '\n'));
    const good = await writer.enqueue(request('good'));
    await writer.runNextJob();
    await writer.runNextJob();
    expect(await store.findJob(bad.id)).toMatchObject({ state: 'failed', error: { code: 'empty-transcript' } });
    expect(await store.findJob(good.id)).toMatchObject({ state: 'succeeded' });
  });

  it('shows no inside of an unexpected failure', async () => {
    const extract = () => {
      throw new Error('/home/ada/secret/path');
    };
    const problems: string[] = [];
    const writer = aWriter({ extractor: { extract }, onProblem: (problem) => problems.push(problem) });
    const { id } = await writer.enqueue(request('one'));
    while (await writer.runNextJob()) {}
    const error = { code: 'internal', message: 'Something failed inside', details: [] };
    expect(await store.findJob(id)).toMatchObject({ state: 'failed', error });
    expect(problems).toHaveLength(3);
    expect(problems[0]).toContain('/home/ada/secret/path');
  });

  it('succeeds when an unexpected failure has passed', async () => {
    let failures = 2;
    const indexEmbedder = async () => {
      if (failures-- > 0) throw new Error('the disk is full');
      return embedder;
    };
    const writer = aWriter({ indexEmbedder });
    const { id } = await writer.enqueue(request('one'));
    await writer.runNextJob();
    expect(await store.findJob(id)).toMatchObject({ state: 'waiting', error: { code: 'internal' }, attempts: 1 });
    while (await writer.runNextJob()) {}
    expect(await store.findJob(id)).toMatchObject({ state: 'succeeded' });
  });

  it('says where the transcript is wrong', async () => {
    const writer = aWriter();
    const bytes = Buffer.from('{"broken');
    const { id } = await writer.enqueue({ ...request('one'), transcript: { bytes, format: 'podcast-json' } });
    await writer.runNextJob();
    const direct = await writer
      .ingest({ ...request('one'), transcript: { bytes, format: 'podcast-json' } })
      .catch((error) => error);
    expect((await store.findJob(id))?.error?.details).toEqual(direct.details);
    expect(direct.details).not.toEqual([]);
  });

  it('can be asked how far it is while it runs', async () => {
    const seen: number[] = [];
    const indexEmbedder: Embedder = {
      ...embedder,
      embedBatch: async (texts, kind) => {
        seen.push((await store.findJob(id))!.progress);
        return embedder.embedBatch(texts, kind);
      },
    };
    const writer = aWriter({ indexEmbedder: async () => indexEmbedder });
    const { id } = await writer.enqueue(request('one'));
    await writer.runNextJob();
    expect(seen[0]).toBeGreaterThan(0);
    expect(seen[0]).toBeLessThan(1);
  });

  it('that ends its thread three times while it is at work fails in the end', async () => {
    const writer = aWriter();
    const { id } = await writer.enqueue(request('one'));
    for (let ends = 0; ends < 3; ends++) {
      await store.claimJob(limits);
      await store.saveJobProgress(id, 0.01);
      await writer.requeueInterrupted('thread-ended');
    }
    expect(await store.findJob(id)).toMatchObject({
      state: 'failed',
      error: { message: expect.stringContaining('ended 3 times') },
    });
    expect(await writer.retryJob(id)).toMatchObject({ state: 'queued', attempts: 0 });
    expect(await writer.runNextJob()).toBe(true);
    expect(await store.findJob(id)).toMatchObject({ state: 'succeeded' });
  });

  it.each(['start', 'thread-ended'] as const)('that only waited is not blamed for a %s', async (cause) => {
    const writer = aWriter();
    const { id } = await writer.enqueue(request('one'));
    for (let ends = 0; ends < 9 && (await store.claimJob(limits)); ends++) await writer.requeueInterrupted(cause);
    expect(await store.findJob(id)).toMatchObject({ state: 'waiting', attempts: 9 });
    while (await writer.runNextJob()) {}
    expect(await store.findJob(id)).toMatchObject({ state: 'succeeded' });
  });

  it('that the end of the service cuts off again and again is begun after longer and longer', async () => {
    let clock = Date.now();
    store = openSqliteStore({ path: ':memory:', migrationsPath, now: () => new Date(clock) });
    const writer = aWriter({ random: () => 1, now: () => clock });
    const { id } = await writer.enqueue(request('one'));
    const waits: number[] = [];
    for (let ends = 0; ends < 5; ends++) {
      await store.claimJob(limits);
      await store.saveJobProgress(id, 0.5);
      await writer.requeueInterrupted('start');
      const { retryAt } = (await store.findJob(id))!;
      waits.push(retryAt === null ? 0 : Math.round((Date.parse(retryAt) - clock) / 1000));
      clock = retryAt === null ? clock : Date.parse(retryAt) + 1;
    }
    expect(waits).toEqual([0, 0, 8, 16, 32]);
  });

  it('that a crash cut off is taken up again', async () => {
    const writer = aWriter();
    const { id } = await writer.enqueue(request('one'));
    await store.claimJob(limits);
    expect(await writer.runNextJob()).toBe(false);
    await writer.requeueInterrupted('start');
    expect(await writer.runNextJob()).toBe(true);
    expect(await store.findJob(id)).toMatchObject({ state: 'succeeded' });
  });

  it('is tried again for ever while the cause is outside', async () => {
    let missing = true;
    const steps = async () => {
      if (missing) throw new Error('no such file: model.onnx');
      return { segmenter: oneChapter, extractor: firstSentence, suggester: noQuestions, analysisEmbedder: embedder };
    };
    const writer = aWriter({ steps });
    const { id } = await writer.enqueue(request('one'));
    for (let attempts = 1; attempts <= 20; attempts++) {
      await writer.runNextJob();
      expect(await store.findJob(id)).toMatchObject({ state: 'waiting', attempts });
    }
    missing = false;
    await writer.runNextJob();
    expect(await store.findJob(id)).toMatchObject({ state: 'succeeded', error: null });
  });

  it('does not run before its time', async () => {
    const indexEmbedder = () => Promise.reject(new Error('gone'));
    const writer = aWriter({ indexEmbedder, random: () => 1 });
    const { id } = await writer.enqueue(request('one'));
    await writer.runNextJob();
    expect(await writer.runNextJob()).toBe(false);
    const { retryAt } = (await store.findJob(id))!;
    expect(Date.parse(retryAt!) - Date.now()).toBeGreaterThan(1_000);
  });

  it('is refused when its payload is none of its kind', async () => {
    const refused = aWriter().enqueueJob('ingest', { show: 'show' });
    await expect(refused).rejects.toMatchObject({ code: 'invalid-request' });
    expect((await store.findJobs({}, { limit: 1 })).items).toEqual([]);
  });
});

describe('cancelling', () => {
  it('keeps a queued job from ever running', async () => {
    const writer = aWriter();
    const { id } = await writer.enqueue(request('one'));
    expect(await writer.cancelJob(id)).toMatchObject({ state: 'cancelled' });
    expect(heard.at(-1)).toMatchObject({ id, state: 'cancelled' });
    expect(await writer.runNextJob()).toBe(false);
    expect(await store.findEpisode(idOf('one'))).toBeNull();
  });

  it.each<[string, (id: string, writer: Writer) => Promise<unknown>]>([
    ['this process', (id, writer) => writer.cancelJob(id)],
    ['another process', (id) => store.cancelJob(id)],
  ])('stops a running job from %s, and nothing of it is saved', async (_, cancel) => {
    await aWriter().ingest(request('one'));
    let id = '';
    const cancelling: Embedder = {
      ...embedder,
      embedBatch: async (texts, kind) => {
        await cancel(id, writer);
        return embedder.embedBatch(texts, kind);
      },
    };
    const writer = aWriter({ indexEmbedder: async () => cancelling });
    id = (await writer.enqueue(request('one', 'Ada: The newer text.'))).id;
    await writer.runNextJob();
    expect(await store.findJob(id)).toMatchObject({ state: 'cancelled', episodeId: null });
    expect(heard.at(-1)).toMatchObject({ id, state: 'cancelled' });
    expect((await store.findTranscript(idOf('one')))?.turns).toHaveLength(3);
  });
});

describe('upkeep', () => {
  it('derives again what another version had derived, from the stored bytes', async () => {
    await aWriter().ingest(request('one'));
    const newer = aWriter({
      derivation: 'v2',
      extractor: { extract: (input) => ({ ...firstSentence.extract(input), lessons: [] }) },
    });
    expect(await rebuild(newer)).toMatchObject({ rebuilt: 1, left: 0 });
    expect(await store.findLessonsOfEpisode(idOf('one'))).toEqual([]);
    expect(await rebuild(newer)).toMatchObject({ rebuilt: 0 });
  });

  it('leaves an episode that cannot be derived again as it was, and goes on with the others', async () => {
    await aWriter().ingest(request('one'));
    await aWriter().ingest(request('two'));
    const stubborn: LessonExtractor = {
      extract: (input) => {
        if (input.episode.slug === 'one') throw new Error('no');
        return { ...firstSentence.extract(input), lessons: [] };
      },
    };
    const newer = aWriter({ derivation: 'v2', extractor: stubborn });
    const { rebuilt, failed } = await rebuild(newer);
    expect([rebuilt, [...failed]]).toEqual([1, [[idOf('one'), 'Something failed inside']]]);
    expect(await store.findLessonsOfEpisode(idOf('one'))).toHaveLength(1);
    expect(await store.findLessonsOfEpisode(idOf('two'))).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>, string | undefined]>([
    ['replaced', () => aWriter({ derivation: 'v2' }).ingest(request('one', 'Ada: The newer text.')), 'The newer text.'],
    ['deleted', () => store.deleteEpisode(idOf('one')), undefined],
  ])('leaves an episode alone that was %s while it was derived again', async (_, change, text) => {
    await aWriter().ingest(request('one'));
    const slowModel = async () => {
      await change();
      return embedder;
    };
    await rebuild(aWriter({ derivation: 'v2', indexEmbedder: slowModel }));
    expect((await store.findTranscript(idOf('one')))?.turns[0]?.text).toBe(text);
  });

  it('derives again what people mark, though nothing has changed', async () => {
    const writer = aWriter({ derivation: 'v2' });
    for (const slug of ['one', 'two']) await writer.ingest(request(slug));
    expect(await rebuild(writer)).toMatchObject({ rebuilt: 0 });
    expect(await writer.markStale({ episodes: [idOf('one')] })).toBe(1);
    expect(await writer.markStale({ show: 'show' })).toBe(1);
    expect(await writer.markStale({ show: 'other' })).toBe(0);
    const heardOf: number[] = [];
    expect(await rebuild(writer, { onProgress: ({ left }) => heardOf.push(left) })).toMatchObject({ rebuilt: 2 });
    expect(heardOf).toEqual([2, 1, 0]);
  });

  it('derives again only what is asked for', async () => {
    for (const slug of ['one', 'two']) await aWriter().ingest(request(slug));
    const newer = aWriter({ derivation: 'v2' });
    expect(await rebuild(newer, { among: { episodes: [idOf('two')] } })).toMatchObject({ rebuilt: 1, left: 0 });
    expect(await store.countStaleEpisodes('v2')).toBe(1);
  });

  it('stops deriving again where the cause is outside', async () => {
    await aWriter().ingest(request('one'));
    const indexEmbedder = () => Promise.reject(new Error('gone'));
    await expect(rebuild(aWriter({ derivation: 'v2', indexEmbedder }))).rejects.toThrow('not there');
    expect(await store.countStaleEpisodes('v2')).toBe(1);
  });

  it('leaves an episode that ends its thread three times, and goes on with the others', async () => {
    for (const slug of ['one', 'two']) await aWriter().ingest(request(slug));
    const newer = aWriter({ derivation: 'v2' });
    let ends = 0;
    const rebuildEpisode: Writer['rebuildEpisode'] = async (episode) => {
      if (episode.episodeId !== idOf('one')) return newer.rebuildEpisode(episode);
      ends++;
      throw new Error('The thread ended');
    };
    const { rebuilt, failed } = await rebuild({ ...newer, rebuildEpisode });
    expect([ends, rebuilt, [...failed.keys()]]).toEqual([3, 1, [idOf('one')]]);
  });

  it('adds the vectors once the model is there', async () => {
    let model: Embedder | null = null;
    const writer = aWriter({ indexEmbedder: async () => model });
    await writer.ingest(request('one'));
    expect(await writer.embedNextMissing()).toBe(false);
    expect((await store.vectorCoverage(embedder.fingerprint)).embedded).toBe(0);
    model = embedder;
    expect(await writer.embedNextMissing()).toBe(true);
    expect((await store.vectorCoverage(embedder.fingerprint)).embedded).toBe(1);
    expect(await writer.embedNextMissing()).toBe(false);
  });
});
