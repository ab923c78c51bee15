// The SQLite adapter: every method of the port is one transaction around the functions that stand beside this file.
import type {
  AddressReader,
  ArchivePeopleReader,
  EditReader,
  EditWriter,
  EpisodeReader,
  EpisodeWriter,
  IndexModels,
  JobStore,
  LessonReader,
  Milestones,
  PeopleReader,
  RevisionReader,
  SearchIndex,
  Store,
  SuggestionReader,
  TopicReader,
} from '../store.js';
import { countAddresses, findAddresses } from './addresses.js';
import { findEverybody, findSomebody, findTopicsOfSomebody } from './archive-people.js';
import { findChapters, findChaptersOfTopic, findEditedChapter } from './chapters.js';
import { type Connection, type ConnectionOptions, openConnection } from './connection.js';
import { foreseeCorrection } from './corrections.js';
import { findEdit, findEdits } from './edits.js';
import { editChapter, editLesson } from './edits-episodes.js';
import { takeEditBack } from './edits-taking-back.js';
import { editTopic } from './edits-topics.js';
import { findUnembedded, saveVectors } from './episode-vectors.js';
import { findEpisode, findEpisodeBySlug, findEpisodes, findGiven, findQuestions } from './episodes.js';
import { countFacets } from './facets.js';
import { feedStore } from './feeds.js';
import { idempotencyKeys } from './idempotency.js';
import { dropOtherVectors, findIndexModel, saveComingModel, serveComingModel } from './index-models.js';
import { findIndexRevision } from './index-revision.js';
import { claimJob, hasDueJob } from './job-claims.js';
import { countJobs, findJob, findJobs } from './job-rows.js';
import * as jobs from './jobs.js';
import { findEpisodesByWords, findLessonsByWords, findPassagesByWords } from './keyword-index.js';
import { findEditedLesson, findLessons, findLessonsOfEpisode, findStoredLessons } from './lessons.js';
import { findLostLesson } from './lost-lessons.js';
import { assertMigrated, migrate } from './migrate.js';
import { hasMilestone, saveMilestone } from './milestones.js';
import { findNamesRevision } from './names-revision.js';
import { findNeighbours } from './neighbours.js';
import { findNewestLessons, findNewestPassages, findOldestPassages } from './newest.js';
import { overviewReader } from './overviews.js';
import { findPassages } from './passages.js';
import { findDoubt, findDoubts, findPeople, findPeopleNamed, findPerson } from './people.js';
import { editPeople } from './people-edits.js';
import { foldPeopleOnOpening, foldStalePeople } from './people-folding.js';
import { findRevision, findRevisionSource, findRevisions, findTurnDifferences } from './revisions.js';
import { deleteEpisode, prepareRecord, saveEpisode } from './save-episode.js';
import { showEditor } from './show-details.js';
import { showPictures } from './show-pictures.js';
import { findShow, findShows } from './shows.js';
import { findSource } from './sources.js';
import { findSpeakerEpisodes, findSpeakers, findSpellings } from './speech.js';
import { countStaleEpisodes, findStaleEpisodes, markStale } from './stale-episodes.js';
import { makeSuggester } from './suggestions.js';
import { showTemplates } from './templates.js';
import { findLessonsOfTopic, findRelatedTopics, findTopicMentions } from './topic-page.js';
import { findTopic, findTopics, saveCuratedTopics } from './topics.js';
import { findTranscript, findTurns } from './transcripts.js';
import { countPassageVectors, findNearest, findSimilarities } from './vector-index.js';
import { makeVectorLoader } from './vector-loading.js';
import { findUnseenWords, findVocabulary, makeWordCounter } from './vocabulary.js';

export interface SqliteStoreOptions extends ConnectionOptions {
  /** Folder of the numbered SQL files. */
  readonly migrationsPath: string;
  /** Where more vectors than that would be searched, they stay on disk. */
  readonly maxVectorMemoryBytes?: number | undefined;
}

/**
 * Opens the database, made and migrated when needed; with `readonly` it has to be there and migrated. Throws when it
 * cannot be opened, or was migrated by a newer version.
 *
 * One store has one connection and works on the thread that calls it; other threads and processes open their own.
 */
export function openSqliteStore({ migrationsPath, maxVectorMemoryBytes, ...options }: SqliteStoreOptions): Store {
  const connection = openConnection(options);
  try {
    if (options.readonly) assertMigrated(connection, migrationsPath);
    else {
      migrate(connection, migrationsPath);
      foldPeopleOnOpening(connection);
    }
  } catch (error) {
    connection.db.close();
    throw error;
  }
  return {
    ...searchIndex(connection, maxVectorMemoryBytes),
    countFacets: (rows, limit) => connection.read(() => countFacets(connection, rows, limit)),
    ...episodeReader(connection),
    ...topicReader(connection),
    ...overviewReader(connection),
    ...editReader(connection),
    ...revisionReader(connection),
    ...episodeWriter(connection),
    ...editWriter(connection),
    ...peopleReader(connection),
    ...pageReader(connection),
    ...jobStore(connection),
    ...idempotencyKeys(connection),
    ...feedStore(connection),
    ...milestones(connection),
    ...indexModels(connection),
    ...showTemplates(connection),
    ...showEditor(connection),
    ...showPictures(connection),
    close: async () => {
      connection.db.close();
    },
  };
}

function searchIndex(c: Connection, maxVectorMemoryBytes: number | undefined): SearchIndex {
  const findMemory = makeVectorLoader(c, maxVectorMemoryBytes);
  const countWords = makeWordCounter(c);
  return {
    keywordPassages: (query, filter, limit) => c.read(() => findPassagesByWords(c, { query, filter, limit })),
    keywordEpisodes: (query, filter, limit) => c.read(() => findEpisodesByWords(c, { query, filter, limit })),
    keywordLessons: (query, filter, limit) => c.read(() => findLessonsByWords(c, { query, filter, limit })),
    vectorPassages: (vector, fingerprint, filter, limit) =>
      c.read(() => findNearest(c, 'passages', { query: { vector, fingerprint }, filter, limit, findMemory })),
    vectorLessons: (vector, fingerprint, filter, limit) =>
      c.read(() => findNearest(c, 'lessons', { query: { vector, fingerprint }, filter, limit, findMemory })),
    similarities: (vector, fingerprint, ids) =>
      c.read(() => findSimilarities(c, 'passages', { query: { vector, fingerprint }, ids, findMemory })),
    findPassages: (ids) => c.read(() => findPassages(c, ids)),
    findStoredLessons: (ids) => c.read(() => findStoredLessons(c, ids)),
    vectorCoverage: (fingerprint) => c.read(() => countPassageVectors(c, fingerprint)),
    indexRevision: () => c.read(() => findIndexRevision(c)),
    newestPassages: (listing) => c.read(() => findNewestPassages(c, listing)),
    newestLessons: (listing) => c.read(() => findNewestLessons(c, listing)),
    oldestPassages: (holding) => c.read(() => findOldestPassages(c, holding)),
    findSpeakers: (part) => c.read(() => findSpeakers(c, part)),
    findSpellings: (names) => c.read(() => findSpellings(c, names)),
    findSpeakerEpisodes: (names) => c.read(() => findSpeakerEpisodes(c, names)),
    findUnseenWords: (words) => c.read(() => findUnseenWords(c, words)),
    vocabulary: () => c.read(() => findVocabulary(c)),
    wordCounts: (words) => c.read(() => countWords(words)),
  };
}

function episodeReader(c: Connection): EpisodeReader {
  return {
    findShows: (page) => c.read(() => findShows(c, page)),
    findShow: (slug) => c.read(() => findShow(c, slug)),
    findEpisodes: (filter, page) => c.read(() => findEpisodes(c, filter, page)),
    findEpisode: (id) => c.read(() => findEpisode(c, id)),
    findEpisodeBySlug: (show, slug) => c.read(() => findEpisodeBySlug(c, show, slug)),
    findGiven: (id) => c.read(() => findGiven(c, id)),
    findNeighbours: (id) => c.read(() => findNeighbours(c, id)),
    findSource: (id) => c.read(() => findSource(c, id)),
    findTranscript: (id) => c.read(() => findTranscript(c, id)),
    findTurns: (id, indexes) => c.read(() => findTurns(c, id, indexes)),
    findChapters: (id) => c.read(() => findChapters(c, id)),
    findLessonsOfEpisode: (id) => c.read(() => findLessonsOfEpisode(c, id)),
    findQuestions: (ids) => c.read(() => findQuestions(c, ids)),
  };
}

function topicReader(c: Connection): TopicReader {
  return {
    findLessons: (filter, page) => c.read(() => findLessons(c, filter, page)),
    findTopics: (q, page) => c.read(() => findTopics(c, q, page)),
    findTopic: (slug) => c.read(() => findTopic(c, slug)),
    findChaptersOfTopic: (slug, page, show) => c.read(() => findChaptersOfTopic(c, slug, { ...page, show })),
    findLessonsOfTopic: (slug, limit, show) => c.read(() => findLessonsOfTopic(c, slug, { limit, show })),
    findTopicMentions: (slug) => c.read(() => findTopicMentions(c, slug)),
    findRelatedTopics: (slug, limit) => c.read(() => findRelatedTopics(c, slug, limit)),
  };
}

function episodeWriter(c: Connection): EpisodeWriter {
  return {
    saveCuratedTopics: (topics) => c.write(() => saveCuratedTopics(c, topics)),
    // What needs no database is done before the lock is taken, inside the promise all the same.
    saveEpisode: async (record) => {
      const prepared = prepareRecord(record);
      const foreseen = await c.read(() => foreseeCorrection(c, record));
      return c.write(() => withPeople(c, () => saveEpisode(c, prepared, foreseen)));
    },
    deleteEpisode: (id, expected) => c.write(() => withPeople(c, () => deleteEpisode(c, id, expected))),
    findStaleEpisodes: (derivation, limit, among = {}) =>
      c.read(() => findStaleEpisodes(c, { derivation, limit, among })),
    countStaleEpisodes: (derivation, among = {}) => c.read(() => countStaleEpisodes(c, derivation, among)),
    markStale: (among) => c.write(() => markStale(c, among)),
    findUnembedded: (fingerprint, limit) => c.read(() => findUnembedded(c, fingerprint, limit)),
    saveVectors: (id, vectors, revision) => c.write(() => saveVectors(c, { id, revision }, vectors)),
  };
}

function editReader(c: Connection): EditReader {
  return {
    findEdits: (filter, page) => c.read(() => findEdits(c, filter, page)),
    findEdit: (id) => c.read(() => findEdit(c, id)),
    findEditedLesson: (id) => c.read(() => findEditedLesson(c, id)),
    findEditedChapter: ({ episodeId, index }) => c.read(() => findEditedChapter(c, episodeId, index)),
  };
}

function revisionReader(c: Connection): RevisionReader {
  return {
    findRevisions: (episodeId, page) => c.read(() => findRevisions(c, episodeId, page)),
    findRevision: (episodeId, number) => c.read(() => findRevision(c, episodeId, number)),
    findRevisionSource: (episodeId, number) => c.read(() => findRevisionSource(c, episodeId, number)),
    findTurnDifferences: (episodeId, after) => c.read(() => findTurnDifferences(c, episodeId, after)),
  };
}

function editWriter(c: Connection): EditWriter {
  return {
    editTopic: (slug, change) => c.write(() => editTopic(c, slug, change)),
    editLesson: (id, change) => c.write(() => editLesson(c, id, change)),
    editChapter: (chapter, change) => c.write(() => editChapter(c, chapter, change)),
    editPeople: (show, change) => c.write(() => editPeople(c, show, change)),
    takeEditBack: (id, expected) => c.write(() => takeEditBack(c, id, expected)),
  };
}

function peopleReader(c: Connection): PeopleReader {
  return {
    findPeople: (show, page) => c.read(() => findPeople(c, show, page)),
    namesRevision: () => c.read(() => findNamesRevision(c)),
    findPeopleNamed: (show, names) => c.read(() => findPeopleNamed(c, show, names)),
    findPerson: (show, slug) => c.read(() => findPerson(c, show, slug)),
    findDoubt: (show, id) => c.read(() => findDoubt(c, show, id)),
    findDoubts: (show, page) => c.read(() => findDoubts(c, show, page)),
  };
}

/** What only pages ask for. */
function pageReader(c: Connection): ArchivePeopleReader & LessonReader & AddressReader & SuggestionReader {
  const suggest = makeSuggester(c);
  return {
    findEverybody: (page, q) => c.read(() => findEverybody(c, page, q)),
    findSomebody: (slug) => c.read(() => findSomebody(c, slug)),
    findTopicsOfSomebody: (slug, limit) => c.read(() => findTopicsOfSomebody(c, slug, limit)),
    findLostLesson: (id) => c.read(() => findLostLesson(c, id)),
    countAddresses: () => c.read(() => countAddresses(c)),
    findSuggestions: (typed, limit) => c.read(() => suggest(typed, limit)),
    findAddresses: (kind, stretch) => c.read(() => findAddresses(c, kind, stretch)),
  };
}

/** What changes episodes changes who speaks on their shows. */
function withPeople<Result>(c: Connection, work: () => Result): Result {
  const result = work();
  foldStalePeople(c);
  return result;
}

function jobStore(c: Connection): JobStore {
  return {
    enqueueJob: async (kind, payload, show = null) => {
      const json = jobs.packPayload(payload);
      return c.write(() => jobs.enqueueJob(c, { kind, show, payload: json }));
    },
    claimJob: async (limits) => {
      const claimed = await c.write(() => claimJob(c, limits));
      return claimed && { ...claimed, payload: JSON.parse(claimed.payload) as unknown };
    },
    saveJobProgress: (id, progress) => c.write(() => jobs.saveJobProgress(c, id, progress)),
    completeJob: (id, episodeId) => c.write(() => jobs.completeJob(c, id, episodeId)),
    failJob: (id, error) => c.write(() => jobs.failJob(c, id, error)),
    retryJob: (id, later) => c.write(() => jobs.retryJob(c, id, later)),
    releaseJob: (id) => c.write(() => jobs.releaseJob(c, id)),
    cancelJob: (id) => c.write(() => jobs.cancelJob(c, id)),
    endCancelledJob: (id) => c.write(() => jobs.endCancelledJob(c, id)),
    reviveJob: (id) => c.write(() => jobs.reviveJob(c, id)),
    findJob: (id) => c.read(() => findJob(c, id)),
    findJobs: (filter, page) => c.read(() => findJobs(c, filter, page)),
    countJobs: () => c.read(() => countJobs(c)),
    hasDueJob: (limits) => c.read(() => hasDueJob(c, limits)),
    requeueInterruptedJobs: (decide) => c.write(() => jobs.requeueInterruptedJobs(c, decide)),
    pruneJobs: (before) => c.write(() => jobs.pruneJobs(c, before)),
  };
}

function milestones(c: Connection): Milestones {
  return {
    hasMilestone: (name) => c.read(() => hasMilestone(c, name)),
    saveMilestone: (name) => c.write(() => saveMilestone(c, name)),
  };
}

function indexModels(c: Connection): IndexModels {
  return {
    findServingModel: () => c.read(() => findIndexModel(c, 'serving')),
    findComingModel: () => c.read(() => findIndexModel(c, 'coming')),
    saveComingModel: (model) => c.write(() => saveComingModel(c, model)),
    serveComingModel: (fingerprint) => c.write(() => serveComingModel(c, fingerprint)),
    dropOtherVectors: (fingerprint, limit) => c.write(() => dropOtherVectors(c, fingerprint, limit)),
  };
}
