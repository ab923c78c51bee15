// The site's pages of lessons: the page, its card for pages of others, and what is told of one that is gone.
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { EditedLesson } from '../../domain/edit.js';
import { findMoment } from '../../domain/find-moment.js';
import { momentUrl } from '../../search/search.js';
import type { GoneLessonView } from '../../site/lesson/views.js';
import { lessonEmbedPage } from '../../site/pages/embed.js';
import { goneLessonPage, lessonPage } from '../../site/pages/lesson.js';
import { lessonListPage } from '../../site/pages/lessons.js';
import type { LostLesson } from '../../store/store.js';
import { type LessonParts, lessonPageView, lessonSource } from '../lesson-page-view.js';
import { episodeUrl, lessonUrl, showUrl } from '../links.js';
import { nearLessons } from '../near-lessons.js';
import { listAbout } from '../page-abouts.js';
import { framedPolicy, playerPolicy } from '../page-policy.js';
import { furtherUrl, sendPage } from '../page-reply.js';
import { lessonView } from '../page-views.js';
import { type App, found } from '../routing.js';
import { cursor } from '../schemas/fields.js';
import type { Services } from '../services.js';
import { namedShows, nameOf } from '../show-titles.js';
import { noLesson } from './lessons.js';

const LESSONS_ON_A_PAGE = 30;
const GONE = 410;

export function lessonPageRoutes(app: App, services: Services): void {
  const { reader } = services;
  const schema = { hide: true, params: z.object({ id: z.string() }) };

  app.get('/lessons/:id', { schema }, async (request, reply) => {
    const { id } = request.params;
    const lesson = await reader.findEditedLesson(id);
    if (lesson === null || lesson.hidden) return sendLost(reply, id, lesson, reader);
    const parts = await readParts(lesson, services);
    const near = await nearLessons(lesson, services);
    const view = lessonPageView({ ...parts, near }, request.site);
    await reply.helmet({ contentSecurityPolicy: playerPolicy(view.audioUrl) });
    return sendPage(reply, lessonPage(view));
  });

  const querystring = z.object({ cursor });
  app.get('/lessons', { schema: { hide: true, querystring } }, async ({ query, absolute }, reply) => {
    const { items, nextCursor } = await reader.findLessons({}, { limit: LESSONS_ON_A_PAGE, ...query });
    const named = await namedShows(
      items.map(({ episode }) => episode.show),
      reader,
    );
    const lessons = items.map((lesson) => lessonView(lesson, lesson.episode, nameOf(lesson.episode, named)));
    const description = 'What there is to take away from everything that was said, with the words that prove it.';
    const about = listAbout({ path: '/lessons', title: 'Lessons', description, ...query }, absolute);
    return sendPage(reply, lessonListPage({ about, lessons, nextUrl: furtherUrl('/lessons', nextCursor) }));
  });

  const framed = { helmet: { contentSecurityPolicy: framedPolicy, frameguard: false } };
  app.get('/embed/lessons/:id', { ...framed, schema }, async (request, reply) => {
    const parts = await readParts(await findShown(request.params.id, reader), services);
    const { id, statement, quote } = parts.lesson;
    const url = request.absolute(lessonUrl(id));
    const view = { statement, quote, url, source: lessonSource(parts) };
    return sendPage(reply, lessonEmbedPage(view, request.site));
  });
}

async function findShown(id: string, reader: Services['reader']): Promise<EditedLesson> {
  const lesson = found(await reader.findEditedLesson(id), 'unknown-lesson', noLesson(id));
  return found(lesson.hidden ? null : lesson, 'unknown-lesson', noLesson(id));
}

async function readParts(lesson: EditedLesson, { reader }: Services): Promise<LessonParts> {
  const { episode: at, turn, speaker } = lesson;
  const [episode, show, turns, chapters, people] = await Promise.all([
    reader.findEpisode(at.id),
    reader.findShow(at.show),
    reader.findTurns(at.id, [turn - 1, turn, turn + 1]),
    reader.findChapters(at.id),
    reader.findPeopleNamed(at.show, speaker === null ? [] : [speaker]),
  ]);
  const chapter = chapters?.[lesson.chapter];
  return {
    ...{ lesson, turns, near: [] },
    episode: found(episode, 'unknown-episode', `The lesson's episode is gone`),
    showTitle: show?.title ?? at.show,
    language: show?.language ?? null,
    person: (speaker !== null && people.get(speaker)) || null,
    chapter: chapter ? { title: chapter.title, url: momentUrl(at, chapter.start.turn, chapter.start.offset) } : null,
  };
}

/** What was there, or the way to the lesson that took it in. Throws `unknown-lesson` where nothing ever was. */
async function sendLost(
  reply: FastifyReply,
  id: string,
  hidden: EditedLesson | null,
  reader: Services['reader'],
): Promise<FastifyReply> {
  const lost = hidden === null ? found(await reader.findLostLesson(id), 'unknown-lesson', noLesson(id)) : null;
  // Not for ever: with other words or rules it may be a lesson of its own again.
  if (lost?.takenInBy) return reply.redirect(lessonUrl(lost.takenInBy), 302);
  const episode = (hidden ?? lost!).episode;
  const show = await reader.findShow(episode.show);
  const view: GoneLessonView = {
    reason: hidden ? 'hidden' : 'derived-no-more',
    episode: { title: episode.title, url: episodeUrl(episode) },
    show: { title: show?.title ?? episode.show, url: showUrl(episode.show) },
    language: show?.language,
    said: lost && { statement: lost.statement, quote: lost.quote, placeUrl: await placeOfWords(lost, reader) },
  };
  return sendPage(reply.code(GONE).header('cache-control', 'no-cache'), goneLessonPage(view));
}

async function placeOfWords({ episode, quote, place }: LostLesson, reader: Services['reader']): Promise<string | null> {
  const transcript = await reader.findTranscript(episode.id);
  const moment = transcript && findMoment(quote, place, transcript.turns);
  return moment ? momentUrl(episode, moment.start.turn, moment.start.offset) : null;
}
