// What a search takes and gives. The read path behind it stands beside this file.
import type { EpisodeRef } from '../domain/episode.js';
import type { Lesson } from '../domain/lesson.js';
import type { Timing } from '../domain/transcript.js';
import type { Filter } from '../store/store.js';
import type { Facets } from './facets.js';
import type { FoundPlace } from './found-place.js';
import type { Stretch } from './marked-text.js';
import type { Narrowing } from './narrow-filter.js';

export const searchModes = ['hybrid', 'keyword', 'vector'] as const;
export type SearchMode = (typeof searchModes)[number];

export const searchTargets = ['passages', 'lessons', 'chapters', 'episodes'] as const;
export type SearchTarget = (typeof searchTargets)[number];

export interface SearchRequest {
  /** What the person typed: words, "phrases", -excluded, speaker:name and its like. No character is ever an error. */
  readonly q: string;
  readonly mode: SearchMode;
  readonly in: SearchTarget;
  readonly filter: Filter;
  /** 1 to 100. */
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly explain: boolean;
  /** False leaves every snippet empty, for callers that show none: choosing them costs about a third of a search. */
  readonly snippets?: boolean | undefined;
  /**
   * How many hits one episode may have: a number is a limit; `balanced` lets an episode have half a page, of up to 20,
   * before the others have had their turn. Without it, or when one episode is searched, the score alone decides.
   */
  readonly perEpisode?: number | 'balanced' | undefined;
  /** Count by what the hits could be narrowed further. */
  readonly facets?: boolean | undefined;
  /** Say so where nothing was said of what is asked for. The first such search of an archive takes some 0.1 s more. */
  readonly noticeUnsaid?: boolean | undefined;
}

/** A word of the query that was searched for as another one. */
export interface Correction {
  readonly from: string;
  readonly to: string;
}

/** A place where almost the same was said. */
export interface SimilarMoment {
  readonly episodeId: string;
  readonly startTurn: number;
  readonly url: string;
}

/** How a score arose: a tree of named values. `value` of a node is the sum of its parts where it has parts. */
export interface Explanation {
  readonly label: string;
  readonly value: number;
  readonly parts?: readonly Explanation[];
  /** How the value was computed, for people. */
  readonly detail?: string;
}

/** Why a hit is there, and where a reader is led for it. */
export interface Found extends FoundPlace {
  /**
   * `words`: marked words of the query stand in the snippet. `meaning`: it is near to the query; the sentence is the
   * nearest, with a slow model in the first few such hits alone. `null`: nothing was looked for but what operators let through.
   */
  readonly by: 'words' | 'meaning' | null;
}

export interface Hit {
  readonly episode: EpisodeRef;
  /** The passage (about 110 words), the lesson's quote, the chapter's summary, or the episode's best passage. */
  readonly text: string;
  /** HTML: escaped text with `<mark>` around what matched, shortened to about 40 words. */
  readonly snippet: string;
  /** Where the sentence that is nearest in meaning stands in `snippet`, characters of the HTML. */
  readonly nearest?: Stretch;
  /** The sentence for which a passage, or an episode by it, was found. Not set without snippets. */
  readonly found?: Found;
  readonly startTurn: number;
  readonly startOffset: number;
  readonly endTurn: number;
  readonly endOffset: number;
  readonly startTime: number | null;
  readonly timing: Timing;
  readonly speakers: readonly string[];
  /** Comparable within one result only. */
  readonly score: number;
  /** Path on this server that leads to the moment. */
  readonly url: string;
  /** Title of the chapter that the hit starts in. */
  readonly chapterTitle?: string;
  /** Set when lessons were searched. */
  readonly lesson?: Pick<Lesson, 'id' | 'statement' | 'statementEdited' | 'evidence' | 'topics'>;
  readonly explanation?: Explanation;
  /** Set when other candidates say almost the same, word for word: how many, and where the first of them are. */
  readonly similarCount?: number;
  readonly similar?: readonly SimilarMoment[];
}

export interface SearchResult {
  readonly hits: readonly Hit[];
  readonly nextCursor: string | null;
  /** Which retrievers took part. */
  readonly retrievers: readonly ('keyword' | 'vector' | 'episode')[];
  /** True when a retriever that the mode asks for could not take part; `reason` says why. */
  readonly degraded: boolean;
  readonly reason?: string;
  /** True when the index changed since the cursor was made: hits may come twice or be left out. */
  readonly indexChanged?: boolean;
  /** Set when words were corrected. */
  readonly corrections?: readonly Correction[];
  /** Set when the query holds operators: what they were read as. */
  readonly narrowing?: Narrowing;
  /** Ids of episodes that have more hits here than `perEpisode` lets through. */
  readonly cappedEpisodes?: readonly string[];
  /** True, where it was asked for, when no word of the query is said and hits are no nearer than a made-up word's. */
  readonly unsaid?: boolean;
  /** Set when they were asked for and can be counted here: over everything found, whatever the page and `perEpisode`. */
  readonly facets?: Facets;
}

export interface Search {
  /** Throws `invalid-cursor`. A query without words gives what is newest where operators narrow it, else no hits. */
  search(request: SearchRequest): Promise<SearchResult>;
}

type MomentEpisode = Pick<EpisodeRef, 'show' | 'slug' | 'revision'>;

/**
 * Path of the page that shows a moment: the episode's page, at the turn, or at the sentence that begins at a character of
 * it (a turn of a speech is an hour long). With a revision it outlasts corrections.
 */
export function momentUrl({ show, slug, revision }: MomentEpisode, turn: number, offset = 0): string {
  const query = revision === undefined ? '' : `?revision=${revision}`;
  const sentence = offset === 0 ? '' : `.${offset}`;
  return `/${encodeURIComponent(show)}/${encodeURIComponent(slug)}${query}#turn-${turn}${sentence}`;
}
