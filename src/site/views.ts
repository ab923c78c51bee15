// What pages show: plain values with the paths that they link to. Who fills them knows the services; pages do not.
import type { Answer, Exchange } from '../answer/answer.js';
import type { LinkedText } from '../domain/linked-text.js';
import type { TopicRef } from '../domain/topic.js';
import type { Timing } from '../domain/transcript.js';
import type { Language } from './language.js';

export interface TopicLink extends TopicRef {
  readonly url: string;
}

/** A place outside of the site. */
export interface OutsideLink {
  readonly label: string;
  readonly url: string;
}

/** A file of a picture, at its size in pixels. */
export interface PictureView {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

export interface ShowView {
  readonly title: string;
  readonly language?: Language;
  readonly url: string;
  /** What people or its feed say of it. */
  readonly description: LinkedText | null;
  readonly author: string | null;
  /** For a list, and for its own page; `null`: it has no picture. */
  readonly thumbnail: PictureView | null;
  readonly picture: PictureView | null;
  /** Its own site, and ways to subscribe. */
  readonly links: readonly OutsideLink[];
  readonly episodeCount: number;
  /** ISO 8601 dates, or null. */
  readonly firstPublishedAt: string | null;
  readonly lastPublishedAt: string | null;
}

/** A place to go on to, with how much is there; `isCurrent`: one is there. */
export interface ChoiceLink {
  readonly label: string;
  readonly url: string;
  readonly count: number;
  readonly isCurrent: boolean;
}

export interface EpisodeView {
  readonly title: string;
  /** Of its show. */
  readonly language?: Language;
  readonly url: string;
  /** Its title. */
  readonly show: string;
  readonly showUrl: string;
  /** ISO 8601, or null. */
  readonly publishedAt: string | null;
  /** Seconds to the last time that is known, or null. */
  readonly duration: number | null;
  /** Of the recording in seconds, where that is known. */
  readonly length: number | null;
  readonly people: readonly string[];
  readonly topics: readonly TopicLink[];
}

/** A place in an episode that can be jumped to. */
export interface MomentView {
  readonly url: string;
  readonly startTime: number | null;
  /** How `startTime` is known. */
  readonly timing?: Timing;
  readonly speakers: readonly string[];
  readonly episodeTitle: string;
  /** Of the show: of the title, and of the words that were said. */
  readonly language?: Language;
  /** Title of the show, where moments of several stand together. */
  readonly show?: string;
  /** The episode's, ISO 8601, where it matters. */
  readonly publishedAt?: string | null;
}

export interface LessonView extends MomentView {
  /** Path of its own page. */
  readonly pageUrl: string;
  readonly statement: string;
  /** People gave it. */
  readonly isStatementEdited?: boolean;
  readonly quote: string;
  readonly topics: readonly TopicLink[];
  /** Where else the episode says it, best first. */
  readonly alsoSaid: readonly QuoteView[];
}

export interface MentionView extends MomentView {
  /** The episode's, ISO 8601, or null. */
  readonly publishedAt: string | null;
}

export interface HitView extends MomentView {
  /** Escaped HTML in which `<mark>` is the only element. */
  readonly snippet: string;
  /** It is there for its meaning, not for words that were asked for. */
  readonly isNear?: boolean;
  /** Where the sentence that is nearest in meaning stands in `snippet`. */
  readonly nearest?: { readonly start: number; readonly end: number } | undefined;
  readonly chapterTitle: string | null;
  /** How many other moments say almost the same. */
  readonly similarCount: number;
}

export interface QuoteView extends MomentView {
  readonly quote: string;
  /** Path of the lesson that has these words, where one does. */
  readonly lessonUrl?: string | null;
}

/** An answer, with its quotes in the order in which its text counts them. */
export interface AnswerView extends Pick<Answer, 'state' | 'writtenBy' | 'fallback' | 'degraded'> {
  readonly text: string;
  readonly quotes: readonly QuoteView[];
  readonly lookedAt: readonly EpisodeLink[];
  readonly nearestTopics: readonly TopicLink[];
}

/** An earlier question of a talk with its answer, which may be cut. */
export type TalkView = Exchange;

export type FilterName = 'show' | 'episode' | 'topic' | 'speaker' | 'from' | 'to';
export type FilterValues = Readonly<Partial<Record<FilterName, string | undefined>>>;

/** What a question is narrowed to, and what it could be. */
export interface NarrowingView {
  readonly values: FilterValues;
  /** The values that are set, as people call them. */
  readonly applied: readonly { readonly name: FilterName; readonly label: string }[];
  readonly shows: readonly Choice[];
  readonly topics: readonly Choice[];
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface EpisodeLink {
  readonly title: string;
  readonly url: string;
  readonly language?: Language;
}

/** A question that can be asked, with the path of its answer. */
export interface QuestionLink {
  readonly question: string;
  readonly url: string;
}

export interface ChapterView {
  readonly title: string;
  readonly summary: string;
  readonly startTime: number | null;
  readonly timing?: Timing;
  readonly url: string;
  /** Set where chapters of several episodes stand together. */
  readonly episodeTitle?: string;
  readonly language?: Language;
}

export interface TurnView {
  readonly index: number;
  readonly speaker: string | null;
  readonly text: string;
  readonly startTime: number | null;
  /** The turns that are found here under `#turn-N`: itself, or those of the revision that the reader's link is of. */
  readonly anchors: readonly number[];
}
