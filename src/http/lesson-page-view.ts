// A lesson, with what stands around it -> what its page and its card show.
import type { EditedLesson } from '../domain/edit.js';
import type { EpisodeSummary } from '../domain/episode.js';
import { html } from '../domain/html.js';
import { sentenceAt, sentencesOf } from '../domain/paragraphs.js';
import type { NamedPerson } from '../domain/people/person.js';
import { quoteContext } from '../domain/quote-context.js';
import type { Turn } from '../domain/transcript.js';
import { momentUrl } from '../search/search.js';
import type { Absolute } from '../site/json-ld/json-ld.js';
import type { LessonPageView, LessonSource, ShareView } from '../site/lesson/views.js';
import type { Site } from '../site/site.js';
import type { EpisodeLink, LessonView } from '../site/views.js';
import { cardUrl, embedUrl, episodeUrl, lessonUrl, personUrl, showUrl } from './links.js';
import { lessonAbout } from './page-abouts.js';
import { lessonView, topicLink } from './page-views.js';

/** CSS pixels: of the frame that holds a card, which is as wide as it is let, and of what stands in it. */
const FRAME = { width: 600, least: 200, most: 520, around: 130, line: 31, letters: 50 };

export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** The frame in which the card of a lesson needs no scrolling, by the length of its words. */
export function embedSize({ statement, quote }: Pick<EditedLesson, 'statement' | 'quote'>): FrameSize {
  const lines = Math.ceil(quote.length / FRAME.letters) + (quote.includes(statement) ? 0 : 2);
  const height = FRAME.around + lines * FRAME.line;
  return { width: FRAME.width, height: Math.max(FRAME.least, Math.min(FRAME.most, height)) };
}

export interface LessonParts {
  readonly lesson: EditedLesson;
  readonly episode: EpisodeSummary;
  readonly showTitle: string;
  /** Of the show. */
  readonly language: string | null;
  /** The quote's and those beside it. */
  readonly turns: readonly Turn[];
  /** Who said it; null where the name is nobody's. */
  readonly person: NamedPerson | null;
  readonly chapter: EpisodeLink | null;
  readonly near: readonly LessonView[];
}

export function lessonPageView(parts: LessonParts, site: Site): LessonPageView {
  const { lesson, episode, language, turns, chapter, near } = parts;
  const { statement, quote, topics, startTime } = lesson;
  return {
    about: lessonAbout(parts, site),
    ...{ statement, quote, chapter, near },
    isEdited: lesson.statementEdited === true,
    context: quoteContext(lesson, turns),
    source: lessonSource(parts),
    audioUrl: audioFrom(episode.audioUrl, startTime),
    topics: topics.map(topicLink),
    alsoSaid: lessonView(lesson, { ...episode, title: 'In the transcript' }, { language }).alsoSaid,
    share: shareView(parts, site.at),
  };
}

export function lessonSource({ lesson, episode, showTitle, language, turns, person }: LessonParts): LessonSource {
  const { speaker, startTime: time, timing } = lesson;
  return {
    speaker:
      speaker === null
        ? null
        : {
            name: speaker,
            url: person && personUrl(person.slug),
            role: person?.role ?? null,
          },
    episode: { title: episode.title, url: episodeUrl(episode), publishedAt: episode.publishedAt },
    show: { title: showTitle, url: showUrl(episode.show) },
    language,
    placeUrl: placeUrl(lesson, episode, turns),
    at: { time, timing },
  };
}

/** The sentence that the quote begins in. */
function placeUrl({ turn, startOffset }: EditedLesson, episode: EpisodeSummary, turns: readonly Turn[]): string {
  const text = turns.find(({ index }) => index === turn)?.text ?? '';
  const start = sentenceAt(sentencesOf(text), startOffset)?.start ?? 0;
  return momentUrl(episode, turn, start);
}

/** With the place to play from (Media Fragments URI 1.0, 4.2.1). Only addresses of the web are played. */
function audioFrom(audioUrl: string | null, startTime: number | null): string | null {
  if (audioUrl === null || startTime === null || !/^https?:\/\//iu.test(audioUrl)) return null;
  return `${audioUrl.split('#', 1)[0]}#t=${Math.floor(startTime)}`;
}

function shareView({ lesson, episode, showTitle }: LessonParts, at: Absolute): ShareView {
  const { id, quote, speaker } = lesson;
  const url = at(lessonUrl(id));
  const by = [speaker, `${showTitle}: ${episode.title}`].filter(Boolean).join(', ');
  return {
    url,
    cardUrl: cardUrl(id),
    text: `“${quote}”\n${by}\n${url}`,
    embedCode: embedCode(lesson, at, embedSize(lesson)),
  };
}

/** A frame with the lesson's card, as markup. Its name tells it from others on a page. */
export function embedCode(
  { id, statement }: Pick<EditedLesson, 'id' | 'statement'>,
  at: Absolute,
  { width, height }: FrameSize,
): string {
  const style = `border:0;width:100%;max-width:${width}px;height:${height}px`;
  return html`<iframe src="${at(embedUrl(id))}" title="${statement}" width="${width}" height="${height}" style="${style}" loading="lazy"></iframe>`
    .markup;
}
