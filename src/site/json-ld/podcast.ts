// Shows, episodes and lessons as schema.org has them: PodcastSeries, PodcastEpisode with its chapters as Clips, Quotation.
import type { Chapter } from '../../domain/chapter.js';
import type { Episode, PersonRole } from '../../domain/episode.js';
import type { Lesson } from '../../domain/lesson.js';
import type { Show, ShowSummary } from '../../domain/show.js';
import type { TopicRef } from '../../domain/topic.js';
import { isoDuration, type JsonLd, thing } from './json-ld.js';

/** Absolute URLs of what is described. */
export interface PodcastUrls {
  readonly show: string;
  readonly episode: string;
  readonly transcript: string;
  /** URL of the page of a chapter's or lesson's turn. */
  readonly turn: (turn: number, offset?: number) => string;
  readonly topic: (slug: string) => string;
}

export type DescribedShow = Pick<Show, 'title'> &
  Partial<Pick<ShowSummary, 'description' | 'siteUrl' | 'feedUrl' | 'language' | 'author'>>;

/** `feed`: ours, where the show's own is not known. */
export function podcastSeries(
  show: DescribedShow,
  { url, feed, image }: { readonly url: string; readonly feed?: string; readonly image?: string | null },
): JsonLd {
  const { title, description, siteUrl = null, feedUrl = null, language, author } = show;
  return thing('PodcastSeries', {
    '@id': url,
    name: title,
    description,
    url,
    sameAs: webUrl(siteUrl),
    image,
    webFeed: webUrl(feedUrl) ?? feed,
    inLanguage: language,
    author: author && thing('Organization', { name: author }),
  });
}

export interface DescribedEpisode {
  readonly episode: Episode & { readonly length: number | null; readonly topics: readonly TopicRef[] };
  readonly showTitle: string;
  /** What is known of the show besides. */
  readonly ofShow?: DescribedShow | null | undefined;
  readonly description: string | null;
  /** Absolute URL of the show's picture, for an episode that has none of its own. */
  readonly image?: string | null | undefined;
  /** Those with a known start, in order. */
  readonly chapters: readonly (Chapter & { readonly startTime: number })[];
  readonly people: readonly DescribedPerson[];
}

export interface DescribedPerson {
  readonly name: string;
  readonly role: PersonRole | null;
  /** Absolute, of the person's page; null where there is none. */
  readonly url: string | null;
}

export function podcastEpisode(described: DescribedEpisode, urls: PodcastUrls): JsonLd {
  const { episode, showTitle, ofShow, description, chapters, people } = described;
  const duration = episode.length === null ? null : isoDuration(episode.length);
  const audio = webUrl(episode.audioUrl);
  return thing('PodcastEpisode', {
    '@id': urls.episode,
    url: urls.episode,
    name: episode.title,
    description,
    image: pictureUrl(episode) ?? described.image,
    datePublished: episode.publishedAt,
    duration,
    episodeNumber: episode.publication?.number?.value,
    sameAs: webUrl(episode.pageUrl),
    inLanguage: ofShow?.language ?? 'en',
    partOfSeries: podcastSeries(ofShow ?? { title: showTitle }, { url: urls.show }),
    author: people.filter(({ role }) => role === 'host').map(person),
    contributor: people.filter(({ role }) => role !== 'host').map(person),
    about: episode.topics.map(({ slug, label }) => thing('Thing', { name: label, url: urls.topic(slug) })),
    associatedMedia: audio && thing('AudioObject', { contentUrl: audio, duration, transcript: urls.transcript }),
    hasPart: chapters.map((chapter) => clip(chapter, urls)),
  });
}

function clip({ title, startTime, endTime, start }: DescribedEpisode['chapters'][number], urls: PodcastUrls): JsonLd {
  return thing('Clip', {
    name: title,
    startOffset: startTime,
    endOffset: endTime !== null && endTime > startTime ? endTime : null,
    url: urls.turn(start.turn, start.offset),
  });
}

function person({ name, url }: DescribedPerson): JsonLd {
  return thing('Person', { name, url });
}

export interface DescribedLesson {
  readonly lesson: Pick<Lesson, 'statement' | 'quote' | 'speaker' | 'topics' | 'turn' | 'startOffset' | 'startTime'>;
  readonly episode: Pick<Episode, 'title' | 'publishedAt'>;
  readonly showTitle: string;
  /** Absolute. */
  readonly url: string;
}

/** The quote, with the statement as what it says in short. */
export function quotation({ lesson, episode, showTitle, url }: DescribedLesson, urls: PodcastUrls): JsonLd {
  return thing('Quotation', {
    '@id': url,
    url,
    text: lesson.quote,
    abstract: lesson.statement,
    creator: lesson.speaker && thing('Person', { name: lesson.speaker }),
    datePublished: episode.publishedAt,
    about: lesson.topics.map(({ slug, label }) => thing('Thing', { name: label, url: urls.topic(slug) })),
    isPartOf: thing('PodcastEpisode', {
      '@id': urls.episode,
      name: episode.title,
      url: urls.turn(lesson.turn, lesson.startOffset),
      partOfSeries: podcastSeries({ title: showTitle }, { url: urls.show }),
    }),
  });
}

/** Without a query: what stands there opens some pictures for a while, and is not for everybody. */
function pictureUrl({ publication }: Pick<Episode, 'publication'>): string | null {
  const url = webUrl(publication?.imageUrl ?? null);
  return url === null || /[?#@]/u.test(url) ? null : url;
}

/** What came with a transcript is trusted as far as to be an address of the web. */
function webUrl(url: string | null): string | null {
  return url !== null && /^https?:\/\//iu.test(url) ? url : null;
}
