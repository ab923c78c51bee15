// A topic of all shows or of one -> what its page shows of it.
import type { TopicAppearance } from '../domain/overview.js';
import type { TopicMentions, TopicSummary } from '../domain/topic.js';
import type { TopicView } from '../site/pages/topic.js';
import type { ChoiceLink } from '../site/views.js';
import { topicUrl } from './links.js';
import { chapterView, episodeView, lessonView, mentionView, topicLink } from './page-views.js';
import type { Services } from './services.js';
import { type NamedShows, namedShows, nameOf } from './show-titles.js';

const ON_PAGE = { lessons: 30, chapters: 20, episodes: 12, related: 16 };

/** Which part of what there is on a topic. */
export interface PlaceInTopic {
  readonly show?: string | undefined;
  /** Of its lessons, from 1. */
  readonly page?: number | undefined;
  /** Where its list of chapters is gone on with. */
  readonly chapters?: string | undefined;
}

/** Path of a topic's page at a place. */
export function topicPlaceUrl(slug: string, { show, page = 1, chapters }: PlaceInTopic): string {
  const query = new URLSearchParams();
  if (show !== undefined) query.set('show', show);
  if (page > 1) query.set('page', String(page));
  if (chapters !== undefined) query.set('chapters', chapters);
  return query.size === 0 ? topicUrl(slug) : `${topicUrl(slug)}?${query}`;
}

export async function topicViewOf(
  topic: TopicSummary,
  place: PlaceInTopic,
  reader: Services['reader'],
): Promise<TopicView> {
  const { slug } = topic;
  const { show, page = 1 } = place;
  const [best, chapters, episodes, mentions, related, everywhere] = await Promise.all([
    reader.findLessonsOfTopic(slug, page * ON_PAGE.lessons + 1, show),
    reader.findChaptersOfTopic(slug, { limit: ON_PAGE.chapters, cursor: place.chapters }, show),
    reader.findEpisodes({ topic: slug, show }, { limit: ON_PAGE.episodes }),
    reader.findTopicMentions(slug),
    reader.findRelatedTopics(slug, ON_PAGE.related),
    reader.findTopicAppearances(slug),
  ]);
  const named = await namedShows(
    everywhere.map(({ episode }) => episode.show),
    reader,
  );
  const appearances = everywhere.filter(({ episode }) => show === undefined || episode.show === show);
  const isOneShow = show !== undefined || named.size < 2;
  const lessons = best.slice((page - 1) * ON_PAGE.lessons, page * ON_PAGE.lessons);
  const hasMore = best.length > page * ON_PAGE.lessons;
  return {
    ...{ label: topic.label, definition: topic.definition, ...countsOf(appearances) },
    lessons: lessons.map((lesson) => {
      const view = lessonView(lesson, lesson.episode, nameOf(lesson.episode, named, !isOneShow));
      return { ...view, topics: view.topics.filter((other) => other.slug !== slug) };
    }),
    bestUrl: page > 1 ? `${topicPlaceUrl(slug, { show })}#lessons` : null,
    nextUrl: hasMore ? `${topicPlaceUrl(slug, { show, page: page + 1 })}#lessons` : null,
    chapters: chapters.items.map((chapter) => {
      return { ...chapterView(chapter, chapter.episode, named), episodeTitle: chapter.episode.title };
    }),
    moreChaptersUrl:
      chapters.nextCursor && `${topicPlaceUrl(slug, { show, page, chapters: chapters.nextCursor })}#chapters`,
    episodes: episodes.items.map((episode) => episodeView(episode, named)),
    mentions: show === undefined && mentions ? mentionsInOrder(mentions, named) : null,
    appearances,
    related: related.map(topicLink),
    shows: showChoices(everywhere, { slug, show, named }),
  };
}

/** Where no episode has a date nobody knows which of them was first. */
function mentionsInOrder({ first, last }: TopicMentions, shows: NamedShows): TopicView['mentions'] {
  const isKnown = first.publishedAt !== null || first.episode.id === last.episode.id;
  return isKnown ? { first: mentionView(first, shows), last: mentionView(last, shows) } : null;
}

function countsOf(appearances: readonly TopicAppearance[]) {
  const sum = (name: 'lessonCount' | 'chapterCount') => appearances.reduce((all, each) => all + each[name], 0);
  return { lessonCount: sum('lessonCount'), chapterCount: sum('chapterCount'), episodeCount: appearances.length };
}

interface Choosing {
  readonly slug: string;
  readonly show: string | undefined;
  readonly named: NamedShows;
}

/** All of them, then the show that speaks of it in most episodes; nothing where there is one show. */
function showChoices(appearances: readonly TopicAppearance[], { slug, show, named }: Choosing): ChoiceLink[] {
  const counts = new Map<string, number>();
  for (const { episode } of appearances) counts.set(episode.show, (counts.get(episode.show) ?? 0) + 1);
  if (counts.size < 2) return [];
  const links = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([each, count]) => {
      const url = topicPlaceUrl(slug, { show: each });
      return { label: named.get(each)?.title ?? each, url, count, isCurrent: each === show };
    });
  const all = { label: 'All shows', url: topicUrl(slug), count: appearances.length, isCurrent: show === undefined };
  return [all, ...links];
}
