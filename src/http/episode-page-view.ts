// All that is known of an episode -> what its page shows.
import type { Chapter } from '../domain/chapter.js';
import type { EpisodeRef, EpisodeSummary } from '../domain/episode.js';
import type { FollowedPlace } from '../domain/follow-places.js';
import type { Lesson, LessonEvidence } from '../domain/lesson.js';
import { type LinkedText, withAddresses } from '../domain/linked-text.js';
import { sentenceAt } from '../domain/paragraphs.js';
import type { NamedPerson } from '../domain/people/person.js';
import type { ShowSummary } from '../domain/show.js';
import type { SuggestedQuestion } from '../domain/suggested-question.js';
import type { Turn } from '../domain/transcript.js';
import { renderVideoChapters } from '../export/chapters/video-chapters.js';
import { labelOf } from '../export/links/mentioned-links.js';
import { composeShowNotes, type ShowNotes } from '../export/notes/show-notes.js';
import type {
  ChapterPartView,
  DownloadGroup,
  EpisodeLessonView,
  EpisodePageView,
  MentionedView,
  PersonView,
  PlaceView,
  SaidView,
} from '../site/episode/views.js';
import type { EpisodeLink } from '../site/views.js';
import type { Neighbours } from '../store/store.js';
import { sourcePeople } from './episode-source.js';
import { episodeUrl, lessonUrl, personUrl, showUrl } from './links.js';
import { episodeView, showLinks, topicLink } from './page-views.js';
import { pictureFile } from './picture-urls.js';
import { ribbonView } from './ribbon-view.js';
import { TOLD_WITHIN } from './told-times.js';
import { type TranscriptPlaces, transcriptPlaces } from './transcript-places.js';
import { speechesOfChapters } from './transcript-view.js';

/** Letters of the words that a place is named by. */
const WORDS_OF_PLACE = 90;

export interface EpisodeParts {
  readonly episode: EpisodeSummary;
  /** `null`: nothing is known of it. */
  readonly ofShow: ShowSummary | null;
  readonly turns: readonly Turn[];
  readonly chapters: readonly Chapter[];
  readonly lessons: readonly Lesson[];
  readonly questions: readonly SuggestedQuestion[];
  /** By the name as it stands on turns and with the episode. */
  readonly people: ReadonlyMap<string, NamedPerson>;
  readonly neighbours: Neighbours;
  readonly downloads: readonly DownloadGroup[];
  /** In whose count the anchors are; `null`: links to turns go without. */
  readonly revision: number | null;
  /** Where the places of that revision are now, where it is an earlier one. */
  readonly followed?: readonly FollowedPlace[] | undefined;
  /** Seconds: the address asks for that time. */
  readonly startAt?: number | undefined;
}

export function episodePageView(parts: EpisodeParts): EpisodePageView {
  const { episode, turns, chapters, lessons, people, followed, neighbours } = parts;
  const currentUrl = followed ? episodeUrl(episode) : null;
  const places = transcriptPlaces(turns, { base: currentUrl ?? '', followed });
  const personOf = (name: string): PersonView => personView(name, people);
  const urls = {
    ...{ show: showUrl(episode.show), episode: episodeUrl(episode), lesson: lessonUrl },
    turn: (turn: number, offset = 0) => places.urlOf({ turn, offset }),
  };
  const shown = episodeView(episode, new Map(parts.ofShow ? [[episode.show, parts.ofShow]] : []));
  const showTitle = parts.ofShow?.title ?? episode.show;
  const ofEpisode = sourcePeople(episode, people, null);
  const notes = composeShowNotes({ episode, showTitle, people: ofEpisode, turns, chapters, lessons, urls });
  return {
    id: episode.id,
    episode: shown,
    showTitle,
    picture: parts.ofShow && pictureFile(parts.ofShow, '192.webp'),
    showLinks: parts.ofShow ? showLinks(parts.ofShow) : [],
    description: episode.publication?.description ?? null,
    summary: notes.summary,
    people: notes.people,
    audioUrl: episode.audioUrl,
    pageUrl: episode.pageUrl,
    startAt: parts.startAt === undefined ? null : placeAtTime(parts.startAt, { turns, places }),
    ribbon: ribbonView({ turns, chapters, lessons, places, topics: shown.topics }),
    chapters: chapterViews(parts, places, personOf),
    chaptersText: renderVideoChapters(chapters, episode.length),
    lessons: lessons.map((lesson) => lessonView(lesson, places, personOf)),
    questions: parts.questions.map(({ question }) => {
      return { question, url: `/ask?${new URLSearchParams({ q: question, episode: episode.id })}` };
    }),
    highlights: notes.highlights.map(({ quote, speaker, startTime, timing, url }) => {
      return { quote, speaker: speaker === null ? null : personOf(speaker), time: startTime, timing, placeUrl: url };
    }),
    mentioned: mentionedViews(notes, episode.publication?.description ?? null),
    downloads: parts.downloads,
    earlier: neighbours.earlier && episodeLink(neighbours.earlier),
    later: neighbours.later && episodeLink(neighbours.later),
    revision: parts.revision,
    currentUrl,
    hasInterpolatedTimes: turns.some(({ timing }) => timing === 'interpolated'),
  };
}

function personView(name: string, people: ReadonlyMap<string, NamedPerson>): PersonView {
  const person = people.get(name);
  return { name, role: person?.role ?? null, url: person ? personUrl(person.slug) : null };
}

function episodeLink(episode: EpisodeRef): EpisodeLink {
  return { title: episode.title, url: episodeUrl(episode) };
}

/** What is named in the episode, and what the publisher gives, unless it stands in the description above. */
function mentionedViews({ links, url: own }: ShowNotes, description: LinkedText | null): MentionedView[] {
  const told = new Set(description ? withAddresses(description).links.map((link) => labelOf(link.url)) : []);
  const views = links.map(({ href, label, startTime, timing, url }): MentionedView => {
    return { href, label, time: startTime, timing, placeUrl: url === own ? null : url };
  });
  return views.filter(({ href, placeUrl }) => placeUrl !== null || !told.has(labelOf(href)));
}

function chapterViews(
  { turns, chapters, lessons, episode }: EpisodeParts,
  places: TranscriptPlaces,
  personOf: (name: string) => PersonView,
): ChapterPartView[] {
  const isPlayed = episode.audioUrl !== null;
  const lessonUrlOf = lessonUrl;
  const speeches = speechesOfChapters({ turns, chapters, lessons, places, personOf, lessonUrlOf, isPlayed });
  return chapters.map(({ title, summary, start, startTime, timing, topics }, i) => ({
    ...{ number: i + 1, title, summary, time: startTime, timing, url: places.urlOf(start) },
    topics: topics.map(topicLink),
    speeches: speeches[i]!,
  }));
}

function lessonView(
  lesson: Lesson,
  places: TranscriptPlaces,
  personOf: (name: string) => PersonView,
): EpisodeLessonView {
  const { id, statement, statementEdited, speaker, topics, evidence } = lesson;
  return {
    ...saidView(lesson, places),
    statement,
    isEdited: statementEdited === true,
    url: lessonUrl(id),
    speaker: speaker === null ? null : personOf(speaker),
    topics: topics.map(topicLink),
    alsoSaid: evidence.map((each) => saidView(each, places)),
  };
}

function saidView(
  { quote, speaker, turn, startOffset, startTime, timing }: LessonEvidence,
  places: TranscriptPlaces,
): SaidView {
  return { quote, speaker, time: startTime, timing, placeUrl: places.urlOf({ turn, offset: startOffset }) };
}

/** The last sentence that begins by then; `null` where the transcript has no times. */
function placeAtTime(
  asked: number,
  { turns, places }: { readonly turns: readonly Turn[]; readonly places: TranscriptPlaces },
): PlaceView | null {
  const seconds = asked + TOLD_WITHIN;
  const turn = turns.findLast(({ startTime }) => startTime !== null && startTime <= seconds);
  if (!turn) return null;
  const starts = places.paragraphs[turn.index]!.flat().map(({ start }) => ({ turn: turn.index, offset: start }));
  const position =
    starts.findLast((each) => (places.momentOf(each).time ?? Number.POSITIVE_INFINITY) <= seconds) ?? starts[0]!;
  const { text } = sentenceAt(places.paragraphs[turn.index]!.flat(), position.offset)!;
  const words = text.length <= WORDS_OF_PLACE ? text : `${text.slice(0, WORDS_OF_PLACE).replace(/\s+\S*$/u, '')} …`;
  return { ...places.momentOf(position), url: places.urlOf(position), words };
}
