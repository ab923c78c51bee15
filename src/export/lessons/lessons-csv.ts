// Lessons -> CSV (RFC 4180) that a spreadsheet opens without running anything.
import { stringify } from 'csv-stringify/sync';
import type { LessonRecord } from './lesson-record.js';

/** Columns as they stand in the first line. */
const columns = [
  ...['id', 'statement', 'quote', 'speaker', 'show', 'show_title', 'episode', 'episode_title', 'published_at'],
  ...['chapter', 'start_seconds', 'timing', 'topics', 'score', 'lesson_url', 'moment_url', 'audio_url'],
] as const;

/**
 * Lines end with CRLF. A cell that a spreadsheet would take for a formula (it begins with =, +, -, @, a tab or a carriage
 * return) has an apostrophe in front, as OWASP advises; numbers are ours and stay numbers. A byte order mark begins the file:
 * without one Excel takes UTF-8 for the machine's own encoding.
 */
export function renderLessonsCsv(records: readonly LessonRecord[]): string {
  return stringify(records.map(rowOf), {
    header: true,
    columns: [...columns],
    record_delimiter: '\r\n',
    escape_formulas: true,
    bom: true,
  });
}

function rowOf({ lesson, episode, showTitle, chapterTitle, ...urls }: LessonRecord): Row {
  return {
    id: lesson.id,
    statement: lesson.statement,
    quote: lesson.quote,
    speaker: lesson.speaker,
    show: episode.show,
    show_title: showTitle,
    episode: episode.slug,
    episode_title: episode.title,
    published_at: episode.publishedAt,
    chapter: chapterTitle,
    start_seconds: lesson.startTime,
    timing: lesson.timing,
    topics: lesson.topics.map(({ label }) => label).join('; '),
    score: lesson.score,
    lesson_url: urls.url,
    moment_url: urls.momentUrl,
    audio_url: episode.audioUrl,
  };
}

type Row = Readonly<Record<(typeof columns)[number], string | number | null>>;
