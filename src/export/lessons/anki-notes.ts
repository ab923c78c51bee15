// Lessons -> a text file that Anki imports as notes, with headers that say how.
// https://docs.ankiweb.net/importing/text-files.html
import { stringify } from 'csv-stringify/sync';
import { type Html, html } from '../../domain/html.js';
import { clock } from '../clock.js';
import type { LessonRecord } from './lesson-record.js';

/** A deck's name is a path with "::" between; a header is one line. */
const UNNAMED_DECK = 'Lessons';

/**
 * A note a lesson, of the type Basic: the question on the front, statement, quote and source on the back. Importing a newer
 * file changes the notes that are there, because a note's guid is the lesson's id. `deck`: what the file is about.
 */
export function renderAnkiNotes(records: readonly LessonRecord[], deck: string): string {
  const headers = [
    '#separator:tab',
    '#html:true',
    '#notetype:Basic',
    `#deck:${deckName(deck)}`,
    '#columns:GUID\tFront\tBack\tTags',
    '#guid column:1',
    '#tags column:4',
  ];
  const rows = numbered(records).map(({ record, place }) => [
    record.lesson.id,
    oneLine(frontOf(record, place)),
    oneLine(backOf(record)),
    tagsOf(record),
  ]);
  return `${headers.join('\n')}\n${stringify(rows, { delimiter: '\t' })}`;
}

interface Place {
  readonly number: number;
  readonly of: number;
}

/** Several lessons of one chapter have the same question: which of them it is, is told. */
function numbered(records: readonly LessonRecord[]): { record: LessonRecord; place: Place }[] {
  const groups = new Map<string, LessonRecord[]>();
  for (const record of records) {
    const group = groups.get(questionKey(record));
    if (group) group.push(record);
    else groups.set(questionKey(record), [record]);
  }
  return records.map((record) => {
    const group = groups.get(questionKey(record))!;
    return { record, place: { number: group.indexOf(record) + 1, of: group.length } };
  });
}

function questionKey({ episode, lesson }: LessonRecord): string {
  return JSON.stringify([episode.id, lesson.chapter, lesson.speaker]);
}

function frontOf({ lesson, episode, showTitle, chapterTitle }: LessonRecord, { number, of }: Place): Html {
  const subject = chapterTitle ?? lesson.topics[0]?.label ?? episode.title;
  const which = of > 1 ? ` (${number} of ${of})` : '';
  const question = lesson.speaker === null ? 'What is the lesson?' : `What is ${lesson.speaker}’s point?`;
  return html`<b>${subject}</b><br>${question}${which}<br><small>${showTitle}: ${episode.title}</small>`;
}

function backOf({ lesson, momentUrl }: LessonRecord): Html {
  const { statement, quote, speaker, startTime, timing } = lesson;
  const time = startTime === null ? null : `${timing === 'interpolated' ? 'about ' : ''}${clock(startTime)}`;
  const source = [speaker, time].filter((part) => part !== null).join(', ') || 'In the transcript';
  const link = URL.canParse(momentUrl) ? html`<a href="${momentUrl}">${source}</a>` : source;
  return html`${statement}<blockquote>${quote}</blockquote>${link}`;
}

/** Tags are separated by spaces. */
function tagsOf({ lesson, episode }: LessonRecord): string {
  return [episode.show, ...lesson.topics.map(({ slug }) => slug)].join(' ');
}

/** A line of the file is a note. */
function oneLine({ markup }: Html): string {
  return markup.replace(/\s+/gu, ' ');
}

function deckName(name: string): string {
  return (
    name
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .replaceAll('::', ': ')
      .trim() || UNNAMED_DECK
  );
}
