// What the HTTP adapter needs from the rest, and nothing more. compose.ts fills it.
import type { Answerer } from '../answer/answer.js';
import type { EpisodeSummary } from '../domain/episode.js';
import type { Job } from '../domain/job.js';
import type { EmbedderState } from '../embedder/embedder.js';
import type { IngestRequest, IngestResult } from '../pipeline/ingest-episode.js';
import type { Search } from '../search/search.js';
import type { EpisodeReader, JobStore, TopicReader } from '../store/store.js';

/** The write side: runs off the event loop; what it acknowledges is on disk. */
export interface Ingest {
  /** Rejects with the HindcastError of the step that failed. */
  run(request: IngestRequest): Promise<IngestResult>;
  /** Durable when it resolves; the work is done in the background. */
  enqueue(request: IngestRequest): Promise<Job>;
  delete(episodeId: string): Promise<boolean>;
  /** Calls back on every change of the job until it has ended; returns how to stop listening. */
  watch(jobId: string, listener: (job: Job) => void): () => void;
}

export interface Services {
  readonly ingest: Ingest;
  readonly reader: EpisodeReader & TopicReader & Pick<JobStore, 'findJob'>;
  readonly search: Search;
  readonly answerer: Answerer;
  readonly embedderState: () => EmbedderState;
}

/** What writes of one episode answer with. */
export interface IngestedEpisode {
  readonly episode: EpisodeSummary;
  readonly outcome: IngestResult['outcome'];
}
