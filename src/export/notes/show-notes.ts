// What an episode page, a feed or a newsletter says of an episode: put together from what is known, nothing invented.
import type { Chapter } from '../../domain/chapter.js';
import type { Lesson } from '../../domain/lesson.js';
import { pointIn, saysAlmost } from '../../domain/quoted-point.js';
import type { TopicRef } from '../../domain/topic.js';
import type { Timing } from '../../domain/transcript.js';
import { timedChapters } from '../chapters/timed-chapters.js';
import { mentionedLinks } from '../links/mentioned-links.js';
import { lessonsThatReadAlone } from '../picking/pick-lessons.js';
import type { EpisodeSource, EpisodeUrls, SourcePerson } from '../source.js';
import { pickHighlights } from './highlights.js';
import { type NoteLink, noteLinks } from './note-links.js';
import { summarise } from './summary.js';

/** The rest stands in the episode's lessons. */
const MAX_LESSONS = 10;

/** Plain values: as they are sent, and as templates see them. */
export interface ShowNotes {
  readonly title: string;
  /** Slugs. */
  readonly slug: string;
  readonly show: string;
  readonly showTitle: string;
  readonly publishedAt: string | null;
  /** Seconds. */
  readonly duration: number | null;
  /** Of the episode's page here. */
  readonly url: string;
  readonly audioUrl: string | null;
  /** Of the episode's page at its publisher's. */
  readonly pageUrl: string | null;
  /** A sentence. */
  readonly summary: string;
  /** The best quotes. */
  readonly highlights: readonly NoteQuote[];
  /** Named with the episode, or else the speakers of the transcript. */
  readonly people: readonly SourcePerson[];
  readonly chapters: readonly NoteChapter[];
  /** Of the episode: a short length has some of them. */
  readonly chapterCount: number;
  /** Those that can be read by themselves, then others; best first. */
  readonly lessons: readonly NoteLesson[];
  readonly topics: readonly TopicRef[];
  /** The publisher's, then those that are named in the episode. */
  readonly links: readonly NoteLink[];
}

interface NoteMoment {
  readonly startTime: number | null;
  readonly timing: Timing;
  readonly url: string;
}

export interface NoteChapter extends NoteMoment {
  readonly title: string;
  readonly summary: string;
}

export interface NoteQuote extends NoteMoment {
  /** Verbatim. */
  readonly quote: string;
  readonly speaker: string | null;
}

export interface NoteLesson extends NoteQuote {
  readonly id: string;
  readonly statement: string;
  /** The quote in three, the words of the statement between; `null` where the statement has words of its own. */
  readonly parts: { readonly before: string; readonly point: string; readonly after: string } | null;
  /** Its statement can be read by somebody who has not heard the episode. */
  readonly readsAlone: boolean;
  /** One of the highlights says all of it: a statement that people wrote stands in none. */
  readonly highlighted: boolean;
}

export function composeShowNotes({ episode, ...source }: EpisodeSource): ShowNotes {
  const { showTitle, people, turns, chapters, lessons, urls } = source;
  const { title, slug, show, publishedAt, duration, audioUrl, pageUrl, topics } = episode;
  const highlights = pickHighlights(lessons);
  const readable = lessonsThatReadAlone(lessons);
  return {
    ...{ title, slug, show, showTitle, publishedAt, duration, url: urls.episode, audioUrl, pageUrl },
    summary: summarise({ people, topics, turns, chapters }),
    highlights: highlights.map((lesson) => quoteOf(lesson, urls)),
    people,
    chapters: fromTheBeginning(chapters).map(({ title, summary, startTime, timing, start }) => {
      return { title, summary, startTime, timing, url: urls.turn(start.turn, start.offset) };
    }),
    chapterCount: chapters.length,
    lessons: [...readable, ...lessons.filter((lesson) => !readable.includes(lesson))]
      .slice(0, MAX_LESSONS)
      .map((lesson) => {
        const parts = partsOf(lesson);
        return {
          ...{ id: lesson.id, statement: lesson.statement, parts, ...quoteOf(lesson, urls) },
          ...{ readsAlone: readable.includes(lesson), highlighted: parts !== null && highlights.includes(lesson) },
        };
      }),
    topics,
    links: noteLinks(episode.publication?.links ?? [], mentionedLinks(turns), urls),
  };
}

/** Where players begin the first chapter, whenever its first word is said. */
function fromTheBeginning(chapters: readonly Chapter[]): readonly Chapter[] {
  const [first] = timedChapters(chapters);
  return first ? [first, ...chapters.slice(1)] : chapters;
}

/** A statement that leaves out a word or two of the quote is all of it. */
function partsOf({ statement, statementEdited, quote }: Lesson): NoteLesson['parts'] {
  const isAlmost = !statementEdited && saysAlmost(quote, statement);
  const point = pointIn(quote, statement) ?? (isAlmost ? { start: 0, end: quote.length } : null);
  if (!point) return null;
  const { start, end } = point;
  return { before: quote.slice(0, start), point: quote.slice(start, end), after: quote.slice(end) };
}

function quoteOf({ quote, speaker, startTime, timing, turn, startOffset }: Lesson, urls: EpisodeUrls): NoteQuote {
  return { quote, speaker, startTime, timing, url: urls.turn(turn, startOffset) };
}
