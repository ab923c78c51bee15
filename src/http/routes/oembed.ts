// oEmbed 1.0 (https://oembed.com): what a page of ours is for pages of others, by its URL.
import { z } from 'zod';
import type { EditedLesson } from '../../domain/edit.js';
import type { EpisodeSummary } from '../../domain/episode.js';
import { escapeXml } from '../../export/xml.js';
import { CARD_HEIGHT, CARD_WIDTH } from '../../og-card/card.js';
import type { Site } from '../../site/site.js';
import { embedCode, embedSize } from '../lesson-page-view.js';
import { cardUrl, episodeCardUrl, showUrl } from '../links.js';
import { type App, found } from '../routing.js';
import type { Services } from '../services.js';

const MAX_AGE_SECONDS = 3600;
/** Below that a card is no card, and the lesson is a link. */
const LEAST_SIZE = 200;

const size = z.coerce.number().int().min(1).max(10_000).optional();
const querystring = z.object({
  url: z.string().min(1).max(2_000),
  maxwidth: size,
  maxheight: size,
  format: z.enum(['json', 'xml']).default('json'),
});

type OEmbed = Readonly<Record<string, string | number>>;

export function oembedRoutes(app: App, { reader }: Services): void {
  app.get('/oembed', { schema: { hide: true, querystring } }, async ({ query, site }, reply) => {
    const { url, format, ...limits } = query;
    const path = found(ownPath(url, site.at('')), 'unknown-route', `${url} is no page of this archive`);
    const answer = found(
      await answerFor(path, { site, limits, reader }),
      'unknown-route',
      'Lessons and episodes can be embedded, other pages can not',
    );
    reply.header('cache-control', `public, max-age=${MAX_AGE_SECONDS}`);
    if (format === 'xml') return reply.type('text/xml; charset=utf-8').send(toXml(answer));
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer));
  });
}

/** The path under our address, split and decoded; `null` for pages of others. */
function ownPath(url: string, base: string): string[] | null {
  if (!URL.canParse(url)) return null;
  const [asked, own] = [new URL(url), new URL(base)];
  const prefix = own.pathname.replace(/\/$/u, '');
  if (asked.host !== own.host || !asked.pathname.startsWith(`${prefix}/`)) return null;
  try {
    return asked.pathname
      .slice(prefix.length + 1)
      .replace(/\/$/u, '')
      .split('/')
      .map(decodeURIComponent);
  } catch {
    return null;
  }
}

interface Limits {
  readonly maxwidth?: number | undefined;
  readonly maxheight?: number | undefined;
}

interface Asked {
  readonly site: Site;
  /** Nothing of the answer may be larger, thumbnails neither (oEmbed 1.0, 2.3.4). */
  readonly limits: Limits;
  readonly reader: Services['reader'];
}

async function answerFor([first = '', second, ...rest]: string[], asked: Asked): Promise<OEmbed | null> {
  if (second === undefined || rest.length > 0) return null;
  if (first === 'lessons') {
    const lesson = await asked.reader.findEditedLesson(second);
    return lesson && !lesson.hidden ? lessonEmbed(lesson, asked) : null;
  }
  const episode = await asked.reader.findEpisodeBySlug(first, second);
  return episode && episodeEmbed(episode, asked);
}

async function lessonEmbed(lesson: EditedLesson, asked: Asked): Promise<OEmbed> {
  const { id, statement, speaker, episode } = lesson;
  const { limits, site } = asked;
  const wanted = embedSize(lesson);
  const width = Math.min(wanted.width, limits.maxwidth ?? wanted.width);
  const height = Math.min(wanted.height, limits.maxheight ?? wanted.height);
  const frame = { type: 'rich', width, height, html: embedCode(lesson, site.at, { width, height }) };
  return {
    ...(await commonFields(episode, asked)),
    ...(Math.min(width, height) < LEAST_SIZE ? { type: 'link' } : frame),
    title: speaker === null ? statement : `${statement} (${speaker})`,
    ...thumbnail(site.at(cardUrl(id)), limits),
  };
}

/** As a link with its picture: an episode is more than fits a frame. */
async function episodeEmbed(episode: EpisodeSummary, asked: Asked): Promise<OEmbed> {
  return {
    ...(await commonFields(episode, asked)),
    ...{ type: 'link', title: episode.title },
    ...thumbnail(asked.site.at(episodeCardUrl(episode)), asked.limits),
  };
}

async function commonFields(
  { show }: { readonly show: string },
  { site: { name, at }, reader }: Asked,
): Promise<OEmbed> {
  const title = (await reader.findShow(show))?.title ?? show;
  return {
    ...{ version: '1.0', cache_age: MAX_AGE_SECONDS, provider_name: name, provider_url: at('/') },
    ...{ author_name: title, author_url: at(showUrl(show)) },
  };
}

/** There is one size of it. */
function thumbnail(url: string, { maxwidth = CARD_WIDTH, maxheight = CARD_HEIGHT }: Limits): OEmbed {
  if (maxwidth < CARD_WIDTH || maxheight < CARD_HEIGHT) return {};
  return { thumbnail_url: url, thumbnail_width: CARD_WIDTH, thumbnail_height: CARD_HEIGHT };
}

function toXml(answer: OEmbed): string {
  const fields = Object.entries(answer).map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>\n`);
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n${fields.join('')}</oembed>\n`;
}
