// What the pages of people show.
import type { PersonRole } from '../../domain/episode.js';
import type { Described } from '../head.js';
import type { Language } from '../language.js';
import type { EpisodeLink, EpisodeView, LessonView, TopicLink } from '../views.js';

export interface PersonCardView {
  readonly name: string;
  readonly url: string;
  /** With the role there, where that is known. */
  readonly shows: readonly { readonly title: string; readonly language?: Language; readonly role: PersonRole | null }[];
  readonly episodeCount: number;
}

export interface PeoplePageView extends Described {
  /** Most episodes first. */
  readonly people: readonly PersonCardView[];
  /** What their names are to contain; empty: all are listed. */
  readonly query: string;
  readonly nextUrl: string | null;
}

/** Somebody on one show. */
export interface StintView {
  readonly show: EpisodeLink;
  readonly role: PersonRole | null;
  readonly episodeCount: number;
  readonly wordCount: number;
  readonly first: AppearanceView;
  readonly last: AppearanceView;
}

export interface AppearanceView extends EpisodeLink {
  /** ISO 8601, or null. */
  readonly publishedAt: string | null;
}

export interface PersonPageView extends Described {
  readonly name: string;
  /** Most episodes first. */
  readonly stints: readonly StintView[];
  /** Other spellings. */
  readonly aliases: readonly string[];
  readonly topics: readonly (TopicLink & { readonly lessonCount: number })[];
  readonly lessons: readonly LessonView[];
  /** Newest first. */
  readonly episodes: readonly EpisodeView[];
  readonly nextUrl: string | null;
  /** Where everything that is said under the name can be searched. */
  readonly askUrl: string;
}
