// The site's pages of people: all of the archive's, and one of them.
import { z } from 'zod';
import type { ShowPerson } from '../../domain/people/person.js';
import { askUrl } from '../../site/narrowing.js';
import { peoplePage, personPage } from '../../site/pages/people.js';
import type { PersonPageView, StintView } from '../../site/people/views.js';
import type { LessonView } from '../../site/views.js';
import type { ArchivePerson, StoredLesson } from '../../store/store.js';
import { absentWhenBlank } from '../ask-request.js';
import { episodeUrl, personUrl, showUrl } from '../links.js';
import { listAbout, personAbout } from '../page-abouts.js';
import { furtherUrl, sendPage } from '../page-reply.js';
import { episodeView, lessonView, topicLink } from '../page-views.js';
import { type App, found } from '../routing.js';
import { cursor, prose } from '../schemas/fields.js';
import type { Services } from '../services.js';
import { type NamedShows, namedShows, nameOf } from '../show-titles.js';

const PEOPLE_ON_A_PAGE = 90;
const MAX_NAME_LENGTH = 100;
const ON_A_PERSON = { topics: 16, lessons: 12, lessonsRead: 60, lessonsOfAnEpisode: 2, episodes: 20 };

export function peoplePageRoutes(app: App, { reader }: Services): void {
  const listQuery = z.object({ cursor, q: absentWhenBlank(prose(MAX_NAME_LENGTH)) });
  app.get('/people', { schema: { hide: true, querystring: listQuery } }, async ({ query, absolute }, reply) => {
    const { q, cursor: at } = query;
    const { items, nextCursor } = await reader.findEverybody({ limit: PEOPLE_ON_A_PAGE, cursor: at }, q);
    const named = await namedShows(showsOf(items), reader);
    const people = items.map(({ slug, onShows }) => ({
      name: onShows[0]!.name,
      url: personUrl(slug),
      shows: onShows.map(({ show, role }) => {
        const { title = show, language } = named.get(show) ?? {};
        return { title, language, role };
      }),
      episodeCount: sum(onShows.map(({ episodeCount }) => episodeCount)),
    }));
    const description = 'Everybody who speaks in the archive, with what they talk about and their best lessons.';
    const about = listAbout({ path: '/people', title: 'People', description, cursor: at ?? q }, absolute);
    const nextUrl = furtherUrl('/people', nextCursor, q === undefined ? {} : { q });
    return sendPage(reply, peoplePage({ about, people, query: q ?? '', nextUrl }));
  });

  const querystring = z.object({ cursor });
  const schema = { hide: true, params: z.object({ slug: z.string() }), querystring };
  app.get('/people/:slug', { schema }, async ({ params: { slug }, query, site }, reply) => {
    const person = found(await reader.findSomebody(slug), 'unknown-person', `Nobody in the archive is "${slug}"`);
    // Not for ever: what is said to be one person can be taken back.
    if (person.slug !== slug) return reply.redirect(personUrl(person.slug), 302);
    const view = await personPageView(person, query, reader);
    const about = personAbout(
      {
        ...{ slug, name: view.name, aliases: view.aliases, shows: view.stints.map(({ show }) => show.title) },
        episodeCount: sum(view.stints.map(({ episodeCount }) => episodeCount)),
      },
      site,
    );
    return sendPage(reply, personPage({ ...view, about: { ...about, isUnlisted: query.cursor !== undefined } }));
  });
}

async function personPageView(
  person: ArchivePerson,
  page: { readonly cursor?: string | undefined },
  reader: Services['reader'],
): Promise<PersonPageView> {
  const { slug, onShows } = person;
  const { name: speaker } = onShows[0]!;
  const [topics, lessons, episodes, named] = await Promise.all([
    reader.findTopicsOfSomebody(slug, ON_A_PERSON.topics),
    reader.findLessons({ speaker }, { limit: ON_A_PERSON.lessonsRead }),
    reader.findEpisodes({ speaker }, { limit: ON_A_PERSON.episodes, ...page }),
    namedShows(showsOf([person]), reader),
  ]);
  const aliases = onShows.flatMap(({ name, aliases: others }) => [name, ...others.map((other) => other.name)]);
  return {
    name: speaker,
    stints: onShows.map((each) => stintView(each, named)),
    aliases: [...new Set(aliases)].filter((name) => name !== speaker),
    topics: topics.map((topic) => ({ ...topicLink(topic), lessonCount: topic.lessonCount })),
    lessons: bestLessons(lessons.items, named, onShows.length > 1),
    episodes: episodes.items.map((episode) => episodeView(episode, named)),
    nextUrl: furtherUrl(personUrl(slug), episodes.nextCursor),
    askUrl: askUrl('', { speaker }),
  };
}

function stintView({ show, first, last, ...person }: ShowPerson, named: NamedShows): StintView {
  const { role, episodeCount, wordCount } = person;
  const { title = show, language } = named.get(show) ?? {};
  return {
    ...{ role, episodeCount, wordCount, show: { title, language, url: showUrl(show) } },
    first: { title: first.title, language, url: episodeUrl(first), publishedAt: first.publishedAt },
    last: { title: last.title, language, url: episodeUrl(last), publishedAt: last.publishedAt },
  };
}

/** Best first, but no episode fills the list while others have something to say. */
function bestLessons(lessons: readonly StoredLesson[], named: NamedShows, areSeveral: boolean): LessonView[] {
  const taken = new Map<string, number>();
  const spread = lessons.filter(({ episode }) => {
    const before = taken.get(episode.id) ?? 0;
    taken.set(episode.id, before + 1);
    return before < ON_A_PERSON.lessonsOfAnEpisode;
  });
  const further = lessons.filter((lesson) => !spread.includes(lesson));
  return [...spread, ...further]
    .slice(0, ON_A_PERSON.lessons)
    .map((lesson) => lessonView(lesson, lesson.episode, nameOf(lesson.episode, named, areSeveral)));
}

function showsOf(people: readonly ArchivePerson[]): string[] {
  return people.flatMap(({ onShows }) => onShows.map(({ show }) => show));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
