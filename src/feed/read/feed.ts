// What does a feed say of a show and its episodes? Types alone; addresses in them are absolute http(s) ones. Where the feed
// is a file, those of its other pages, transcripts and chapters may be files, too.
import type { Finding } from '../../domain/transcript.js';
import type { PublishedChapter } from './published-chapter.js';

/** A person as `<podcast:person>` gives one. */
export interface FeedPerson {
  readonly name: string;
  /** Lower case; "host" where none is given. */
  readonly role: string;
  /** Lower case; "cast" where none is given. */
  readonly group: string;
  readonly imageUrl: string | null;
  readonly pageUrl: string | null;
}

export interface FeedShow {
  /** `<podcast:guid>`, which stays when the feed moves. */
  readonly guid: string | null;
  readonly title: string | null;
  readonly pageUrl: string | null;
  readonly imageUrl: string | null;
  /** As written: "en", "pt-BR". */
  readonly language: string | null;
  /** May hold HTML, which nobody has cleaned. */
  readonly description: string | null;
  readonly author: string | null;
  /** Directories are to leave it out, as feeds for members say. */
  readonly isBlocked: boolean;
  readonly people: readonly FeedPerson[];
  /** `<podcast:medium>`, lower case: "podcast", "music", "audiobook". */
  readonly medium: string | null;
}

export interface TranscriptOffer {
  readonly url: string;
  /** Media type as written; `null` where none is given. */
  readonly type: string | null;
  /** `null`: the show's. */
  readonly language: string | null;
  /** "captions": it has times, whatever its type. */
  readonly rel: string | null;
}

export interface Soundbite {
  /** Seconds. */
  readonly startTime: number;
  readonly duration: number;
  readonly title: string | null;
}

export interface FeedEpisode {
  /** The item's own, else what stands in for it: its enclosure's address, its page, its title and date. Unique in a feed. */
  readonly guid: string;
  readonly title: string | null;
  readonly pageUrl: string | null;
  /** ISO 8601 date or date-time in UTC. */
  readonly publishedAt: string | null;
  readonly season: { readonly number: number; readonly name: string | null } | null;
  /** The number may be a fraction; `display` is what to show instead, where the feed gives that. */
  readonly number: { readonly value: number; readonly display: string | null } | null;
  /** "full", "trailer", "bonus". */
  readonly kind: string | null;
  readonly audio: { readonly url: string; readonly type: string | null; readonly bytes: number | null } | null;
  /** Seconds. */
  readonly duration: number | null;
  readonly imageUrl: string | null;
  /** May hold HTML, which nobody has cleaned: `content:encoded`, else the description, else the summary. */
  readonly description: string | null;
  /** The item's own list, else the show's: an item's list takes the place of the show's. */
  readonly people: readonly FeedPerson[];
  readonly transcripts: readonly TranscriptOffer[];
  readonly chapters: { readonly url: string; readonly type: string | null } | null;
  /** Podlove Simple Chapters that stand in the feed itself. */
  readonly inlineChapters: readonly PublishedChapter[];
  readonly soundbites: readonly Soundbite[];
  /** Where the item starts, from 1. */
  readonly line: number;
}

export interface Feed {
  readonly dialect: 'rss' | 'atom';
  readonly show: FeedShow;
  /** In the order of the feed, which is newest first as a rule. Announced live shows are not among them. */
  readonly episodes: readonly FeedEpisode[];
  /** The page with older episodes (RFC 5005). */
  readonly nextUrl: string | null;
  /** What the feed calls its own address, and where it says that it has moved for good. */
  readonly selfUrl: string | null;
  readonly newUrl: string | null;
  readonly findings: readonly Finding[];
}
