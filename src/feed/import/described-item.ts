// What of a feed's item does its episode need?
import type { LinkedText } from '../../domain/linked-text.js';
import type { ListedChapter, Publication, PublishedLink } from '../../domain/publication.js';
import type { IngestRequest } from '../../pipeline/ingest-request.js';
import { descriptionLinks } from '../read/description-links.js';
import { descriptionText } from '../read/description-text.js';
import type { FeedEpisode } from '../read/feed.js';
import { peopleOnTape } from '../read/people.js';
import type { PublishedChapter } from '../read/published-chapter.js';

/** Kept as JSON: the feed may no longer list the item when it is looked at again. */
export interface DescribedItem extends Omit<FeedEpisode, 'guid' | 'description' | 'duration' | 'line'> {
  /** Missing where the feed does not say. */
  readonly duration?: number;
  /** Of its description; missing where there are none. */
  readonly links?: readonly PublishedLink[];
  /** Without markup; missing where nothing is written. */
  readonly text?: LinkedText;
}

/** What a list says of one of its feeds. */
export interface ListedItem {
  readonly feedUrl: string;
}

export function itemOf({ guid: _, description, duration, line: __, ...item }: FeedEpisode): DescribedItem {
  const links = descriptionLinks(description);
  const text = descriptionText(description);
  return { ...item, ...(duration && { duration }), ...(links.length > 0 && { links }), ...(text && { text }) };
}

/** An episode's description, all but what its transcript is. */
export type ItemEpisode = Pick<
  IngestRequest,
  'title' | 'publishedAt' | 'audioUrl' | 'pageUrl' | 'people' | 'publication'
>;

export function episodeOf(item: DescribedItem, chapters: readonly ListedChapter[]): ItemEpisode {
  const people = peopleOnTape(item.people);
  return {
    title: item.title ?? undefined,
    publishedAt: item.publishedAt ?? undefined,
    audioUrl: item.audio?.url,
    pageUrl: item.pageUrl ?? undefined,
    people: people.length > 0 ? people : undefined,
    publication: publicationOf(item, chapters),
  };
}

function publicationOf(item: DescribedItem, chapters: readonly ListedChapter[]): Publication {
  const { imageUrl, season, number, kind, soundbites, duration, links, text } = item;
  const described = { ...(duration && { duration }), ...(links && { links }), ...(text && { description: text }) };
  return { imageUrl, season, number, kind, soundbites, chapters, ...described };
}

/** Silent markers and chapters without a title are none that a reader could choose from. */
export function listedChapters(chapters: readonly PublishedChapter[]): ListedChapter[] {
  return chapters.flatMap(({ startTime, title, listed }) => (listed && title !== null ? [{ startTime, title }] : []));
}
