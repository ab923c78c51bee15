// A save over an episode that is there: which lessons keep their ids, and what the new transcript changed.
import { compareReadings, type Reading } from '../../domain/compare-readings.js';
import { giveKeptIds, type KeptLesson, keepLessons } from '../../domain/kept-lessons.js';
import type { Lesson } from '../../domain/lesson.js';
import type { EpisodeRecord } from '../store.js';
import { findChaptersAsSaved } from './chapters.js';
import type { Connection } from './connection.js';
import { findEpisodeKey } from './episodes.js';
import { findLessonsAsSaved } from './lessons.js';
import { insertRevision, isCurrentSource } from './revisions.js';
import { findTranscript } from './transcripts.js';

/** The record as it is to be stored, and what to do once it is. */
export interface Correction {
  readonly record: EpisodeRecord;
  readonly noteRevision: () => void;
}

/** A correction as it would be while the episode is in a state. */
export interface ForeseenCorrection {
  readonly state: string;
  readonly correction: Correction;
}

/** Before the database is locked, because comparing two long transcripts takes a second. */
export function foreseeCorrection(connection: Connection, record: EpisodeRecord): ForeseenCorrection {
  const { id } = record.episode;
  return {
    state: stateFor(connection, id),
    correction: makeCorrection(connection, record, findEpisodeKey(connection, id)),
  };
}

/** What was foreseen where it still holds, else made anew. To be called before the episode's rows are removed. */
export function correctEpisode(
  connection: Connection,
  record: EpisodeRecord,
  foreseen: ForeseenCorrection | undefined,
): Correction {
  const { id } = record.episode;
  if (foreseen?.state === stateFor(connection, id)) return foreseen.correction;
  return makeCorrection(connection, record, findEpisodeKey(connection, id));
}

/** Another one after every save that changes anything. */
function stateFor(connection: Connection, episodeId: string): string {
  const row = connection.get<{ digest: string | null; number: number | null }>(
    `SELECT (SELECT digest FROM episodes WHERE id = @episodeId) AS digest,
       (SELECT max(number) FROM revisions WHERE episode_id = @episodeId) AS number`,
    { episodeId },
  );
  return `${row?.digest} ${row?.number}`;
}

/**
 * `storedKey` is that of the episode as it stands, `null` where there is none. A
 * rebuild gives the same ids again, so that they depend on what was received and not on when it was derived.
 */
function makeCorrection(connection: Connection, record: EpisodeRecord, storedKey: number | null): Correction {
  const { id } = record.episode;
  if (storedKey === null) return { record, noteRevision: () => insertRevision(connection, record, null) };
  const kept = findKeptLessons(connection, id);
  if (isCurrentSource(connection, record)) {
    return { record: { ...record, lessons: giveKeptIds(record.lessons, kept) }, noteRevision: () => {} };
  }
  const before = findReading(connection, { id, key: storedKey });
  const nowKept = keepLessons(before.lessons, record.lessons, kept);
  const corrected = { ...record, lessons: giveKeptIds(record.lessons, nowKept) };
  const compared = compareReadings(before, corrected);
  return {
    record: corrected,
    noteRevision: () => {
      saveKeptLessons(connection, id, nowKept);
      insertRevision(connection, corrected, compared);
    },
  };
}

export function removeKeptLessons(connection: Connection, episodeId: string): void {
  connection.run('DELETE FROM kept_lessons WHERE episode_id = @episodeId', { episodeId });
}

function findReading(
  connection: Connection,
  { id, key }: { readonly id: string; readonly key: number },
): Reading & { readonly lessons: readonly Lesson[] } {
  return {
    turns: findTranscript(connection, id)!.turns,
    chapters: findChaptersAsSaved(connection, key),
    lessons: findLessonsAsSaved(connection, key),
  };
}

function findKeptLessons(connection: Connection, episodeId: string): KeptLesson[] {
  return connection
    .all<{ id: string; anchor: string }>(
      'SELECT id, anchor FROM kept_lessons WHERE episode_id = @episodeId ORDER BY id',
      {
        episodeId,
      },
    )
    .map(({ id, anchor }) => ({ id, anchor: JSON.parse(anchor) as KeptLesson['anchor'] }));
}

function saveKeptLessons(connection: Connection, episodeId: string, kept: readonly KeptLesson[]): void {
  removeKeptLessons(connection, episodeId);
  for (const { id, anchor } of kept) {
    connection.run('INSERT INTO kept_lessons (episode_id, id, anchor) VALUES (@episodeId, @id, @anchor)', {
      ...{ episodeId, id, anchor: JSON.stringify(anchor) },
    });
  }
}
