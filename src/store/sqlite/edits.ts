// What people edited, as rows: written by edits-topics.ts and edits-episodes.ts, listed and taken back from here.
import { randomUUID } from 'node:crypto';
import type { Edit, EditKind, EditState, EditSubject } from '../../domain/edit.js';
import type { ChapterAnchor, LessonAnchor } from '../../domain/edit-place.js';
import type { Page, PageRequest } from '../../domain/page.js';
import type { EditFilter } from '../store.js';
import type { Connection } from './connection.js';
import { decodeCursor, pageOf } from './cursor.js';
import { EPISODE_REF_COLUMNS, type EpisodeRefRow, episodeRefOf } from './episodes.js';

export type TopicEditKind = Extract<EditKind, `topic-${string}`>;
export type PersonEditKind = Extract<EditKind, `person-${string}`>;
export type EpisodeEditKind = Exclude<EditKind, TopicEditKind | PersonEditKind>;

/** An edit of a topic as it is applied. */
export interface TopicEdit {
  readonly kind: TopicEditKind;
  readonly topic: string;
  readonly value: string | null;
}

/** An edit of a lesson or chapter as it is placed and applied. */
export interface EpisodeEdit {
  readonly key: number;
  readonly kind: EpisodeEditKind;
  /** JSON of a LessonAnchor or ChapterAnchor. */
  readonly anchor: string;
  readonly value: string | null;
}

export function findTopicEdits(connection: Connection): TopicEdit[] {
  return connection.all('SELECT kind, topic, value FROM edits WHERE topic IS NOT NULL ORDER BY key');
}

/** In place of the topic's edit of the same kind. */
export function saveTopicEdit(connection: Connection, { kind, topic, value }: TopicEdit): void {
  connection.run(
    `INSERT INTO edits (id, kind, topic, value, created_at, updated_at) VALUES (@id, @kind, @topic, @value, @now, @now)
     ON CONFLICT (topic, kind) WHERE topic IS NOT NULL DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
    { id: newId(), kind, topic, value, now: connection.now() },
  );
}

export function removeTopicEdit(connection: Connection, kind: TopicEditKind, topic: string): void {
  connection.run('DELETE FROM edits WHERE topic = @topic AND kind = @kind', { topic, kind });
}

/** Those made longest ago first. */
export function findEpisodeEdits(connection: Connection, episodeId: string): EpisodeEdit[] {
  return connection.all('SELECT key, kind, anchor, value FROM edits WHERE episode_id = @episodeId ORDER BY key', {
    episodeId,
  });
}

/** Where an edit stands now: the lesson's id or the chapter's index. */
export interface EditPlace {
  readonly kind: EpisodeEditKind;
  readonly episodeId: string;
  readonly place: string;
}

/** In place of the edit of the same kind that stands there; it stands on the anchor from now on. */
export function saveEpisodeEdit(
  connection: Connection,
  at: EditPlace,
  { anchor, value }: { anchor: LessonAnchor | ChapterAnchor; value: string | null },
): void {
  const row = { ...at, value, anchor: JSON.stringify(anchor), now: connection.now() };
  const { changes } = connection.run(
    `UPDATE edits SET value = @value, anchor = @anchor, updated_at = @now
     WHERE episode_id = @episodeId AND kind = @kind AND place = @place`,
    row,
  );
  if (changes > 0) return;
  connection.run(
    `INSERT INTO edits (id, kind, episode_id, anchor, value, place, created_at, updated_at)
     VALUES (@id, @kind, @episodeId, @anchor, @value, @place, @now, @now)`,
    { ...row, id: newId() },
  );
}

export function removeEpisodeEdit(connection: Connection, at: EditPlace): void {
  connection.run('DELETE FROM edits WHERE episode_id = @episodeId AND kind = @kind AND place = @place', { ...at });
}

export function savePlace(connection: Connection, key: number, place: string | null): void {
  connection.run('UPDATE edits SET place = @place WHERE key = @key', { key, place });
}

export function removeEditsOfEpisode(connection: Connection, episodeId: string): void {
  connection.run('DELETE FROM edits WHERE episode_id = @episodeId', { episodeId });
}

/** Removes one edit and says what it stood on; `null` when there is none of this id. */
export function removeEdit(
  connection: Connection,
  id: string,
): {
  kind: EditKind;
  topic: string | null;
  episodeId: string | null;
  show: string | null;
  value: string | null;
} | null {
  const sql = 'DELETE FROM edits WHERE id = @id RETURNING kind, topic, episode_id AS episodeId, show, value';
  return connection.get(sql, { id }) ?? null;
}

interface EditRow extends EpisodeRefRow {
  readonly key: number;
  readonly id: string;
  readonly kind: EditKind;
  readonly topic: string | null;
  readonly anchor: string;
  readonly show: string | null;
  readonly name: string;
  readonly person: string | null;
  readonly value: string | null;
  readonly place: string | null;
  readonly state: EditState;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Those that changed last first. */
export function findEdits(connection: Connection, { state }: EditFilter, page: PageRequest): Page<Edit> {
  const identity = { list: 'edits', narrowedBy: state };
  const [afterTime = null, afterKey = null] = decodeCursor(identity, page, ['', 0]) ?? [];
  const rows = connection.all<EditRow>(
    `${EDIT} WHERE (@state IS NULL OR ${STATE} = @state)
       AND (@afterKey IS NULL OR (d.updated_at, d.key) < (@afterTime, @afterKey))
     ORDER BY d.updated_at DESC, d.key DESC LIMIT @rows`,
    { state: state ?? null, afterTime, afterKey, rows: page.limit + 1 },
  );
  return pageOf(rows, page, { identity, keysOf: (row) => [row.updatedAt, row.key], itemOf: editOf });
}

/** The slug of whoever has the name that a person's edit stands on. */
const PERSON = `(SELECT p.slug FROM people_names n JOIN people p ON p.key = n.person
  WHERE n.show = d.show AND n.name_key = d.name_key)`;

export function findEdit(connection: Connection, id: string): Edit | null {
  const row = connection.get<EditRow>(`${EDIT} WHERE d.id = @id`, { id });
  return row ? editOf(row) : null;
}

/** A topic is there when it is on the curated list or carried by something, whatever that shows instead of it. */
const STATE = `iif(d.place IS NOT NULL
  OR (${PERSON} IS NOT NULL AND (d.value_key IS NULL
    OR EXISTS (SELECT 1 FROM people_names o WHERE o.show = d.show AND o.name_key = d.value_key)))
  OR EXISTS (SELECT 1 FROM topics t WHERE t.slug = d.topic AND t.kind = 'curated')
  OR EXISTS (SELECT 1 FROM chapter_topics c WHERE c.derived_topic = d.topic)
  OR EXISTS (SELECT 1 FROM lesson_topics l WHERE l.derived_topic = d.topic), 'applied', 'waiting')`;

const EDIT = `SELECT d.key, d.id, d.kind, d.topic, d.anchor, d.value, d.place, d.created_at AS createdAt,
    d.updated_at AS updatedAt, d.show, d.name, ${PERSON} AS person, ${EPISODE_REF_COLUMNS}, ${STATE} AS state
  FROM edits d LEFT JOIN episodes e ON e.id = d.episode_id`;

function editOf(row: EditRow): Edit {
  const { id, kind, state, value, createdAt, updatedAt } = row;
  return { id, kind, state, subject: subjectOf(row), value, createdAt, updatedAt };
}

function subjectOf(row: EditRow): EditSubject {
  if (row.topic !== null) return { type: 'topic', slug: row.topic };
  if (row.show !== null) return { type: 'person', show: row.show, slug: row.person, name: row.name };
  const episode = episodeRefOf(row);
  if (row.kind === 'chapter-title') {
    const { words } = JSON.parse(row.anchor) as ChapterAnchor;
    return { type: 'chapter', episode, index: row.place === null ? null : Number(row.place), words };
  }
  const { lessonId, quote } = JSON.parse(row.anchor) as LessonAnchor;
  return { type: 'lesson', episode, id: row.place ?? lessonId, quote };
}

export function newId(): string {
  return `ed_${randomUUID()}`;
}
