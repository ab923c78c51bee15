// The links of show notes: those of the publisher's description, and those that are named in the episode.
import type { PublishedLink } from '../../domain/publication.js';
import type { Timing } from '../../domain/transcript.js';
import { labelOf, type MentionedLink } from '../links/mentioned-links.js';
import type { EpisodeUrls } from '../source.js';

export interface NoteLink {
  /** Where it leads. */
  readonly href: string;
  readonly label: string;
  /** Who gives it: the publisher's description, or somebody in the episode. */
  readonly origin: 'publisher' | 'transcript';
  /** Said in words ("example dot com"). */
  readonly spoken: boolean;
  /** The publisher gives it, or listeners are sent there; else it is only spoken of. */
  readonly offered: boolean;
  readonly speaker: string | null;
  readonly startTime: number | null;
  readonly timing: Timing;
  /** Of the place where it is named first, or else of the episode. */
  readonly url: string;
}

/** As many as a reader goes through. */
const MOST_LINKS = 50;

/** The publisher's first, with the moment at which they are named, where they are; each address once. */
export function noteLinks(
  published: readonly PublishedLink[],
  mentioned: readonly MentionedLink[],
  urls: EpisodeUrls,
): NoteLink[] {
  const named = new Map(mentioned.map((link) => [keyOf(link.url), link]));
  const given = published.map((link) => publishedLink(link, named.get(keyOf(link.url)), urls));
  const keys = new Set(published.map(({ url }) => keyOf(url)));
  const others = mentioned.filter(({ url }) => !keys.has(keyOf(url)));
  return [...given, ...others.map((link) => mentionedLink(link, urls))].slice(0, MOST_LINKS);
}

function publishedLink({ url, title }: PublishedLink, named: MentionedLink | undefined, urls: EpisodeUrls): NoteLink {
  const label = title ?? labelOf(url);
  if (named) return { ...mentionedLink(named, urls), href: url, label, origin: 'publisher', offered: true };
  const nowhere = { spoken: false, speaker: null, startTime: null, timing: null };
  return { href: url, label, origin: 'publisher', offered: true, ...nowhere, url: urls.episode };
}

function mentionedLink(
  { url: href, label, spoken, offered, speaker, ...place }: MentionedLink,
  urls: EpisodeUrls,
): NoteLink {
  const { startTime, timing, turn } = place;
  return { href, label, origin: 'transcript', spoken, offered, speaker, startTime, timing, url: urls.turn(turn) };
}

function keyOf(url: string): string {
  return labelOf(url).toLowerCase();
}
