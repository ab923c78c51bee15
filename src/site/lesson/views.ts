// What the pages of lessons show.
import type { PersonRole } from '../../domain/episode.js';
import type { QuoteContext, SpokenLine } from '../../domain/quote-context.js';
import type { TimeView } from '../episode/views.js';
import type { Described } from '../head.js';
import type { Language } from '../language.js';
import type { EpisodeLink, LessonView, QuoteView, TopicLink } from '../views.js';

export interface SpeakerView {
  readonly name: string;
  /** Path of the person's page; null where the name is nobody's. */
  readonly url: string | null;
  readonly role: PersonRole | null;
}

/** What a lesson is known by wherever it is shown. */
export interface LessonSource {
  readonly speaker: SpeakerView | null;
  readonly episode: EpisodeLink & { readonly publishedAt: string | null };
  readonly show: EpisodeLink;
  readonly language?: Language;
  /** Path of the quote's turn on the page of the episode. */
  readonly placeUrl: string;
  readonly at: TimeView;
}

export interface ShareView {
  /** Absolute. */
  readonly url: string;
  readonly text: string;
  /** Markup for other sites. */
  readonly embedCode: string;
  /** Path of the picture. */
  readonly cardUrl: string;
}

export interface LessonPageView extends Described {
  readonly statement: string;
  /** People gave the statement. */
  readonly isEdited: boolean;
  readonly quote: string;
  readonly context: QuoteContext;
  readonly source: LessonSource;
  readonly chapter: EpisodeLink | null;
  /** A web address, with the times to play where those are known. */
  readonly audioUrl: string | null;
  readonly topics: readonly TopicLink[];
  readonly alsoSaid: readonly QuoteView[];
  readonly near: readonly LessonView[];
  readonly share: ShareView;
}

export interface LessonEmbedView {
  readonly statement: string;
  readonly quote: string;
  readonly source: LessonSource;
  /** Absolute: of the lesson's page. */
  readonly url: string;
}

/** What was at a lesson's address. */
export interface GoneLessonView {
  readonly reason: 'hidden' | 'derived-no-more';
  readonly episode: EpisodeLink;
  readonly show: EpisodeLink;
  readonly language?: Language;
  /** Null where people took the lesson out: then they do not want it shown. */
  readonly said: {
    readonly statement: string;
    readonly quote: string;
    /** Path of where the words stand now; null: they are in the transcript no more. */
    readonly placeUrl: string | null;
  } | null;
}

export type { QuoteContext, SpokenLine };
