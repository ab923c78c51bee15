// Everything that writes, as plain calls on the ports. Runs in a worker thread in production, in place in tests.
import type { Job } from '../domain/job.js';
import { jobLimits } from '../domain/job-kinds.js';
import type { Embedder } from '../embedder/embedder.js';
import { type DerivingSteps, type IngestDependencies, ingestEpisode } from '../pipeline/ingest-episode.js';
import type { IngestRequest, IngestResult } from '../pipeline/ingest-request.js';
import type {
  EditWriter,
  EpisodeReader,
  EpisodeSelection,
  EpisodeWriter,
  JobStore,
  StaleEpisode,
} from '../store/store.js';
import { OutsideError } from './causes.js';
import { embedMissing } from './embed-missing.js';
import { type IngestSteps, ingestJob, toPayload } from './ingest-job.js';
import { createJobRunner, type JobRunner, type JobRunnerOptions } from './job-runner.js';
import { oneAtATime } from './one-at-a-time.js';
import { type Rebuilt, rebuildEpisode } from './rebuild-episode.js';

export interface WriterDependencies
  extends Pick<IngestDependencies, 'derivation' | 'maxTranscriptBytes'>,
    Partial<Pick<JobRunnerOptions, 'limits' | 'onJob' | 'onProblem' | 'now' | 'random'>> {
  readonly store: EpisodeReader & EpisodeWriter & EditWriter & JobStore;
  /** Loaded at the first ingest: accepting a job or deleting an episode needs no model. */
  readonly steps: () => Promise<DerivingSteps>;
  /** Resolves to null while the model of the search index is not there. */
  readonly indexEmbedder: () => Promise<Embedder | null>;
}

export interface Writer extends JobRunner {
  ingest(request: IngestRequest): Promise<IngestResult>;
  enqueue(request: IngestRequest): Promise<Job>;
  delete(episodeId: string, expected?: string): Promise<boolean>;
  readonly edits: EditWriter;
  /** Derives an episode again, from its stored bytes. */
  rebuildEpisode(episode: StaleEpisode): Promise<Rebuilt>;
  /** Has episodes derived again although they need not be; returns how many. */
  markStale(among: EpisodeSelection): Promise<number>;
  /** Adds the vectors of one episode that has none of the current model; false when none lacks any. */
  embedNextMissing(): Promise<boolean>;
}

export function createWriter(dependencies: WriterDependencies): Writer {
  const { store, now, random } = dependencies;
  const { onJob = () => {}, onProblem = () => {}, limits = jobLimits({}) } = dependencies;
  const inTurn = oneAtATime();

  /** Models that cannot be loaded are no fault of the transcript. */
  async function loadModels(): Promise<DerivingSteps & { indexEmbedder: Embedder | null }> {
    try {
      const [steps, indexEmbedder] = await Promise.all([dependencies.steps(), dependencies.indexEmbedder()]);
      return { ...steps, indexEmbedder };
    } catch (error) {
      throw new OutsideError('The models could not be loaded', { cause: error });
    }
  }

  function ingest(request: IngestRequest, steps: Partial<IngestSteps> = {}, onlyOverRevision?: string) {
    return inTurn(async () => {
      await steps.beforeStart?.();
      const models = await loadModels();
      const saveEpisode: EpisodeWriter['saveEpisode'] = async (record) => {
        await steps.beforeSave?.();
        return store.saveEpisode({ ...record, onlyOverRevision });
      };
      const guarded = { ...store, saveEpisode };
      const described = { ...request, publication: request.publication ?? (await publicationOf(store, request)) };
      return ingestEpisode(described, { ...dependencies, ...models, store: guarded }, steps.onProgress);
    });
  }

  const jobs = createJobRunner({
    ...{ store, limits, onJob, onProblem, now, random },
    kinds: { ingest: ingestJob(ingest) },
  });

  return {
    ...jobs,

    ingest: (request) => ingest(request),

    enqueue: (request) => jobs.enqueueJob('ingest', toPayload(request)),

    delete: (episodeId, expected) => store.deleteEpisode(episodeId, expected),

    edits: store,

    rebuildEpisode: (episode) =>
      rebuildEpisode(episode, {
        ...{ store, onProblem },
        ingest: (request, revision) => ingest(request, {}, revision),
      }),

    markStale: (among) => store.markStale(among),

    embedNextMissing: () =>
      inTurn(async () => {
        const embedder = await dependencies.indexEmbedder();
        return embedder !== null && (await embedMissing(store, embedder, { episodes: 1 })) > 0;
      }),
  };
}

/** What a publisher says of an episode comes by its feed alone: whoever sends a better transcript cannot send that along. */
async function publicationOf(
  store: EpisodeReader,
  { show, slug }: IngestRequest,
): Promise<IngestRequest['publication']> {
  return (await store.findEpisodeBySlug(show, slug))?.publication;
}
