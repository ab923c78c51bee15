// What is known -> what the heads of pages tell others of it.
import type { Chapter } from '../domain/chapter.js';
import type { EditedLesson } from '../domain/edit.js';
import type { EpisodeSummary } from '../domain/episode.js';
import type { ShowSummary } from '../domain/show.js';
import type { TopicSummary } from '../domain/topic.js';
import { timedChapters } from '../export/chapters/timed-chapters.js';
import { CARD_HEIGHT, CARD_WIDTH } from '../og-card/card.js';
import { momentUrl } from '../search/search.js';
import type { PageAbout, Picture } from '../site/head.js';
import { type Absolute, breadcrumbs, type JsonLd, thing } from '../site/json-ld/json-ld.js';
import {
  type DescribedPerson,
  type PodcastUrls,
  podcastEpisode,
  podcastSeries,
  quotation,
} from '../site/json-ld/podcast.js';
import type { Site } from '../site/site.js';
import { cardUrl, episodeCardUrl, episodeUrl, feedUrls, lessonUrl, personUrl, showUrl, topicUrl } from './links.js';
import { pictureFile } from './picture-urls.js';

export interface ListAbout {
  readonly path: string;
  readonly title: string;
  readonly description: string | null;
  /** Where the list is gone into; such pages are for readers and not for search engines. */
  readonly cursor?: string | undefined;
}

/** A list, a search, a question. */
export function listAbout({ path, title, description, cursor }: ListAbout, at: Absolute): PageAbout {
  return { url: at(path), title, description, kind: 'website', isUnlisted: cursor !== undefined };
}

export function siteAbout({ name, at }: Site): PageAbout {
  const description = 'What was said in podcasts, by whom, when, and where is the proof.';
  const search = thing('SearchAction', {
    target: thing('EntryPoint', { urlTemplate: `${at('/search')}?q={search_term_string}` }),
    'query-input': 'required name=search_term_string',
  });
  const site = thing('WebSite', {
    '@id': at('/'),
    url: at('/'),
    name,
    description,
    potentialAction: search,
  });
  const feeds = [
    { title: 'New episodes', url: at(feedUrls.episodes()) },
    { title: 'New lessons', url: at(feedUrls.lessons()) },
  ];
  return { url: at('/'), title: name, description, kind: 'website', feeds, data: [site] };
}

/** `isFirst`: the page of the show itself, and none further down or narrower. */
export function showAbout(show: ShowSummary, at: Absolute, isFirst = true): PageAbout {
  const { slug, title, description, episodeCount } = show;
  const url = at(showUrl(slug));
  const count = episodeCount === 1 ? 'one episode' : `${episodeCount} episodes`;
  const feed = at(feedUrls.episodes(slug));
  const file = pictureFile(show, '600.jpg');
  return {
    ...{ url, title, kind: 'website', isUnlisted: !isFirst },
    description:
      description ?? `${title}: ${count} with transcript, chapters, and the lessons that were drawn from them.`,
    ...(file && { picture: { ...file, url: at(file.url), type: 'image/jpeg', alt: `Cover of ${title}` } }),
    feeds: [
      { title: `${title}: new episodes`, url: feed },
      { title: `${title}: new lessons`, url: at(feedUrls.lessons(slug)) },
    ],
    data: [podcastSeries(show, { url, feed, image: file && at(file.url) })],
  };
}

export interface AboutEpisode {
  readonly episode: EpisodeSummary;
  readonly showTitle: string;
  readonly ofShow: ShowSummary | null;
  readonly description: string;
  readonly chapters: readonly Chapter[];
  /** With the paths of their pages. */
  readonly people: readonly DescribedPerson[];
}

/** The episode as search engines read it: on its page, and for pages of others. */
export function episodeData({ people, chapters, ...described }: AboutEpisode, at: Absolute): JsonLd {
  const named = people.map((each) => ({ ...each, url: each.url && at(each.url) }));
  const timed = timedChapters(chapters);
  const file = described.ofShow && pictureFile(described.ofShow, '600.jpg');
  const image = file && at(file.url);
  return podcastEpisode({ ...described, people: named, chapters: timed, image }, podcastUrls(described.episode, at));
}

export function episodeAbout(described: AboutEpisode, site: Site): PageAbout {
  const { at } = site;
  const { episode, showTitle, description } = described;
  const { title, show, publishedAt } = episode;
  const url = at(episodeUrl(episode));
  return {
    ...{ url, title, description, publishedAt, kind: 'article', oembedUrl: oembedUrl(url, at) },
    picture: picture(episodeCardUrl(episode), `${title}, an episode of ${showTitle}`, at),
    feeds: [{ title: `${showTitle}: new episodes`, url: at(feedUrls.episodes(show)) }],
    data: [
      episodeData(described, at),
      breadcrumbs([home(site), { name: showTitle, url: at(showUrl(show)) }, { name: title, url }]),
    ],
  };
}

export interface AboutLesson {
  readonly lesson: EditedLesson;
  readonly episode: EpisodeSummary;
  readonly showTitle: string;
}

export function lessonAbout({ lesson, episode, showTitle }: AboutLesson, site: Site): PageAbout {
  const { at } = site;
  const { id, statement, quote, speaker } = lesson;
  const url = at(lessonUrl(id));
  const urls = podcastUrls(episode, at);
  return {
    ...{ url, title: statement, kind: 'article', publishedAt: episode.publishedAt, oembedUrl: oembedUrl(url, at) },
    description: `“${quote}” ${speaker ?? 'Said'} in ${episode.title}, ${showTitle}`,
    picture: picture(cardUrl(id), `“${quote}”${speaker ? ` ${speaker}` : ''}`, at),
    data: [
      quotation({ lesson, episode, showTitle, url }, urls),
      breadcrumbs([
        ...[home(site), { name: showTitle, url: urls.show }, { name: episode.title, url: urls.episode }],
        { name: statement, url },
      ]),
    ],
  };
}

export function topicAbout({ slug, label, definition, lessonCount }: TopicSummary, site: Site): PageAbout {
  const { at } = site;
  const url = at(topicUrl(slug));
  const description =
    definition ?? `What guests of podcasts said about ${label}: ${lessonCount} lessons with their quotes.`;
  const topic = thing('CollectionPage', {
    '@id': url,
    url,
    name: label,
    about: thing('Thing', { name: label, description: definition }),
  });
  const steps = breadcrumbs([home(site), { name: 'Topics', url: at('/topics') }, { name: label, url }]);
  return { url, title: label, description, kind: 'website', data: [topic, steps] };
}

export interface AboutPerson {
  readonly slug: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Titles of shows. */
  readonly shows: readonly string[];
  readonly episodeCount: number;
}

export function personAbout({ slug, name, aliases, shows, episodeCount }: AboutPerson, site: Site): PageAbout {
  const { at } = site;
  const url = at(personUrl(slug));
  const person = thing('Person', { '@id': url, name, alternateName: aliases, url });
  const count = episodeCount === 1 ? 'one episode' : `${episodeCount} episodes`;
  const steps = breadcrumbs([home(site), { name: 'People', url: at('/people') }, { name, url }]);
  return {
    ...{ url, title: name, kind: 'profile' },
    description: `What ${name} said in ${count} of ${shows.join(', ')}: lessons with their quotes, topics, episodes.`,
    data: [thing('ProfilePage', { url, mainEntity: person }), steps],
  };
}

function podcastUrls(episode: Pick<EpisodeSummary, 'id' | 'show' | 'slug'>, at: Absolute): PodcastUrls {
  return {
    show: at(showUrl(episode.show)),
    episode: at(episodeUrl(episode)),
    transcript: at(`/v1/episodes/${episode.id}/transcript?format=text`),
    turn: (turn, offset) => at(momentUrl(episode, turn, offset)),
    topic: (slug) => at(topicUrl(slug)),
  };
}

/** Where the page of the URL can be had as oEmbed. */
export function oembedUrl(url: string, at: Absolute): string {
  return at(`/oembed?${new URLSearchParams({ url })}`);
}

function picture(path: string, alt: string, at: Absolute): Picture {
  return { url: at(path), width: CARD_WIDTH, height: CARD_HEIGHT, type: 'image/png', alt };
}

function home({ name, at }: Site) {
  return { name, url: at('/') };
}
