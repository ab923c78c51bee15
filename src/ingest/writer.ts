// Everything that writes, as plain calls on the ports. Runs in a worker thread in production, in place in tests.
import { HindcastError } from '../domain/errors.js';
import type { Job, JobError } from '../domain/job.js';
import type { Embedder } from '../embedder/embedder.js';
import {
  type DerivingSteps,
  type IngestDependencies,
  type IngestRequest,
  type IngestResult,
  ingestEpisode,
} from '../pipeline/ingest-episode.js';
import type { EditWriter, EpisodeReader, EpisodeWriter, JobStore } from '../store/store.js';
import { embedMissing } from './embed-missing.js';

/** Failures of our own making may pass (a full disk, a model that is being replaced), those of the input do not. */
const MAX_ATTEMPTS = 3;
const CUT_OFF: JobError = {
  code: 'internal',
  message: `The work was cut off ${MAX_ATTEMPTS} times before it was done`,
  details: [],
};
const DAY_MS = 24 * 3_600_000;
const KEEP_FAILED_PAYLOADS_MS = 7 * DAY_MS;
const KEEP_ENDED_JOBS_MS = 30 * DAY_MS;

export interface WriterDependencies extends Pick<IngestDependencies, 'derivation' | 'maxTranscriptBytes'> {
  readonly store: EpisodeReader & EpisodeWriter & EditWriter & JobStore;
  /** Loaded at the first ingest: accepting a job or deleting an episode needs no model. */
  readonly steps: () => Promise<DerivingSteps>;
  /** Resolves to null while the model of the search index is not there. */
  readonly indexEmbedder: () => Promise<Embedder | null>;
  /** Hears every change of a job. */
  readonly onJob?: (job: Job) => void;
  /** Hears what failed where no caller waits for it. */
  readonly onProblem?: (message: string) => void;
}

export interface Writer {
  ingest(request: IngestRequest): Promise<IngestResult>;
  enqueue(request: IngestRequest): Promise<Job>;
  delete(episodeId: string): Promise<boolean>;
  readonly edits: EditWriter;
  /** After the server's start or a thread's end: jobs that were cut off are queued again, unless that goes on and on. */
  requeueInterrupted(): Promise<void>;
  /** Forgets jobs that ended long ago. */
  pruneJobs(): Promise<void>;
  /** Runs the oldest queued job to its end, or to its next attempt; false when none was queued. */
  runNextJob(): Promise<boolean>;
  /** Derives one episode again that another version had derived; false when none is stale. */
  rebuildNextStale(): Promise<boolean>;
  /** Adds the vectors of one episode that has none of the current model; false when none lacks any. */
  embedNextMissing(): Promise<boolean>;
}

export function createWriter(dependencies: WriterDependencies): Writer {
  const { store, derivation } = dependencies;
  const { onJob = () => {}, onProblem = () => {} } = dependencies;
  /** Stale episodes that could not be derived again; they keep what they have and are not tried for ever. */
  const unrebuildable = new Set<string>();

  async function ingest(
    request: IngestRequest,
    { onProgress, onlyOverRevision }: { onProgress?: (share: number) => void; onlyOverRevision?: string } = {},
  ): Promise<IngestResult> {
    const [steps, indexEmbedder] = await Promise.all([dependencies.steps(), dependencies.indexEmbedder()]);
    const saveEpisode: EpisodeWriter['saveEpisode'] = (record) => store.saveEpisode({ ...record, onlyOverRevision });
    const guarded = { ...store, saveEpisode };
    return ingestEpisode(request, { ...dependencies, ...steps, indexEmbedder, store: guarded }, onProgress);
  }

  async function announce(jobId: string): Promise<void> {
    const job = await store.findJob(jobId);
    if (job) onJob(job);
  }

  /** A job that cannot say how far it is goes on all the same. */
  function tellProgress(job: Job, progress: number): void {
    onJob({ ...job, progress });
    if (progress >= 1) return;
    store.saveJobProgress(job.id, progress).catch((error) => onProblem(`Progress of ${job.id}: ${causeOf(error)}`));
  }

  async function endAttempt(jobId: string, attempts: number, error: unknown): Promise<void> {
    const failure = publicError(error);
    if (failure.code !== 'internal') return store.failJob(jobId, failure);
    onProblem(`Attempt ${attempts} of ${MAX_ATTEMPTS} of ${jobId} failed: ${causeOf(error)}`);
    return attempts < MAX_ATTEMPTS ? store.retryJob(jobId) : store.failJob(jobId, failure);
  }

  return {
    ingest: (request) => ingest(request),

    async enqueue(request) {
      return store.enqueueJob('ingest', toPayload(request));
    },

    delete: (episodeId) => store.deleteEpisode(episodeId),

    edits: store,

    async requeueInterrupted() {
      await store.requeueInterruptedJobs({ maxAttempts: MAX_ATTEMPTS, error: CUT_OFF });
    },

    async pruneJobs() {
      const now = Date.now();
      await store.pruneJobs({
        ended: new Date(now - KEEP_ENDED_JOBS_MS),
        failedPayloads: new Date(now - KEEP_FAILED_PAYLOADS_MS),
      });
    },

    async runNextJob() {
      const claimed = await store.claimJob();
      if (!claimed) return false;
      const { id } = claimed.job;
      onJob(claimed.job);
      try {
        const result = await ingest(fromPayload(claimed.payload as IngestPayload), {
          onProgress: (progress) => tellProgress(claimed.job, progress),
        });
        await store.completeJob(id, result.episodeId);
      } catch (error) {
        await endAttempt(id, claimed.attempts, error);
      }
      await announce(id);
      return true;
    },

    async rebuildNextStale() {
      const candidates = await store.findStaleEpisodes(derivation, unrebuildable.size + 1);
      const stale = candidates.find(({ episodeId }) => !unrebuildable.has(episodeId));
      if (stale === undefined) return false;
      const { episodeId, revision } = stale;
      try {
        const request = await requestOf(store, episodeId);
        if (request) await ingest(request, { onlyOverRevision: revision });
      } catch (error) {
        onProblem(`${episodeId} could not be derived again and stays as it was: ${causeOf(error)}`);
        unrebuildable.add(episodeId);
      }
      return true;
    },

    async embedNextMissing() {
      const embedder = await dependencies.indexEmbedder();
      return embedder !== null && (await embedMissing(store, embedder, { episodes: 1 })) > 0;
    },
  };
}

/** The request that made a stored episode, from its stored source. */
async function requestOf(store: EpisodeReader, id: string): Promise<IngestRequest | null> {
  const [episode, source] = [await store.findEpisode(id), await store.findSource(id)];
  if (!episode || !source) return null;
  const show = await store.findShow(episode.show);
  return {
    show: episode.show,
    showTitle: show?.title,
    slug: episode.slug,
    title: episode.title,
    publishedAt: episode.publishedAt ?? undefined,
    audioUrl: episode.audioUrl ?? undefined,
    pageUrl: episode.pageUrl ?? undefined,
    people: episode.people,
    transcript: {
      bytes: source.bytes,
      format: source.declaredFormat ?? undefined,
      origin: source.origin ?? undefined,
    },
  };
}

/** What a job keeps: the request with its bytes as base64, because a payload is JSON. */
interface IngestPayload extends Omit<IngestRequest, 'transcript'> {
  readonly transcript: Omit<IngestRequest['transcript'], 'bytes'> & { readonly base64: string };
}

function toPayload({ transcript: { bytes, ...named }, ...request }: IngestRequest): IngestPayload {
  return { ...request, transcript: { ...named, base64: Buffer.from(bytes).toString('base64') } };
}

function fromPayload({ transcript: { base64, ...named }, ...request }: IngestPayload): IngestRequest {
  return { ...request, transcript: { ...named, bytes: Buffer.from(base64, 'base64') } };
}

/** What goes to the log: with the place where it happened. */
export function causeOf(error: unknown): string {
  return error instanceof Error && error.stack ? error.stack : String(error);
}

/** What a caller may see of a failure: our own errors as they are, all others as `internal`. */
export function publicError(error: unknown): JobError {
  if (error instanceof HindcastError) return { code: error.code, message: error.message, details: [...error.details] };
  return { code: 'internal', message: 'Something failed inside', details: [] };
}
