// Lessons with the topics that they carry and their further evidence, best first.
import type { EditedLesson } from '../../domain/edit.js';
import { type Lesson, type LessonEvidence, lessonIdOf } from '../../domain/lesson.js';
import type { Page, PageRequest } from '../../domain/page.js';
import type { TopicRef } from '../../domain/topic.js';
import type { Filter, StoredLesson } from '../store.js';
import type { Connection } from './connection.js';
import { decodeCursor, pageOf } from './cursor.js';
import { EPISODE_REF_COLUMNS, type EpisodeRefRow, episodeRefOf, findEpisodeKey } from './episodes.js';
import { filterParameters, foldName, lessonCondition } from './filter.js';
import { type Naming, naming } from './people.js';

type LessonRow = Omit<Lesson, 'evidence' | 'topics' | 'statementEdited'> & {
  readonly key: number;
  readonly evidence: string;
  readonly topics: string;
  readonly derivedStatement: string | null;
  readonly hidden: 0 | 1;
};
type StoredLessonRow = LessonRow & EpisodeRefRow & Pick<StoredLesson, 'publishedAt'>;

const COLUMNS = `l.key, l.id, l.statement, l.derived_statement AS derivedStatement, l.hidden, l.quote, l.turn, l.start_offset AS startOffset, l.end_offset AS endOffset,
  l.speaker, l.start_time AS startTime, l.timing, l.chapter, l.score,
  (SELECT json_group_array(json(said.value) ORDER BY said.key) FROM json_each(l.evidence) said
    WHERE json_extract(said.value, '$.id') NOT IN (SELECT json_extract(d.anchor, '$.lessonId') FROM edits d
      WHERE d.episode_id = (SELECT id FROM episodes WHERE key = l.episode_key) AND d.kind = 'lesson-hidden')) AS evidence,
  (SELECT json_group_array(json_object('slug', t.slug, 'label', t.label) ORDER BY lt.position)
    FROM lesson_topics lt JOIN topics t ON t.slug = lt.topic WHERE lt.lesson_key = l.key) AS topics`;

/** Returns the lessons' keys, in their order. What they show of their topics is to be worked out after that. */
export function insertLessons(connection: Connection, episodeKey: number, lessons: readonly Lesson[]): number[] {
  const { id: episodeId } = connection.get<{ id: string }>('SELECT id FROM episodes WHERE key = @episodeKey', {
    episodeKey,
  })!;
  return lessons.map((lesson, position) => {
    const { topics, evidence: said, statementEdited: _, ...columns } = lesson;
    const evidence = JSON.stringify(said.map((one) => ({ ...one, id: lessonIdOf(episodeId, one.quote) })));
    const speakerKey = lesson.speaker === null ? null : foldName(lesson.speaker);
    const { lastInsertRowid: lessonKey } = connection.run(
      `INSERT INTO lessons (episode_key, position, id, statement, quote, turn, start_offset, end_offset, speaker,
         speaker_key, start_time, timing, evidence, chapter, score)
       VALUES (@episodeKey, @position, @id, @statement, @quote, @turn, @startOffset, @endOffset, @speaker,
         @speakerKey, @startTime, @timing, @evidence, @chapter, @score)`,
      { ...columns, evidence, episodeKey, position, speakerKey },
    );
    topics.forEach((topic, place) => {
      connection.run(
        'INSERT INTO lesson_topics (lesson_key, position, derived_topic) VALUES (@lessonKey, @place, @topic)',
        {
          lessonKey,
          place,
          topic: topic.slug,
        },
      );
    });
    return Number(lessonKey);
  });
}

export function findLessonsOfEpisode(connection: Connection, episodeId: string): Lesson[] | null {
  const episodeKey = findEpisodeKey(connection, episodeId);
  if (episodeKey === null) return null;
  const { show } = connection.get<{ show: string }>('SELECT show FROM episodes WHERE key = @episodeKey', {
    episodeKey,
  })!;
  const nameOf = naming(connection);
  return connection
    .all<LessonRow>(
      `SELECT ${COLUMNS} FROM lessons l WHERE l.episode_key = @episodeKey AND NOT l.hidden
       ORDER BY l.score DESC, l.id, l.key`,
      { episodeKey },
    )
    .map((row) => asShown(lessonOf(row), show, nameOf));
}

/** As they were derived, also hidden ones, in the order in which they were saved, which is that of their vectors. */
export function findLessonsAsSaved(connection: Connection, episodeKey: number): Lesson[] {
  return connection
    .all<LessonRow>(`SELECT ${COLUMNS} FROM lessons l WHERE l.episode_key = @episodeKey ORDER BY l.position`, {
      episodeKey,
    })
    .map((row) => lessonOf({ ...row, statement: row.derivedStatement ?? row.statement, derivedStatement: null }));
}

/** Also a hidden one; `null` when there is none of this id. */
export function findEditedLesson(connection: Connection, id: string): EditedLesson | null {
  const row = connection.get<StoredLessonRow>(
    `SELECT ${COLUMNS}, ${EPISODE_REF_COLUMNS}, e.published_at AS publishedAt FROM lessons l JOIN episodes e ON e.key = l.episode_key
     WHERE l.id = @id ORDER BY l.key LIMIT 1`,
    { id },
  );
  if (!row) return null;
  const derivedStatement = row.derivedStatement ?? row.statement;
  const lesson = asShown(lessonOf(row), row.episodeShow, naming(connection));
  return { ...lesson, episode: episodeRefOf(row), derivedStatement, hidden: row.hidden === 1 };
}

/** Across the archive, best first, then by id. */
export function findLessons(connection: Connection, filter: Filter, page: PageRequest): Page<StoredLesson> {
  const identity = { list: 'lessons', narrowedBy: filterParameters(filter) };
  const after = decodeCursor(identity, page, [0, '', 0]);
  const [afterScore = null, afterId = null, afterKey = null] = after ?? [];
  const rows = connection.all<StoredLessonRow>(
    `SELECT ${COLUMNS}, ${EPISODE_REF_COLUMNS}, e.published_at AS publishedAt FROM lessons l JOIN episodes e ON e.key = l.episode_key
     WHERE ${lessonCondition(filter)} ${after ? `AND ${LESSON_COMES_AFTER}` : ''}
     ORDER BY l.score DESC, l.id, l.key LIMIT @rows`,
    { ...filterParameters(filter), afterScore, afterId, afterKey, rows: page.limit + 1 },
  );
  const nameOf = naming(connection);
  const itemOf = (row: StoredLessonRow) => storedLessonOf(row, nameOf);
  return pageOf(rows, page, { identity, keysOf: (row) => [row.score, row.id, row.key], itemOf });
}

/** In the order of the keys; unknown ones are left out. */
export function findStoredLessons(connection: Connection, keys: readonly number[]): StoredLesson[] {
  const nameOf = naming(connection);
  return connection
    .all<StoredLessonRow>(
      `SELECT ${COLUMNS}, ${EPISODE_REF_COLUMNS}, e.published_at AS publishedAt FROM json_each(@keys) asked
         CROSS JOIN lessons l ON l.key = asked.value AND NOT l.hidden
         CROSS JOIN episodes e ON e.key = l.episode_key
       ORDER BY asked.key`,
      { keys: JSON.stringify(keys) },
    )
    .map((row) => storedLessonOf(row, nameOf));
}

const LESSON_COMES_AFTER = `(l.score < @afterScore
  OR (l.score = @afterScore AND (l.id, l.key) > (@afterId, @afterKey)))`;

function lessonOf(row: LessonRow): Lesson {
  const { id, statement, quote, turn, startOffset, endOffset, speaker, startTime, timing, chapter, score } = row;
  const topics = JSON.parse(row.topics) as TopicRef[];
  const evidence = (JSON.parse(row.evidence) as (LessonEvidence & { id: string })[]).map(({ id: _, ...said }) => said);
  return {
    ...{ id, statement, quote, turn, startOffset, endOffset, speaker, startTime, timing, evidence, chapter, topics },
    score,
    ...(row.derivedStatement !== null && { statementEdited: true }),
  };
}

/** Under the names of the show's people. */
function asShown(lesson: Lesson, show: string, nameOf: Naming): Lesson {
  const named = <Said extends { readonly speaker: string | null }>(said: Said): Said =>
    said.speaker === null ? said : { ...said, speaker: nameOf(show, said.speaker) };
  return { ...named(lesson), evidence: lesson.evidence.map(named) };
}

function storedLessonOf(row: StoredLessonRow, nameOf: Naming): StoredLesson {
  const lesson = asShown(lessonOf(row), row.episodeShow, nameOf);
  return { ...lesson, rowId: row.key, episode: episodeRefOf(row), publishedAt: row.publishedAt };
}
