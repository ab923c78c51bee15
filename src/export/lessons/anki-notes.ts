// Lessons -> a text file that Anki imports as notes, with headers that say how.
// https://docs.ankiweb.net/importing/text-files.html
import { stringify } from 'csv-stringify/sync';
import { escapeHtml, type Html, html, trusted } from '../../domain/html.js';
import { clock } from '../clock.js';
import { lessonsThatReadAlone } from '../picking/pick-lessons.js';
import { type Gap, gapIn, type Rarity, rarityIn } from './gap.js';
import type { LessonRecord } from './lesson-record.js';

const HEADERS = [
  ...['#separator:tab', '#html:true', '#notetype:Basic', '#columns:GUID\tDeck\tFront\tBack\tTags'],
  ...['#guid column:1', '#deck column:2', '#tags column:5'],
];

/**
 * A note a lesson, of the type Basic: the statement with a gap on the front; the whole of it, quote and source on the back; in
 * a deck of its episode below that of its show, whatever else is in the file. Only lessons that can be understood without the
 * episode, unless there are none. Importing a newer file changes the notes that are there, because a note's guid is the
 * lesson's id.
 */
export function renderAnkiNotes(records: readonly LessonRecord[]): string {
  const kept = recordsToLearn(records);
  const rarityOf = rarityIn(kept.map(({ lesson }) => lesson.statement));
  const rows = kept.map((record) => [
    record.lesson.id,
    deckOf(record),
    ...sidesOf(record, rarityOf).map(oneLine),
    tagsOf(record),
  ]);
  return `${HEADERS.join('\n')}\n${stringify(rows, { delimiter: '\t' })}`;
}

function recordsToLearn(records: readonly LessonRecord[]): readonly LessonRecord[] {
  const readable = new Set(lessonsThatReadAlone(records.map(({ lesson }) => lesson)));
  return readable.size > 0 ? records.filter(({ lesson }) => readable.has(lesson)) : records;
}

function sidesOf(record: LessonRecord, rarityOf: Rarity): [front: Html, back: Html] {
  const { lesson, episode, showTitle, chapterTitle } = record;
  const gap = gapIn(lesson.statement, rarityOf);
  const places = [showTitle, episode.title, chapterTitle].filter((place) => place !== null);
  return [
    html`${withGap(lesson.statement, gap, trusted('____'))}<br><small>${plain(places.join(': '))}</small>`,
    html`${withGap(lesson.statement, gap, null)}<blockquote>${plain(lesson.quote)}</blockquote>${sourceOf(record)}`,
  ];
}

/** `filling`: what stands in the gap; the words themselves where it is `null`. */
function withGap(text: string, gap: Gap | null, filling: Html | null): Html {
  if (!gap) return plain(text);
  const { start, end } = gap;
  return html`${plain(text.slice(0, start))}<b>${filling ?? plain(text.slice(start, end))}</b>${plain(text.slice(end))}`;
}

function sourceOf({ lesson: { speaker, startTime, timing }, momentUrl }: LessonRecord): Html {
  const time = startTime === null ? null : `${timing === 'interpolated' ? 'about ' : ''}${clock(startTime)}`;
  const source = plain([speaker, time].filter((part) => part !== null).join(', ') || 'In the transcript');
  return URL.canParse(momentUrl) ? html`<a href="${momentUrl}">${source}</a>` : source;
}

/**
 * Text that is nothing but text in Anki: it plays "[sound:…]", runs "[latex]…[/latex]" and "[$]…[/$]", and fills "{{…}}",
 * which it looks for in the markup; and sets "\(…\)" and "\[…\]" as formulas, which it looks for in runs of the page's
 * text, so that an element ends the run behind a backslash.
 */
function plain(text: string): Html {
  const escaped = escapeHtml(text).replace(/[[\]{}]/gu, (character) => `&#${character.charCodeAt(0)};`);
  return trusted(escaped.replaceAll('\\', '&#92;<b></b>'));
}

/** Tags are separated by spaces. */
function tagsOf({ lesson, episode }: LessonRecord): string {
  return [episode.show, ...lesson.topics.map(({ slug }) => slug)].join(' ');
}

/** A line of the file is a note. */
function oneLine({ markup }: Html): string {
  return markup.replace(/\s+/gu, ' ');
}

/** A deck's name is a path with "::" between. */
function deckOf({ showTitle, episode }: LessonRecord): string {
  return [showTitle, episode.title].map(deckName).join('::');
}

/** Deck names are not escaped: what Anki takes out of them, or might take for markup, is left out. */
function deckName(name: string): string {
  const line = name.replace(/[\p{Cc}\s<>"]+/gu, ' ').replace(/:{2,}/gu, ':');
  return line.replace(/^[\s:]+|[\s:]+$/gu, '') || '–';
}
