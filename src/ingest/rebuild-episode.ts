// Deriving a stored episode again: as a fresh ingest of its stored bytes would.
import type { JobError } from '../domain/job.js';
import type { IngestRequest } from '../pipeline/ingest-episode.js';
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
    const request = await requestOf(store, episodeId);
    if (request) await ingest(request, revision);
    return { done: true };
  } catch (error) {
    onProblem(`${episodeId} could not be derived again and stays as it was: ${causeOf(error)}`);
    return { done: false, error: publicError(error), outside: isOutside(error) };
  }
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
    publication: episode.publication,
    transcript: {
      bytes: source.bytes,
      format: source.declaredFormat ?? undefined,
      origin: source.origin ?? undefined,
    },
  };
}
