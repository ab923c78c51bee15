// The port to the database: whole operations, each one transaction. It returns promises although SQLite is
// synchronous, because a PostgreSQL adapter is to stand beside it. No model work happens in here. A file of ports/ is
// what one kind of caller needs; all of them are imported from here.
import type { AddressReader } from './ports/addresses.js';
import type { ArchivePeopleReader } from './ports/archive-people.js';
import type { EditReader, EditWriter } from './ports/edits.js';
import type { EpisodeReader } from './ports/episode-reader.js';
import type { EpisodeWriter } from './ports/episode-writer.js';
import type { FacetCounter } from './ports/facets.js';
import type { FeedReader, FeedWriter } from './ports/feeds.js';
import type { IdempotencyKeys } from './ports/idempotency.js';
import type { IndexModels } from './ports/index-models.js';
import type { JobStore } from './ports/job-store.js';
import type { LessonReader } from './ports/lesson-reader.js';
import type { Milestones } from './ports/milestones.js';
import type { OverviewReader } from './ports/overviews.js';
import type { PeopleReader } from './ports/people.js';
import type { RevisionReader } from './ports/revisions.js';
import type { SearchIndex } from './ports/search-index.js';
import type { ShowPictures, ToldPictures } from './ports/show-pictures.js';
import type { ShowEditor } from './ports/shows.js';
import type { SuggestionReader } from './ports/suggestions.js';
import type { ShowTemplates } from './ports/templates.js';
import type { TopicReader } from './ports/topic-reader.js';

export type * from './ports/addresses.js';
export type * from './ports/archive-people.js';
export type * from './ports/edits.js';
export type * from './ports/episode-reader.js';
export type * from './ports/episode-writer.js';
export type * from './ports/facets.js';
export type * from './ports/feeds.js';
export type * from './ports/filter.js';
export type * from './ports/idempotency.js';
export type * from './ports/index-models.js';
export type * from './ports/job-store.js';
export type * from './ports/lesson-reader.js';
export type * from './ports/milestones.js';
export type * from './ports/overviews.js';
export type * from './ports/people.js';
export type * from './ports/revisions.js';
export type * from './ports/search-index.js';
export type * from './ports/show-pictures.js';
export type * from './ports/shows.js';
export type * from './ports/suggestions.js';
export type * from './ports/templates.js';
export type * from './ports/topic-reader.js';

export interface Store
  extends SearchIndex,
    FacetCounter,
    SuggestionReader,
    EpisodeReader,
    TopicReader,
    OverviewReader,
    EditReader,
    RevisionReader,
    EpisodeWriter,
    EditWriter,
    PeopleReader,
    ArchivePeopleReader,
    LessonReader,
    AddressReader,
    JobStore,
    IdempotencyKeys,
    FeedReader,
    FeedWriter,
    Milestones,
    ShowTemplates,
    ShowEditor,
    ShowPictures,
    ToldPictures,
    IndexModels {
  close(): Promise<void>;
}
