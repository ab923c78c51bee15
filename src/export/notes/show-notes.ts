// What an episode page, a feed or a newsletter says of an episode: put together from what is known, nothing invented.
import type { Lesson } from '../../domain/lesson.js';
import type { TopicRef } from '../../domain/topic.js';
import type { Timing } from '../../domain/transcript.js';
import { mentionedLinks } from '../links/mentioned-links.js';
import type { EpisodeSource, EpisodeUrls, SourcePerson } from '../source.js';
import { pickHighlights } from './highlights.js';
import { type NoteLink, noteLinks } from './note-links.js';
import { summarise } from './summary.js';

/** The strongest; the rest stands in the episode's lessons. */
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
  /** A sentence. */
  readonly summary: string;
  /** The best quotes. */
  readonly highlights: readonly NoteQuote[];
  /** Named with the episode, or else the speakers of the transcript. */
  readonly people: readonly SourcePerson[];
  readonly chapters: readonly NoteChapter[];
  /** Best first. */
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
}

export function composeShowNotes({ episode, ...source }: EpisodeSource): ShowNotes {
  const { showTitle, people, turns, chapters, lessons, urls } = source;
  const { title, slug, show, publishedAt, duration, audioUrl, topics } = episode;
  return {
    ...{ title, slug, show, showTitle, publishedAt, duration, url: urls.episode, audioUrl },
    summary: summarise({ people, topics, turns, chapters }),
    highlights: pickHighlights(lessons).map((lesson) => quoteOf(lesson, urls)),
    people,
    chapters: chapters.map(({ title, summary, startTime, timing, start }) => {
      return { title, summary, startTime, timing, url: urls.turn(start.turn, start.offset) };
    }),
    lessons: lessons.slice(0, MAX_LESSONS).map((lesson) => {
      return { id: lesson.id, statement: lesson.statement, ...quoteOf(lesson, urls) };
    }),
    topics,
    links: noteLinks(episode.publication?.links ?? [], mentionedLinks(turns), urls),
  };
}

function quoteOf({ quote, speaker, startTime, timing, turn, startOffset }: Lesson, urls: EpisodeUrls): NoteQuote {
  return { quote, speaker, startTime, timing, url: urls.turn(turn, startOffset) };
}
