// Lessons and chapters that people changed: where each edit belongs now, and what it makes of its place.
import type { ChapterChange, EditedChapter, EditedLesson, LessonChange } from '../../domain/edit.js';
import {
  anchorOfChapter,
  type ChapterAnchor,
  type LessonAnchor,
  placeOnChapters,
  placeOnLessons,
} from '../../domain/edit-place.js';
import { assertState } from '../../domain/state-of.js';
import { findChapters, findEditedChapter } from './chapters.js';
import type { Connection } from './connection.js';
import {
  type EditPlace,
  type EpisodeEdit,
  findEpisodeEdits,
  removeEpisodeEdit,
  saveEpisodeEdit,
  savePlace,
} from './edits.js';
import { findEpisodeKey } from './episodes.js';
import { bumpIndexRevision } from './index-revision.js';
import { indexLessons, indexPassages, lessonKeysOf } from './keyword-index.js';
import { findEditedLesson, findLessonsAsSaved } from './lessons.js';
import { showTopics } from './shown-topics.js';
import { findTranscript } from './transcripts.js';

interface EpisodeKeys {
  readonly id: string;
  readonly key: number;
}

/** `null` when there is no such lesson. */
export function editLesson(connection: Connection, id: string, change: LessonChange): EditedLesson | null {
  const lesson = findEditedLesson(connection, id);
  if (!lesson) return null;
  assertState(change.expected, lesson);
  const anchor = { lessonId: id, quote: lesson.quote, turn: lesson.turn };
  const at = { episodeId: lesson.episode.id, place: id };
  if (change.statement !== undefined) put(connection, { ...at, kind: 'lesson-statement' }, anchor, change.statement);
  if (change.hidden === true) saveEpisodeEdit(connection, { ...at, kind: 'lesson-hidden' }, { anchor, value: null });
  if (change.hidden === false) removeEpisodeEdit(connection, { ...at, kind: 'lesson-hidden' });
  applyEditsNow(connection, lesson.episode.id, 'lesson');
  return findEditedLesson(connection, id);
}

/** `null` when there is no such episode or chapter. */
export function editChapter(
  connection: Connection,
  at: { readonly episodeId: string; readonly index: number },
  { title, expected }: ChapterChange,
): EditedChapter | null {
  const chapter = findEditedChapter(connection, at.episodeId, at.index);
  if (!chapter) return null;
  assertState(expected, chapter);
  const anchor = anchorOfChapter(chapter.start, findTranscript(connection, at.episodeId)!.turns);
  put(connection, { episodeId: at.episodeId, place: String(at.index), kind: 'chapter-title' }, anchor, title);
  applyEditsNow(connection, at.episodeId, 'chapter');
  return findEditedChapter(connection, at.episodeId, at.index);
}

function put(connection: Connection, at: EditPlace, anchor: LessonAnchor | ChapterAnchor, value: string | null): void {
  if (value === null) removeEpisodeEdit(connection, at);
  else saveEpisodeEdit(connection, at, { anchor, value });
}

/** After an edit of a lesson or chapter came or went: all that is read of the episode, and the index of such words. */
export function applyEditsNow(connection: Connection, episodeId: string, carrier: 'lesson' | 'chapter'): void {
  const key = findEpisodeKey(connection, episodeId);
  if (key === null) return;
  applyEdits(connection, { id: episodeId, key });
  if (carrier === 'lesson') indexLessons(connection, lessonKeysOf(connection, key));
  // A chapter's title is indexed with its passages.
  else indexPassages(connection, key);
  bumpIndexRevision(connection);
}

/** Makes an episode's lessons and chapters what was derived, then what the edits that find their place say. */
export function applyEdits(connection: Connection, episode: EpisodeKeys): void {
  takeAllBack(connection, episode.key);
  const edits = findEpisodeEdits(connection, episode.id);
  const of = (kind: EpisodeEdit['kind']) => edits.filter((edit) => edit.kind === kind);
  applyToLessons(connection, episode, of('lesson-statement'));
  applyToLessons(connection, episode, of('lesson-hidden'));
  applyToChapters(connection, episode, of('chapter-title'));
  showTopics(connection, [episode.key]);
  connection.run(
    `UPDATE episodes SET lesson_count = (SELECT count(*) FROM lessons WHERE episode_key = @key AND NOT hidden)
     WHERE key = @key`,
    { key: episode.key },
  );
}

function takeAllBack(connection: Connection, episodeKey: number): void {
  connection.run(
    `UPDATE lessons SET statement = coalesce(derived_statement, statement), derived_statement = NULL, hidden = 0
     WHERE episode_key = @episodeKey AND (hidden OR derived_statement IS NOT NULL)`,
    { episodeKey },
  );
  connection.run(
    `UPDATE chapters SET title = derived_title, derived_title = NULL
     WHERE episode_key = @episodeKey AND derived_title IS NOT NULL`,
    { episodeKey },
  );
}

function applyToLessons(connection: Connection, episode: EpisodeKeys, edits: readonly EpisodeEdit[]): void {
  if (edits.length === 0) return;
  const anchors = edits.map(({ anchor }) => JSON.parse(anchor) as LessonAnchor);
  const places = placeOnLessons(anchors, findLessonsAsSaved(connection, episode.key));
  edits.forEach(({ key, kind, value }, index) => {
    const place = places[index] ?? null;
    savePlace(connection, key, place);
    const effect = kind === 'lesson-hidden' ? 'hidden = 1' : 'derived_statement = statement, statement = @value';
    connection.run(`UPDATE lessons SET ${effect} WHERE episode_key = @episodeKey AND id = @place`, {
      ...{ episodeKey: episode.key, place, value },
    });
  });
}

function applyToChapters(connection: Connection, episode: EpisodeKeys, edits: readonly EpisodeEdit[]): void {
  if (edits.length === 0) return;
  const anchors = edits.map(({ anchor }) => JSON.parse(anchor) as ChapterAnchor);
  const chapters = findChapters(connection, episode.id)!;
  const places = placeOnChapters(anchors, chapters, findTranscript(connection, episode.id)!.turns);
  edits.forEach(({ key, value }, index) => {
    const place = places[index] ?? null;
    savePlace(connection, key, place === null ? null : String(place));
    connection.run(
      `UPDATE chapters SET derived_title = title, title = @value
       WHERE episode_key = @episodeKey AND chapter_index = @place`,
      { episodeKey: episode.key, place, value },
    );
  });
}
