// What the search page shows, and the state that its addresses hold.
import type { Described } from '../head.js';
import type { CorrectionView } from '../search-hits.js';
import type { FilterName, FilterValues, HitView, LessonView, QuestionLink, TopicLink } from '../views.js';

export const targets = ['passages', 'lessons', 'chapters', 'episodes'] as const;
export type Target = (typeof targets)[number];

/** All that makes a list of hits; what is not set is left out of addresses. */
export interface SearchState {
  readonly query: string;
  readonly target: Target;
  readonly values: FilterValues;
  /** The most hits of one episode, where the reader set it. */
  readonly perEpisode?: number | undefined;
}

/** A chapter or an episode, with what was found in it. */
export interface PlaceHitView extends HitView {
  readonly title: string;
  readonly titleUrl: string;
}

/** Hits by what was looked for. */
export type FoundView =
  | { readonly target: 'passages'; readonly hits: readonly HitView[] }
  | { readonly target: 'lessons'; readonly hits: readonly LessonView[] }
  | { readonly target: 'chapters' | 'episodes'; readonly hits: readonly PlaceHitView[] };

export interface FacetLink {
  readonly label: string;
  readonly count: number;
  readonly url: string;
}

export interface FacetGroup {
  readonly title: string;
  readonly links: readonly FacetLink[];
}

/** A filter that holds, with the address of the same search without it. */
export interface AppliedFilter {
  readonly name: FilterName | 'year';
  readonly label: string;
  readonly withoutUrl: string;
}

/** Another search that finds something. */
export interface WayOut {
  readonly label: string;
  readonly url: string;
  readonly count: number;
}

/** Where nothing was found: what would find something. */
export interface NothingFoundView {
  /** Nobody says any word of it: what was found all the same is near by chance. */
  readonly unsaid: boolean;
  readonly ways: readonly WayOut[];
  readonly topics: readonly TopicLink[];
}

/** The page of what was looked for by its name; `about` says what it is of. */
export interface NamedPage {
  readonly name: string;
  readonly url: string;
  readonly about: string;
}

export interface SearchView extends Described {
  readonly state: SearchState;
  /** Null while nothing was looked for. */
  readonly found: FoundView | null;
  /** How many different hits all pages have. */
  readonly counted: number;
  readonly pageNumber: number;
  readonly degraded: boolean;
  readonly reason: string | null;
  /** Words that were searched for as others. */
  readonly corrections: readonly CorrectionView[];
  readonly applied: readonly AppliedFilter[];
  readonly facets: readonly FacetGroup[];
  /** What the first episodes answer; while nothing was looked for, what can be asked. */
  readonly questions: readonly QuestionLink[];
  readonly topics: readonly TopicLink[];
  readonly nothing: NothingFoundView | null;
  readonly named?: readonly NamedPage[];
  readonly indexChanged: boolean;
  readonly previousUrl: string | null;
  readonly nextUrl: string | null;
}
