// What the services give -> what the pages show.
import type { Answer } from '../answer/answer.js';
import type { Chapter } from '../domain/chapter.js';
import type { Citation } from '../domain/citation.js';
import type { EpisodeRef, EpisodeSummary } from '../domain/episode.js';
import type { Lesson } from '../domain/lesson.js';
import type { ShowDetails, ShowSummary } from '../domain/show.js';
import type { SuggestedQuestion } from '../domain/suggested-question.js';
import type { TopicMention, TopicRef } from '../domain/topic.js';
import { type Hit, momentUrl } from '../search/search.js';
import type * as views from '../site/views.js';
import { episodeUrl, lessonUrl, showUrl, topicUrl } from './links.js';
import { pictureFile } from './picture-urls.js';
import type { NamedShow, NamedShows } from './show-titles.js';

const TOPICS_ON_A_CARD = 4;

export function topicLink({ slug, label }: TopicRef): views.TopicLink {
  return { slug, label, url: topicUrl(slug) };
}

export function showView({ slug, ...show }: ShowSummary): views.ShowView {
  const { title, language, author, episodeCount, firstPublishedAt, lastPublishedAt } = show;
  return {
    ...{ title, language, url: showUrl(slug), author, episodeCount, firstPublishedAt, lastPublishedAt },
    description: show.description === null ? null : { text: show.description, links: [] },
    thumbnail: pictureFile({ slug, picture: show.picture }, '96.webp'),
    picture: pictureFile({ slug, picture: show.picture }, '384.webp'),
    links: showLinks(show),
  };
}

/** Its own site first, then the ways to subscribe that people gave, then its feed where it is not among them. */
export function showLinks({
  siteUrl,
  feedUrl,
  subscribe,
}: Pick<ShowDetails, 'siteUrl' | 'feedUrl' | 'subscribe'>): views.OutsideLink[] {
  const isListed = subscribe.some(({ url }) => url === feedUrl);
  return [
    ...(siteUrl === null ? [] : [{ label: 'Website', url: siteUrl }]),
    ...subscribe,
    ...(feedUrl === null || isListed ? [] : [{ label: 'Podcast feed', url: feedUrl }]),
  ];
}

/** A show that is not among those named is called by its slug. */
export function episodeView(episode: EpisodeSummary, shows?: NamedShows): views.EpisodeView {
  const { title, show, publishedAt, duration, length, people, speakers, topics } = episode;
  return {
    title,
    show: shows?.get(show)?.title ?? show,
    language: shows?.get(show)?.language,
    publishedAt,
    duration,
    length,
    url: episodeUrl(episode),
    showUrl: showUrl(show),
    people: people.length > 0 ? people.map(({ name }) => name) : speakers,
    topics: topics.slice(0, TOPICS_ON_A_CARD).map(topicLink),
  };
}

/** `show`: with its title where lessons of several shows stand together. */
export function lessonView(
  lesson: Lesson & { readonly publishedAt?: string | null },
  episode: EpisodeRef,
  { title: show, language }: Partial<NamedShow> = {},
): views.LessonView {
  const { statement, quote, turn, startTime, timing, speaker, topics, evidence, publishedAt = null } = lesson;
  return {
    ...{ statement, quote, startTime, timing, publishedAt, language },
    isStatementEdited: lesson.statementEdited === true,
    ...(show !== undefined && { show }),
    url: momentUrl(episode, turn, lesson.startOffset),
    pageUrl: lessonUrl(lesson.id),
    speakers: speaker === null ? [] : [speaker],
    episodeTitle: episode.title,
    topics: topics.map(topicLink),
    alsoSaid: evidence.map((said) => ({
      quote: said.quote,
      url: momentUrl(episode, said.turn, said.startOffset),
      startTime: said.startTime,
      timing: said.timing,
      speakers: said.speaker === null ? [] : [said.speaker],
      ...{ episodeTitle: episode.title, language },
    })),
  };
}

export function mentionView(
  { episode, turn, speaker, ...mention }: TopicMention,
  shows: NamedShows,
): views.MentionView {
  const { publishedAt, startTime, timing } = mention;
  return {
    ...{ publishedAt, startTime, timing },
    url: momentUrl(episode, turn),
    speakers: speaker === null ? [] : [speaker],
    episodeTitle: episode.title,
    language: shows.get(episode.show)?.language,
  };
}

/** Who, when and where are those of the words that were found, where the search knows them, else of the whole passage. */
export function hitView(hit: Hit): views.HitView {
  const { snippet, nearest, found, episode, chapterTitle, similarCount } = hit;
  const { url, startTime, timing } = found ?? hit;
  const isNear = found ? found.by === 'meaning' : nearest !== undefined;
  const speakers = found ? (found.speaker === null ? [] : [found.speaker]) : hit.speakers;
  return {
    ...{ snippet, url, startTime, timing, speakers, episodeTitle: episode.title, chapterTitle: chapterTitle ?? null },
    ...{ similarCount: similarCount ?? 0, isNear, nearest },
  };
}

function quoteView({ quote, url, startTime, timing, speaker, episode }: Citation, shows: NamedShows): views.QuoteView {
  const language = shows.get(episode.show)?.language;
  const speakers = speaker === null ? [] : [speaker];
  return { quote, url, startTime, timing, speakers, episodeTitle: episode.title, language };
}

export function answerView(answer: Answer, shows: NamedShows): views.AnswerView {
  const { state, answer: text, writtenBy, fallback, citations, lookedAt, nearestTopics, degraded } = answer;
  return {
    ...{ state, text, writtenBy, fallback, degraded },
    quotes: citations.map((citation) => quoteView(citation, shows)),
    lookedAt: lookedAt.map((episode) => {
      return { title: episode.title, language: shows.get(episode.show)?.language, url: episodeUrl(episode) };
    }),
    nearestTopics: nearestTopics.map(topicLink),
  };
}

export function questionLink({ question }: SuggestedQuestion): views.QuestionLink {
  return { question, url: `/ask?${new URLSearchParams({ q: question })}` };
}

export function chapterView(
  { title, summary, startTime, timing, start }: Chapter,
  episode: Pick<EpisodeRef, 'show' | 'slug'>,
  shows: NamedShows,
): views.ChapterView {
  const language = shows.get(episode.show)?.language;
  return { title, language, summary, startTime, timing, url: momentUrl(episode, start.turn, start.offset) };
}
