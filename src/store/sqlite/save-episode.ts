// Replaces an episode with everything that is derived from it. Runs inside one transaction; see sqlite-store.ts.
import { createHash } from 'node:crypto';
import type { GivenFields } from '../../domain/episode.js';
import { HindcastError } from '../../domain/errors.js';
import { assertState } from '../../domain/state-of.js';
import type { EpisodeRecord, SaveOutcome } from '../store.js';
import { insertChapters } from './chapters.js';
import type { Connection } from './connection.js';
import { correctEpisode, type ForeseenCorrection, removeKeptLessons } from './corrections.js';
import { removeEditsOfEpisode } from './edits.js';
import { applyEdits } from './edits-episodes.js';
import { slugKeyOf } from './episode-order.js';
import { hasEveryVector, insertEpisodeVectors } from './episode-vectors.js';
import { findEpisode, findEpisodeKey } from './episodes.js';
import { insertFoundTopics, settleFoundTopics, topicsOf } from './found-topics.js';
import { bumpIndexRevision } from './index-revision.js';
import { indexWords, unindexWords } from './keyword-index.js';
import { insertLessons } from './lessons.js';
import { forgetFoundLessons, keepLessonsAsLost, removeLostLessons } from './lost-lessons.js';
import { insertPassages } from './passages.js';
import { removeRevisions } from './revisions.js';
import { removeShowsWithoutEpisodes, saveShow, wouldChangeShow } from './shows.js';
import { insertSource, packBytes } from './sources.js';
import { describeSpeech, insertSpeakers, lengthOf, type Speech } from './speech.js';
import { lacksParts } from './stale-episodes.js';
import { insertMarks, insertTurns } from './transcripts.js';
import { removeUnusedFoundTopics } from './unused-topics.js';

/** A record with what can be worked out before the database is locked. */
export interface PreparedRecord {
  readonly record: EpisodeRecord;
  readonly packedBytes: Uint8Array;
  /** Equal digests: same source, metadata and derivation, so everything derived is the same too. */
  readonly digest: string;
  readonly speech: Speech;
}

export function prepareRecord(record: EpisodeRecord): PreparedRecord {
  return {
    record,
    packedBytes: packBytes(record.source.bytes),
    digest: digestOf(record),
    speech: describeSpeech(record.turns),
  };
}

/**
 * Throws `episode-exists` when the id has another transcript and the record is not to replace it, and `precondition-failed`
 * when the record names a state in which the episode is not.
 */
export function saveEpisode(
  connection: Connection,
  prepared: PreparedRecord,
  foreseen?: ForeseenCorrection,
): SaveOutcome {
  const { record, digest } = prepared;
  const { episode, vectors } = record;
  const stored = connection.get<{ key: number; digest: string; createdAt: string }>(
    'SELECT key, digest, created_at AS createdAt FROM episodes WHERE id = @id',
    { id: episode.id },
  );
  if (record.onlyOverRevision !== undefined && record.onlyOverRevision !== stored?.digest) return 'unchanged';
  const showTitle = record.onlyOverRevision === undefined ? record.showTitle : episode.show;
  const isSame =
    stored?.digest === digest &&
    !wouldChangeShow(connection, episode.show, showTitle) &&
    !lacksParts(connection, stored.key);
  if (isSame && (vectors === null || hasEveryVector(connection, stored.key, vectors.fingerprint))) return 'unchanged';
  // Only now: a job that was cut off once it had saved finds what it made, and that is no other state.
  if (record.expected !== undefined) assertState(record.expected, findEpisode(connection, episode.id));

  if (stored && record.replace === false) refuseOtherSource(connection, stored.key, record);
  const topicsBefore = stored ? topicsOf(connection, stored.key) : [];
  const correction = correctEpisode(connection, record, foreseen);
  const corrected = { ...prepared, record: correction.record };
  if (stored) keepLessonsAsLost(connection, { id: episode.id, key: stored.key });
  if (stored) removeEpisode(connection, stored.key);
  saveShow(connection, episode.show, showTitle);
  const episodeKey = insertEpisode(connection, corrected, stored?.createdAt ?? connection.now());
  insertParts(connection, episodeKey, corrected);
  forgetFoundLessons(connection, { id: episode.id, key: episodeKey });
  correction.noteRevision();
  const topics = [...topicsBefore, ...topicsOf(connection, episodeKey)];
  settleFoundTopics(connection, topics);
  removeUnusedFoundTopics(connection, topics);
  bumpIndexRevision(connection);
  return stored ? 'updated' : 'created';
}

function refuseOtherSource(connection: Connection, episodeKey: number, { episode, source }: EpisodeRecord): void {
  const sql = 'SELECT hash FROM sources WHERE episode_key = @episodeKey';
  if (connection.get<{ hash: string }>(sql, { episodeKey })?.hash === source.hash) return;
  const message = `The show "${episode.show}" has an episode "${episode.slug}" with another transcript`;
  throw new HindcastError('episode-exists', message);
}

/** With its revisions and what people edited of it. False when there is no such episode. Throws `precondition-failed`. */
export function deleteEpisode(connection: Connection, id: string, expected?: string): boolean {
  if (expected !== undefined) assertState(expected, findEpisode(connection, id));
  const key = findEpisodeKey(connection, id);
  if (key === null) return false;
  const topicsBefore = topicsOf(connection, key);
  removeEpisode(connection, key);
  settleFoundTopics(connection, topicsBefore);
  removeEditsOfEpisode(connection, id);
  removeKeptLessons(connection, id);
  removeLostLessons(connection, id);
  removeRevisions(connection, id);
  removeShowsWithoutEpisodes(connection);
  removeUnusedFoundTopics(connection, topicsBefore);
  bumpIndexRevision(connection);
  return true;
}

function insertParts(
  connection: Connection,
  episodeKey: number,
  { record, packedBytes, speech }: PreparedRecord,
): void {
  insertSource(connection, episodeKey, record.source, packedBytes);
  insertTurns(connection, episodeKey, record.turns);
  insertMarks(connection, episodeKey, record.marks);
  insertSpeakers(connection, episodeKey, speech);
  insertFoundTopics(connection, record, episodeKey);
  insertChapters(connection, episodeKey, record.chapters);
  const lessonKeys = insertLessons(connection, episodeKey, record.lessons);
  const passageKeys = insertPassages(connection, episodeKey, record.passages);
  applyEdits(connection, { id: record.episode.id, key: episodeKey });
  indexWords(connection, record, episodeKey);
  if (record.vectors) insertEpisodeVectors(connection, record.vectors, { passageKeys, lessonKeys });
}

/** The full-text rows by hand, all others by ON DELETE CASCADE. */
function removeEpisode(connection: Connection, episodeKey: number): void {
  unindexWords(connection, episodeKey);
  connection.run('DELETE FROM episodes WHERE key = @episodeKey', { episodeKey });
}

function insertEpisode(connection: Connection, prepared: PreparedRecord, createdAt: string): number {
  const { record, digest, speech } = prepared;
  const { id, show, slug, title, publishedAt, audioUrl, pageUrl, people, publication } = record.episode;
  assertSlugIsFree(connection, record);
  const { lastInsertRowid } = connection.run(
    `INSERT INTO episodes (id, show, slug, title, published_at, published_key, slug_key, audio_url, page_url, people, format,
       derivation, digest, turn_count, word_count, duration, length, chapter_count, lesson_count, questions, publication, given,
       created_at, updated_at)
     VALUES (@id, @show, @slug, @title, @publishedAt, @publishedKey, @slugKey, @audioUrl, @pageUrl, @people, @format,
       @derivation, @digest, @turnCount, @wordCount, @duration, @length, @chapterCount, @lessonCount, @questions, @publication, @given,
       @createdAt, @updatedAt)`,
    {
      ...{ id, show, slug, title, publishedAt, audioUrl, pageUrl, people: JSON.stringify(people), digest, createdAt },
      ...{
        format: record.format,
        derivation: record.derivation,
        publishedKey: publishedKeyOf(publishedAt),
        slugKey: slugKeyOf(slug),
      },
      ...{ turnCount: speech.turnCount, wordCount: speech.wordCount, duration: speech.duration },
      length: lengthOf(speech, publication),
      ...{ chapterCount: record.chapters.length, lessonCount: record.lessons.length, updatedAt: connection.now() },
      questions: JSON.stringify(record.questions),
      publication: publication ? JSON.stringify(publication) : null,
      given: packGiven(record.given),
    },
  );
  return Number(lastInsertRowid);
}

function assertSlugIsFree(connection: Connection, { episode: { show, slug } }: EpisodeRecord): void {
  const other = connection.get('SELECT 1 FROM episodes WHERE show = @show AND slug = @slug', { show, slug });
  if (other) throw new HindcastError('episode-exists', `Another episode of ${show} has the slug ${slug}`);
}

/** Formats are compared as they were read: whether the sender named one changes nothing. */
function digestOf({ episode, given, source, derivation, format }: EpisodeRecord): string {
  const { id, show, slug, title, publishedAt, audioUrl, pageUrl, people, publication } = episode;
  const names = people.map(({ name, role }) => [name, role]);
  const parts = [id, show, slug, title, publishedAt, audioUrl, pageUrl, names, source.hash];
  return createHash('sha256')
    .update(JSON.stringify([...parts, derivation, format, publication ?? null, packGiven(given)]))
    .digest('hex');
}

/** The publication stands in a column of its own. */
function packGiven(given: GivenFields | undefined): string | null {
  return given ? JSON.stringify({ ...given, publication: undefined }) : null;
}

/** A date stays a date, a date-time becomes UTC (also its default zone), so that both sort as text; '' for no date. */
function publishedKeyOf(publishedAt: string | null): string {
  if (publishedAt === null) return '';
  if (!publishedAt.includes('T')) return publishedAt;
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/iu.test(publishedAt);
  return new Date(hasZone ? publishedAt : `${publishedAt}Z`).toISOString();
}
