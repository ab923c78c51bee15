// The site's pages of shows.
import { z } from 'zod';
import type { ShowSummary } from '../../domain/show.js';
import { type ShowPageView, showPage } from '../../site/pages/show.js';
import { groupEpisodes, type Narrowed, narrowingOf, timeChoices } from '../episode-times.js';
import { feedUrls, personUrl } from '../links.js';
import { showAbout } from '../page-abouts.js';
import { furtherUrl, isReserved, sendPage } from '../page-reply.js';
import { lessonView, showView, topicLink } from '../page-views.js';
import { type App, found } from '../routing.js';
import { cursor } from '../schemas/fields.js';
import type { Services } from '../services.js';
import { READ_FOR_EACH, spreadLessons } from '../spread-lessons.js';

const ON_PAGE = { episodes: 30, lessons: 3, topics: 16, people: 200 };

/** A number that is none is left out: links to years are old friends, and somebody may have mistyped one. */
const count = z.coerce.number().int().min(0).max(9999).optional().catch(undefined);

export function showPageRoutes(app: App, { reader }: Services): void {
  const querystring = z.object({ cursor, year: count, season: count });
  const schema = { hide: true, params: z.object({ show: z.string() }), querystring };
  app.get('/:show', { schema }, async ({ params: { show: slug }, query, absolute }, reply) => {
    if (isReserved(slug)) return reply.callNotFound();
    const show = found(await reader.findShow(slug), 'unknown-show', `There is no show "${slug}"`);
    const isFirst = Object.values(query).every((value) => value === undefined);
    const about = showAbout(show, absolute, isFirst);
    return sendPage(reply, showPage({ ...(await showViewOf(show, query, reader)), about }));
  });
}

interface PlaceInList extends Narrowed {
  readonly cursor?: string | undefined;
}

async function showViewOf(show: ShowSummary, place: PlaceInList, reader: Services['reader']): Promise<ShowPageView> {
  const { slug } = show;
  const view = showView(show);
  const isFirst = place.cursor === undefined && place.year === undefined && place.season === undefined;
  const filter = { show: slug, ...narrowingOf(place) };
  const [figures, years, seasons, people, topics, lessons, episodes] = await Promise.all([
    reader.findFigures(slug),
    reader.findYears(slug),
    reader.findSeasons(slug),
    reader.findPeople(slug, { limit: ON_PAGE.people }),
    reader.findTopicsOfShow(slug, ON_PAGE.topics),
    isFirst ? reader.findLessons({ show: slug }, { limit: ON_PAGE.lessons * READ_FOR_EACH }) : null,
    reader.findEpisodes(filter, { limit: ON_PAGE.episodes, cursor: place.cursor }),
  ]);
  const lines = (people?.items ?? []).map((person) => {
    const { name, role, episodeCount } = person;
    return { name, role, episodeCount, url: personUrl(person.slug) };
  });
  const hosts = lines.filter(({ role }) => role === 'host');
  return {
    show: view,
    duration: figures.duration,
    isWhole: figures.isWhole,
    lessonCount: figures.lessonCount,
    hosts,
    guests: lines.filter(({ role }) => role !== 'host'),
    topics: topics.map(topicLink),
    lessons: spreadLessons(lessons?.items ?? [], ON_PAGE.lessons).map((lesson) => {
      return lessonView(lesson, lesson.episode, { language: show.language });
    }),
    choices: timeChoices(view, { years, seasons }, place),
    groups: groupEpisodes(episodes.items, {
      ...{ hasSeasons: seasons.length > 0, hosts: hosts.map(({ name }) => name) },
      shows: new Map([[slug, show]]),
    }),
    feeds: [
      { label: 'RSS: new episodes', url: feedUrls.episodes(slug) },
      { label: 'RSS: new lessons', url: feedUrls.lessons(slug) },
    ],
    nextUrl: furtherUrl(view.url, episodes.nextCursor, queryOf(place)),
    firstUrl: place.cursor === undefined ? null : firstUrlOf(view.url, place),
  };
}

function firstUrlOf(path: string, place: Narrowed): string {
  const query = new URLSearchParams(queryOf(place));
  return query.size === 0 ? path : `${path}?${query}`;
}

function queryOf({ year, season }: Narrowed): Record<string, string> {
  return { ...(year !== undefined && { year: String(year) }), ...(season !== undefined && { season: String(season) }) };
}
