// A save over an episode that is there: which lessons keep their ids, and what the new transcript changed.
import { compareReadings, type Reading } from '../../domain/compare-readings.js';
import { giveKeptIds, type KeptLesson, keepLessons } from '../../domain/kept-lessons.js';
import type { Lesson } from '../../domain/lesson.js';
import type { EpisodeRecord } from '../store.js';
import { findChaptersAsSaved } from './chapters.js';
import type { Connection } from './connection.js';
import { findLessonsAsSaved } from './lessons.js';
import { insertRevision, isCurrentSource } from './revisions.js';
import { findTranscript } from './transcripts.js';

/** The record as it is to be stored, and what to do once it is. */
export interface Correction {
  readonly record: EpisodeRecord;
  readonly noteRevision: () => void;
}

/**
 * `storedKey` is that of the episode as it stands, `null` where there is none. To be called before its rows are removed. A
 * rebuild gives the same ids again, so that they depend on what was received and not on when it was derived.
 */
export function correctEpisode(connection: Connection, record: EpisodeRecord, storedKey: number | null): Correction {
  const { id } = record.episode;
  if (storedKey === null) return { record, noteRevision: () => insertRevision(connection, record, null) };
  const kept = findKeptLessons(connection, id);
  if (isCurrentSource(connection, id, record.source)) {
    return { record: { ...record, lessons: giveKeptIds(record.lessons, kept) }, noteRevision: () => {} };
  }
  const before = findReading(connection, { id, key: storedKey });
  const nowKept = keepLessons(before.lessons, record.lessons, kept);
  const corrected = { ...record, lessons: giveKeptIds(record.lessons, nowKept) };
  return {
    record: corrected,
    noteRevision: () => {
      saveKeptLessons(connection, id, nowKept);
      insertRevision(connection, corrected, compareReadings(before, corrected));
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
