// Deriving a stored episode again: as a fresh ingest of its stored bytes would.
import type { JobError } from '../domain/job.js';
import { type IngestRequest, requestAgain } from '../pipeline/ingest-request.js';
import type { EpisodeReader, StaleEpisode } from '../store/store.js';
import { causeOf, isOutside, publicError } from './causes.js';

/** `outside`: it may work later. An episode that could not be derived again stays as it was. */
export type Rebuilt =
  | { readonly done: true }
  | { readonly done: false; readonly error: JobError; readonly outside: boolean };

interface Dependencies {
  readonly store: EpisodeReader;
  /** Saves only over this revision: what was changed or removed meanwhile is left alone. */
  readonly ingest: (request: IngestRequest, onlyOverRevision: string) => Promise<unknown>;
  readonly onProblem: (message: string) => void;
}

export async function rebuildEpisode(
  { episodeId, revision }: StaleEpisode,
  { store, ingest, onProblem }: Dependencies,
): Promise<Rebuilt> {
  try {
    const [episode, source] = [await store.findEpisode(episodeId), await store.findSource(episodeId)];
    if (episode && source) await ingest(requestAgain(episode, source), revision);
    return { done: true };
  } catch (error) {
    onProblem(`${episodeId} could not be derived again and stays as it was: ${causeOf(error)}`);
    return { done: false, error: publicError(error), outside: isOutside(error) };
  }
}
