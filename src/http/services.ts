// What the HTTP adapter needs from the rest, and nothing more. compose.ts fills it.
import type { Answerer } from '../answer/answer.js';
import type { EpisodeSummary } from '../domain/episode.js';
import type { Validation } from '../domain/validation.js';
import type { EmbedderState } from '../embedder/embedder.js';
import type { Feeds } from '../feed/feeds.js';
import type { Ingest } from '../ingest/ingest.js';
import type { SupervisedLanguageModel } from '../language-model/language-model.js';
import type { DrawCard } from '../og-card/card.js';
import type { MakePicture } from '../picture/picture.js';
import type { IngestRequest, IngestResult } from '../pipeline/ingest-request.js';
import type { Search } from '../search/search.js';
import type {
  AddressReader,
  ArchivePeopleReader,
  EditReader,
  EpisodeReader,
  IdempotencyKeys,
  JobReader,
  LessonReader,
  OverviewReader,
  PeopleReader,
  RevisionReader,
  ShowEditor,
  ShowPictures,
  ShowTemplates,
  SuggestionReader,
  TopicReader,
} from '../store/store.js';

export type { Ingest };

/** Everything that is read but searches. */
export type ArchiveReader = EpisodeReader &
  TopicReader &
  OverviewReader &
  EditReader &
  PeopleReader &
  ArchivePeopleReader &
  LessonReader &
  AddressReader &
  SuggestionReader &
  RevisionReader &
  JobReader;

export interface Services {
  readonly ingest: Ingest;
  readonly feeds: Feeds;
  /** Runs off the event loop and stores nothing. Rejects with the signal's reason when it aborts. */
  readonly validate: (transcript: IngestRequest['transcript'], signal: AbortSignal) => Promise<Validation>;
  readonly reader: ArchiveReader;
  /** Requests that name a key, with their answers. */
  readonly keys: IdempotencyKeys;
  /** Of show notes, as shows have them. */
  readonly templates: ShowTemplates;
  /** What people say of shows. */
  readonly shows: ShowEditor & ShowPictures;
  readonly makePicture: MakePicture;
  readonly search: Search;
  readonly drawCard: DrawCard;
  readonly answerer: Answerer;
  readonly embedderState: () => EmbedderState;
  /** Who writes the answers; null: the speakers' words are the answers. */
  readonly languageModel: Pick<SupervisedLanguageModel, 'name' | 'state'> | null;
  /** The change to another model that has begun and is not done; null when there is none. */
  readonly findReindexing: () => Promise<Reindexing | null>;
  /** Episodes that are derived again in the background; null when there are none. */
  readonly findRebuilding: () => Rebuilding | null;
}

export interface Reindexing {
  readonly model: string;
  readonly passages: number;
  /** How many of them have a vector of that model. */
  readonly embedded: number;
}

export interface Rebuilding {
  /** Episodes that wait to be derived again. */
  readonly left: number;
  /** Since the start: done, and not possible, which stay as they were. */
  readonly rebuilt: number;
  readonly failed: { readonly size: number };
}

/** What writes of one episode answer with. */
export interface IngestedEpisode {
  readonly episode: EpisodeSummary;
  readonly outcome: IngestResult['outcome'];
}
