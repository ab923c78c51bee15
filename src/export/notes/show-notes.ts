// What an episode page, a feed or a newsletter says of an episode: put together from what is known, nothing invented.
import type { Chapter } from '../../domain/chapter.js';
import type { EpisodeSummary, Person } from '../../domain/episode.js';
import type { Lesson } from '../../domain/lesson.js';
import type { TopicRef } from '../../domain/topic.js';
import type { Timing } from '../../domain/transcript.js';

/** The strongest; the rest stands in the episode's lessons. */
const MAX_LESSONS = 10;
const TOPICS_IN_SUMMARY = 3;

export interface ShowNotes {
  readonly title: string;
  readonly show: string;
  readonly publishedAt: string | null;
  /** One or two sentences. */
  readonly summary: string;
  /** Named with the episode, or else the speakers of the transcript. */
  readonly people: readonly Person[];
  readonly chapters: readonly NoteChapter[];
  /** Best first. */
  readonly lessons: readonly NoteLesson[];
  readonly topics: readonly TopicRef[];
}

export interface NoteChapter {
  readonly title: string;
  readonly summary: string;
  readonly startTime: number | null;
  readonly timing: Timing;
  readonly url: string;
}

export interface NoteLesson {
  readonly statement: string;
  readonly quote: string;
  readonly speaker: string | null;
  readonly startTime: number | null;
  readonly timing: Timing;
  readonly url: string;
}

export interface ShowNotesSource {
  readonly episode: EpisodeSummary;
  readonly chapters: readonly Chapter[];
  readonly lessons: readonly Lesson[];
  /** URL of the moment that a turn starts with. */
  readonly urlOfTurn: (turn: number) => string;
}

export function composeShowNotes({ episode, chapters, lessons, urlOfTurn }: ShowNotesSource): ShowNotes {
  const people =
    episode.people.length > 0 ? episode.people : episode.speakers.map((name) => ({ name, role: null as null }));
  return {
    title: episode.title,
    show: episode.show,
    publishedAt: episode.publishedAt,
    summary: summarise(people, episode.topics, chapters.length),
    people,
    chapters: chapters.map(({ title, summary, startTime, timing, start }) => {
      return { title, summary, startTime, timing, url: urlOfTurn(start.turn) };
    }),
    lessons: lessons.slice(0, MAX_LESSONS).map(({ statement, quote, speaker, startTime, timing, turn }) => {
      return { statement, quote, speaker, startTime, timing, url: urlOfTurn(turn) };
    }),
    topics: episode.topics,
  };
}

const list = new Intl.ListFormat('en', { type: 'conjunction' });

function summarise(people: readonly Person[], topics: readonly TopicRef[], chapterCount: number): string {
  const who = people.length > 0 ? list.format(people.map(({ name }) => name)) : 'An episode';
  const verb = people.length > 1 ? 'talk' : people.length === 1 ? 'talks' : '';
  const labels = topics.slice(0, TOPICS_IN_SUMMARY).map(({ label }) => label);
  const what = labels.length > 0 ? ` about ${list.format(labels)}` : '';
  return `${[who, verb].filter(Boolean).join(' ')}${what}, in ${chapterCount === 1 ? 'one chapter' : `${chapterCount} chapters`}.`;
}
