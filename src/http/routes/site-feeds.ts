// What is new, for feed readers: episodes, and the best lessons of new episodes, of the archive and of each show.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { EpisodeSummary } from '../../domain/episode.js';
import { html } from '../../domain/html.js';
import type { Lesson } from '../../domain/lesson.js';
import type { Absolute } from '../../site/json-ld/json-ld.js';
import type { Site } from '../../site/site.js';
import { episodeUrl, feedUrls, lessonUrl, showUrl } from '../links.js';
import { isReserved } from '../page-reply.js';
import { pictureFile } from '../picture-urls.js';
import { type App, found } from '../routing.js';
import { type RssChannel, type RssItem, rss } from '../rss-xml.js';
import type { Services } from '../services.js';

const EPISODES = 20;
const LESSONS = { episodes: 12, ofEach: 4 };
/** Seconds. */
const MAX_AGE = 'public, max-age=900';

type Kind = keyof typeof feedUrls;

export function siteFeedRoutes(app: App, { reader }: Services): void {
  const send = async (kind: Kind, request: FastifyRequest, reply: FastifyReply, show?: string) => {
    const channel = await channelOf(kind, { show, site: request.site }, reader);
    return reply.type('application/rss+xml; charset=utf-8').header('cache-control', MAX_AGE).send(rss(channel));
  };
  const schema = { hide: true };
  app.get('/feed.xml', { schema }, async (request, reply) => send('episodes', request, reply));
  app.get('/lessons/feed.xml', { schema }, async (request, reply) => send('lessons', request, reply));
  const ofShow = { schema: { ...schema, params: z.object({ show: z.string() }) } };
  for (const [path, kind] of [
    ['/:show/feed.xml', 'episodes'],
    ['/:show/lessons.xml', 'lessons'],
  ] as const) {
    app.get(path, ofShow, async (request, reply) => {
      if (isReserved(request.params.show)) return reply.callNotFound();
      return send(kind, request, reply, request.params.show);
    });
  }
}

interface Wanted {
  readonly show: string | undefined;
  readonly site: Site;
}

async function channelOf(kind: Kind, { show, site }: Wanted, reader: Services['reader']): Promise<RssChannel> {
  const { at } = site;
  const { title, description, language, slug, picture } =
    show === undefined
      ? { title: site.name, description: null, language: null, slug: '', picture: null }
      : found(await reader.findShow(show), 'unknown-show', `There is no show "${show}"`);
  const limit = kind === 'episodes' ? EPISODES : LESSONS.episodes;
  const { items: episodes } = await reader.findEpisodes({ show }, { limit });
  const isLessons = kind === 'lessons';
  const file = pictureFile({ slug, picture }, '600.jpg');
  const items = isLessons
    ? (await Promise.all(episodes.map((each) => lessonItems(each, at, reader)))).flat()
    : await Promise.all(episodes.map((each) => episodeItem(each, at, reader)));
  return {
    title: isLessons ? `${title}: lessons` : title,
    description: isLessons
      ? `What there is to learn from the newest episodes of ${title}, with who said it and where.`
      : (description ?? `The newest episodes of ${title}, with transcript, chapters and lessons.`),
    language: language ?? 'en',
    imageUrl: file && at(file.url),
    url: at(show === undefined ? '/' : showUrl(show)),
    feedUrl: at(feedUrls[kind](show)),
    items,
  };
}

async function episodeItem(episode: EpisodeSummary, at: Absolute, reader: Services['reader']): Promise<RssItem> {
  const chapters = (await reader.findChapters(episode.id)) ?? [];
  const lessons = (await bestLessons(episode, reader)).map(({ statement }) => html`<li>${statement}</li>`);
  const outline = chapters.map(({ title }) => html`<li>${title}</li>`);
  const { people, speakers } = episode;
  return {
    ...{ id: episode.id, title: episode.title, url: at(episodeUrl(episode)), publishedAt: dateOf(episode) },
    creator: (people.length > 0 ? people.map(({ name }) => name) : speakers).join(', ') || null,
    categories: episode.topics.map(({ label }) => label),
    description:
      html`${outline.length > 0 && html`<p>Chapters</p><ol>${outline}</ol>`}${lessons.length > 0 && html`<p>To take away</p><ul>${lessons}</ul>`}`
        .markup,
  };
}

async function lessonItems(episode: EpisodeSummary, at: Absolute, reader: Services['reader']): Promise<RssItem[]> {
  const lessons = await bestLessons(episode, reader);
  return lessons.map(({ id, statement, quote, speaker, topics }) => ({
    ...{ id, title: statement, url: at(lessonUrl(id)), publishedAt: dateOf(episode), creator: speaker },
    categories: topics.map(({ label }) => label),
    description:
      html`<blockquote>${quote}</blockquote><p>${speaker && `${speaker}, `}<a href="${at(episodeUrl(episode))}">${episode.title}</a></p>`
        .markup,
  }));
}

async function bestLessons({ id }: EpisodeSummary, reader: Services['reader']): Promise<Lesson[]> {
  return ((await reader.findLessonsOfEpisode(id)) ?? []).slice(0, LESSONS.ofEach);
}

/** Of its publication; where that is not known, when it came into the archive. */
function dateOf({ publishedAt, createdAt }: EpisodeSummary): string {
  return publishedAt !== null && !Number.isNaN(Date.parse(publishedAt)) ? publishedAt : createdAt;
}
