// Domain values -> what the API shows of them. Types come from the schemas, so that a missing field does not compile.
import type { z } from 'zod';
import type { Answer } from '../answer/answer.js';
import type { Chapter } from '../domain/chapter.js';
import type { EpisodeRef, EpisodeSummary } from '../domain/episode.js';
import type { Lesson, LessonEvidence } from '../domain/lesson.js';
import type { Publication } from '../domain/publication.js';
import type { ShowSummary } from '../domain/show.js';
import type { SuggestedQuestion } from '../domain/suggested-question.js';
import type { TopicSummary } from '../domain/topic.js';
import { type Hit, momentUrl, type SearchResult } from '../search/search.js';
import type { StoredLesson, StoredTranscript } from '../store/store.js';
import { episodeUrl, lessonUrl, showUrl, topicUrl } from './links.js';
import { pictureFile } from './picture-urls.js';
import type { answerSchema } from './schemas/answer.js';
import type { episodeSchema, episodeWithQuestionsSchema } from './schemas/episode.js';
import type { archiveLessonSchema, lessonSchema } from './schemas/lesson.js';
import type { foundQuestionSchema, searchResultSchema } from './schemas/search.js';
import type { showSchema } from './schemas/show.js';
import type { suggestedQuestionSchema } from './schemas/suggested-question.js';
import type { topicSchema } from './schemas/topic.js';
import type { chapterSchema, transcriptSchema } from './schemas/transcript.js';

export type EpisodeView = z.output<typeof episodeSchema>;
export type EpisodeWithQuestionsView = z.output<typeof episodeWithQuestionsSchema>;
export type LessonView = z.output<typeof lessonSchema>;
/** What a link to a moment is made of. */
type LinkedEpisode = Pick<EpisodeRef, 'show' | 'slug' | 'revision'>;

export type ArchiveLessonView = z.output<typeof archiveLessonSchema>;

export function presentShow(show: ShowSummary): z.output<typeof showSchema> {
  return {
    ...{ ...show, subscribe: [...show.subscribe], edited: [...show.edited], url: showUrl(show.slug) },
    picture: presentPicture(show),
  };
}

function presentPicture(show: ShowSummary): z.output<typeof showSchema>['picture'] {
  const [full, ...thumbnails] = (['600.jpg', '96.webp', '192.webp', '384.webp'] as const).flatMap((file) => {
    return pictureFile(show, file) ?? [];
  });
  return full ? { full, thumbnails } : null;
}

export function presentEpisode(episode: EpisodeSummary): EpisodeView {
  return {
    ...episode,
    people: [...episode.people],
    publication: episode.publication ? presentPublication(episode.publication) : null,
    speakers: [...episode.speakers],
    topics: [...episode.topics],
    url: episodeUrl(episode),
  };
}

function presentPublication(publication: Publication): NonNullable<EpisodeView['publication']> {
  const { soundbites, chapters, links = [], description } = publication;
  return {
    ...{ ...publication, soundbites: [...soundbites], chapters: [...chapters], links: [...links] },
    description: description ? { text: description.text, links: [...description.links] } : null,
  };
}

export function presentEpisodeWithQuestions(
  episode: EpisodeSummary & LinkedEpisode,
  questions: readonly SuggestedQuestion[],
): EpisodeWithQuestionsView {
  return { ...presentEpisode(episode), questions: questions.map((question) => presentQuestion(question, episode)) };
}

function presentQuestion(
  question: SuggestedQuestion,
  episode: LinkedEpisode,
): z.output<typeof suggestedQuestionSchema> {
  return { ...question, url: momentUrl(episode, question.turn) };
}

export type QuestionsOfEpisodes = ReadonlyMap<string, readonly SuggestedQuestion[]>;

/** Those of the episodes that hits are of, in the order of the hits. */
function presentQuestions(hits: readonly Hit[], of: QuestionsOfEpisodes): z.output<typeof foundQuestionSchema>[] {
  const episodes = new Map(hits.map(({ episode }) => [episode.id, episode]));
  return [...episodes.values()].flatMap((episode) =>
    (of.get(episode.id) ?? []).map((question) => ({ ...presentQuestion(question, episode), episode })),
  );
}

export function presentTranscript({ turns }: StoredTranscript): z.output<typeof transcriptSchema> {
  return {
    turns: turns.map(({ index, speaker, text, startTime, endTime, timing }) => {
      return { index, speaker, text, startTime, endTime, timing };
    }),
  };
}

export function presentChapter({ start, end, titleEdited, ...chapter }: Chapter): z.output<typeof chapterSchema> {
  return {
    ...chapter,
    titleOrigin: titleEdited ? 'edited' : chapter.origin,
    startTurn: start.turn,
    startOffset: start.offset,
    endTurn: end.turn,
    endOffset: end.offset,
    topics: [...chapter.topics],
  };
}

export function presentLesson(lesson: Lesson, episode: LinkedEpisode): LessonView {
  const url = momentUrl(episode, lesson.turn, lesson.startOffset);
  const evidence = presentEvidence(lesson, episode);
  return {
    ...{ ...lesson, evidence, topics: [...lesson.topics], url },
    statementOrigin: originOfStatement(lesson),
    pageUrl: lessonUrl(lesson.id),
  };
}

function presentEvidence(
  { evidence }: { readonly evidence: readonly LessonEvidence[] },
  episode: LinkedEpisode,
): LessonView['evidence'] {
  return evidence.map((said) => ({ ...said, url: momentUrl(episode, said.turn, said.startOffset) }));
}

function originOfStatement({ statementEdited }: Pick<Lesson, 'statementEdited'>): LessonView['statementOrigin'] {
  return statementEdited ? 'edited' : 'computed';
}

export function presentStoredLesson({ rowId: _, ...lesson }: StoredLesson): ArchiveLessonView {
  return { ...presentLesson(lesson, lesson.episode), episode: lesson.episode };
}

/** A hit of a search for lessons. Null when it is of something else. */
export function presentLessonHit(hit: Hit): ArchiveLessonView | null {
  if (!hit.lesson) return null;
  const { episode, startOffset, startTime, timing, score, url } = hit;
  return {
    id: hit.lesson.id,
    statement: hit.lesson.statement,
    statementOrigin: originOfStatement(hit.lesson),
    pageUrl: lessonUrl(hit.lesson.id),
    quote: hit.text,
    turn: hit.startTurn,
    startOffset,
    endOffset: hit.endOffset,
    speaker: hit.speakers[0] ?? null,
    startTime,
    timing,
    evidence: presentEvidence(hit.lesson, episode),
    topics: [...hit.lesson.topics],
    score,
    url,
    episode,
  };
}

export function presentTopic(topic: TopicSummary): z.output<typeof topicSchema> {
  return { ...topic, aliases: [...topic.aliases], url: topicUrl(topic.slug) };
}

export function presentSearchResult(
  result: SearchResult,
  questions: QuestionsOfEpisodes,
): z.output<typeof searchResultSchema> {
  const { corrections, narrowing, cappedEpisodes, facets, ...rest } = result;
  return {
    ...rest,
    retrievers: [...result.retrievers],
    hits: result.hits.map(({ lesson, similar, nearest: _, ...hit }) => ({
      ...hit,
      speakers: [...hit.speakers],
      ...(lesson && { lesson: presentFoundLesson(lesson, hit.episode) }),
      ...(similar && { similar: [...similar] }),
    })),
    questions: presentQuestions(result.hits, questions),
    ...(corrections && { corrections: [...corrections] }),
    ...(narrowing && { narrowing: presentNarrowing(narrowing) }),
    ...(cappedEpisodes && { cappedEpisodes: [...cappedEpisodes] }),
    ...(facets && { facets: presentFacets(facets) }),
  };
}

function presentFacets({ counted, shows, speakers, topics, years }: NonNullable<SearchResult['facets']>) {
  return { counted, shows: [...shows], speakers: [...speakers], topics: [...topics], years: [...years] };
}

function presentFoundLesson(lesson: NonNullable<Hit['lesson']>, episode: EpisodeRef) {
  const evidence = presentEvidence(lesson, episode);
  return { ...lesson, statementOrigin: originOfStatement(lesson), evidence, topics: [...lesson.topics] };
}

function presentNarrowing({ speakers, ...rest }: NonNullable<SearchResult['narrowing']>) {
  return { ...rest, ...(speakers && { speakers: [...speakers] }) };
}

/** `lessonUrls`: of the citations, in their order. */
export function presentAnswer(answer: Answer, lessonUrls: readonly (string | null)[]): z.output<typeof answerSchema> {
  return {
    ...answer,
    citations: answer.citations.map((citation, i) => ({ ...citation, lessonUrl: lessonUrls[i] ?? null })),
    lookedAt: [...answer.lookedAt],
    nearestTopics: [...answer.nearestTopics],
  };
}
