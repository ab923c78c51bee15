// What the page of an episode shows, beside what all pages show.
import type { PersonRole } from '../../domain/episode.js';
import type { LinkedText } from '../../domain/linked-text.js';
import type { Timing } from '../../domain/transcript.js';
import type { Described } from '../head.js';
import type { RibbonView } from '../ribbon/views.js';
import type { EpisodeLink, EpisodeView, OutsideLink, PictureView, QuestionLink, TopicLink } from '../views.js';

export interface EpisodePageView extends Described {
  readonly id: string;
  readonly episode: EpisodeView;
  readonly showTitle: string;
  /** Of the show; `null`: it has none. */
  readonly picture: PictureView | null;
  /** The show's own site, and ways to subscribe. */
  readonly showLinks: readonly OutsideLink[];
  /** The publisher's own words on the episode. */
  readonly description: LinkedText | null;
  /** One sentence: who talks about what. */
  readonly summary: string;
  readonly people: readonly PersonView[];
  readonly audioUrl: string | null;
  readonly pageUrl: string | null;
  /** The place that the address asks for by a time. */
  readonly startAt: PlaceView | null;
  readonly ribbon: RibbonView;
  /** In order; together they hold the whole transcript. */
  readonly chapters: readonly ChapterPartView[];
  /** As descriptions of videos and feeds have them, a line each; `null` where times do not allow it. */
  readonly chaptersText: string | null;
  /** Quotes that it is shown by. */
  readonly highlights: readonly HighlightView[];
  /** Best first. */
  readonly lessons: readonly EpisodeLessonView[];
  /** What it answers. */
  readonly questions: readonly QuestionLink[];
  /** Addresses that are named in it. */
  readonly mentioned: readonly MentionedView[];
  readonly downloads: readonly DownloadGroup[];
  readonly earlier: EpisodeLink | null;
  readonly later: EpisodeLink | null;
  /** In whose count the page's anchors are; `null` where it has none, as on a page that is a file. */
  readonly revision: number | null;
  /** Path of the page as it is now, where this one has the anchors of an earlier revision; else `null`. */
  readonly currentUrl: string | null;
  /** Whether some of the times lie between two stamps of the source. */
  readonly hasInterpolatedTimes: boolean;
}

export interface PersonView {
  readonly name: string;
  readonly role: PersonRole | null;
  /** `null` for a label that names nobody. */
  readonly url: string | null;
}

/** A time with how it is known. */
export interface TimeView {
  readonly time: number | null;
  readonly timing: Timing;
}

/** A place in the transcript that can be jumped to. */
export interface PlaceView extends TimeView {
  readonly url: string;
  /** What is said there, cut. */
  readonly words: string;
}

/** A chapter, and what is said in it. */
export interface ChapterPartView extends TimeView {
  /** From 1. */
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly url: string;
  readonly topics: readonly TopicLink[];
  readonly speeches: readonly SpeechView[];
}

/** A turn, or the part of it that stands in one chapter. */
export interface SpeechView extends TimeView {
  /** Ids under which the turn is found here, without those of its sentences. */
  readonly anchors: readonly string[];
  readonly speaker: PersonView | null;
  /** The turn began in the chapter before. */
  readonly goesOn: boolean;
  readonly paragraphs: readonly ParagraphView[];
}

export interface ParagraphView {
  /** Shown beside the paragraph where the last time that is shown is long ago. */
  readonly shown: (TimeView & { readonly url: string }) | null;
  readonly sentences: readonly SentenceView[];
}

export interface SentenceView {
  readonly text: string;
  /** What stands between it and the one before: white space. */
  readonly gap: string;
  /** Ids under which it is found. */
  readonly anchors: readonly string[];
  /** Seconds; `null` where no player needs it, or finds it by the words between the times that are told. */
  readonly time: number | null;
  /** A lesson is said in it. */
  readonly isLesson: boolean;
  /** Page of the lesson that ends here. */
  readonly lessonUrl: string | null;
}

export interface EpisodeLessonView extends TimeView {
  readonly statement: string;
  /** People gave the statement. */
  readonly isEdited: boolean;
  readonly quote: string;
  /** Its own page. */
  readonly url: string;
  /** Its place in the transcript. */
  readonly placeUrl: string;
  readonly speaker: PersonView | null;
  readonly topics: readonly TopicLink[];
  readonly alsoSaid: readonly SaidView[];
}

export interface SaidView extends TimeView {
  readonly quote: string;
  readonly placeUrl: string;
  readonly speaker: string | null;
}

export interface HighlightView extends TimeView {
  readonly quote: string;
  readonly speaker: PersonView | null;
  readonly placeUrl: string;
}

/** An address that the publisher gives, or that somebody named. */
export interface MentionedView extends TimeView {
  readonly href: string;
  readonly label: string;
  /** Where it is named; `null`: nowhere in the transcript. */
  readonly placeUrl: string | null;
}

export interface DownloadGroup {
  readonly title: string;
  readonly files: readonly DownloadView[];
}

export interface DownloadView {
  readonly label: string;
  readonly url: string;
  /** Under which name a browser saves it. */
  readonly fileName: string;
}
