// A search and what it found -> what its page shows.
import { type Hit, momentUrl, type Search, type SearchResult } from '../search/search.js';
import { daysOf, narrowed, searchUrl, type Trail, yearOf } from '../site/search/search-url.js';
import type { AppliedFilter, FacetGroup, FacetLink, FoundView, SearchState, SearchView } from '../site/search/views.js';
import type { HitView, QuestionLink } from '../site/views.js';
import { episodeUrl, lessonUrl } from './links.js';
import { appliedFilters } from './narrowing-view.js';
import { nothingFoundView } from './nothing-found-view.js';
import type { SearchPageReader } from './page-reader.js';
import { hitView, questionLink, topicLink } from './page-views.js';
import type { SearchedPage } from './search-request.js';
import { namedShows } from './show-titles.js';
import { oneOfEach } from './suggestions.js';

const HITS_ON_A_PAGE = 20;
/** Of what is near to a query by chance. */
const HITS_OF_CHANCE = 5;
/** Whose questions a page has, and how many of each. */
const EPISODES_WITH_QUESTIONS = 3;

/** Throws `invalid-cursor`. */
export async function foundOnPage(
  { state, trail }: SearchedPage,
  { search, reader }: { readonly search: Search; readonly reader: SearchPageReader },
): Promise<Omit<SearchView, 'about'>> {
  const whole = await searchFor(state, search, { cursor: trail.at(-1) });
  const result = whole.unsaid ? { ...whole, hits: whole.hits.slice(0, HITS_OF_CHANCE), nextCursor: null } : whole;
  const isNothing = whole.unsaid || (result.hits.length === 0 && trail.length === 0);
  const hits = result.hits.map(({ episode }) => episode);
  const [applied, found, questions, nothing] = await Promise.all([
    appliedFilters(state.values, reader),
    foundView(state, { ...result, hits: oncePerPlace(result.hits) }, reader),
    questionsOf([...new Set(hits.map(({ id }) => id))].slice(0, EPISODES_WITH_QUESTIONS), reader),
    isNothing ? nothingFoundView(state, { search, reader }) : null,
  ]);
  return {
    ...{ state, found, questions, nothing, topics: [], pageNumber: trail.length + 1 },
    ...{ degraded: result.degraded, reason: result.reason ?? null, indexChanged: result.indexChanged ?? false },
    counted: result.facets?.counted ?? result.hits.length,
    corrections: (result.corrections ?? []).map((each) => ({ ...each, exactUrl: exactUrl(state, each.from) })),
    applied: droppable(applied, state),
    facets: result.facets ? facetGroups(result.facets, state) : [],
    previousUrl: trail.length === 0 ? null : searchUrl(state, trail.slice(0, -1)),
    nextUrl: nextUrl(state, trail, result.nextCursor),
  };
}

/** Passages overlap, and two of them can be there for the same sentence: a reader is led to it once, by the better one. */
function oncePerPlace(hits: readonly Hit[]): Hit[] {
  const places = new Set<string>();
  return hits.filter(({ found }) => {
    if (!found) return true;
    const isNew = !places.has(found.url);
    places.add(found.url);
    return isNew;
  });
}

/** As the page searches; also to see what another search would find. */
export function searchFor(
  { query, target, values, perEpisode }: SearchState,
  search: Search,
  { cursor, limit = HITS_ON_A_PAGE }: { readonly cursor?: string | undefined; readonly limit?: number },
): Promise<SearchResult> {
  return search.search({
    ...{ q: query, in: target, filter: values, mode: 'hybrid', explain: false, facets: true, noticeUnsaid: true },
    ...{ limit, cursor, perEpisode: perEpisode ?? 'balanced', snippets: limit === HITS_ON_A_PAGE },
  });
}

function nextUrl(state: SearchState, trail: Trail, cursor: string | null): string | null {
  return cursor === null ? null : searchUrl(state, [...trail, cursor]);
}

async function questionsOf(ids: readonly string[], reader: SearchPageReader): Promise<QuestionLink[]> {
  return oneOfEach(ids, await reader.findQuestions(ids)).map(questionLink);
}

/** The word in quotation marks, which is never corrected; none where it cannot be seen in what was typed. */
function exactUrl(state: SearchState, word: string): string | undefined {
  const at = state.query.toLowerCase().indexOf(word.toLowerCase());
  if (at < 0) return undefined;
  const end = at + word.length;
  const query = `${state.query.slice(0, at)}"${state.query.slice(at, end)}"${state.query.slice(end)}`;
  return searchUrl({ ...state, query });
}

/** A whole year is one filter to a reader, and two to a search. */
function droppable(
  applied: readonly { readonly name: Exclude<AppliedFilter['name'], 'year'>; readonly label: string }[],
  state: SearchState,
): AppliedFilter[] {
  const year = yearOf(state.values);
  const single = applied.filter(({ name }) => year === null || (name !== 'from' && name !== 'to'));
  return [
    ...single.map((each) => ({ ...each, withoutUrl: searchUrl(narrowed(state, { [each.name]: undefined })) })),
    ...(year === null
      ? []
      : [
          {
            name: 'year' as const,
            label: year,
            withoutUrl: searchUrl(narrowed(state, { from: undefined, to: undefined })),
          },
        ]),
  ];
}

/** Kinds that are chosen already are left out; a year is looked for from the newest on. */
function facetGroups(
  { shows, speakers, topics, years }: NonNullable<SearchResult['facets']>,
  state: SearchState,
): FacetGroup[] {
  const { values } = state;
  const newestFirst = [...years].sort((a, b) => b.value.localeCompare(a.value));
  const link = (narrowing: SearchState['values'], { label, count }: Pick<FacetLink, 'label' | 'count'>): FacetLink => {
    return { label, count, url: searchUrl(narrowed(state, narrowing)) };
  };
  const hasDates = values.from !== undefined || values.to !== undefined;
  return [
    { title: 'Shows', links: values.show ? [] : shows.map((each) => link({ show: each.value }, each)) },
    { title: 'Speakers', links: values.speaker ? [] : speakers.map((each) => link({ speaker: each.value }, each)) },
    { title: 'Topics', links: values.topic ? [] : topics.map((each) => link({ topic: each.value }, each)) },
    { title: 'Years', links: hasDates ? [] : newestFirst.map((each) => link(daysOf(each.value), each)) },
  ];
}

async function foundView(state: SearchState, { hits }: SearchResult, reader: SearchPageReader): Promise<FoundView> {
  const { target } = state;
  const dressed = await dress(hits, reader);
  if (target === 'passages') return { target, hits: dressed };
  if (target === 'lessons') return { target, hits: dressed.map((view, i) => lessonHitView(hits[i]!, view)) };
  return {
    target,
    hits: dressed.map((view, i) => {
      const { episode } = hits[i]!;
      const isChapter = target === 'chapters';
      const title = (isChapter && view.chapterTitle) || episode.title;
      return { ...view, title, titleUrl: isChapter ? view.url : episodeUrl(episode) };
    }),
  };
}

/** With the day and, where several shows stand together, the show of each. */
async function dress(hits: readonly Hit[], reader: SearchPageReader): Promise<HitView[]> {
  const shows = new Set(hits.map(({ episode }) => episode.show));
  const ids = [...new Set(hits.map(({ episode }) => episode.id))];
  const [named, episodes] = await Promise.all([
    namedShows(shows, reader),
    Promise.all(ids.map((id) => reader.findEpisode(id))),
  ]);
  const dates = new Map(episodes.flatMap((episode) => (episode ? [[episode.id, episode.publishedAt] as const] : [])));
  return hits.map((hit) => {
    const { title, language } = named.get(hit.episode.show) ?? {};
    const show = shows.size > 1 && title !== undefined && { show: title };
    return { ...hitView(hit), language, publishedAt: dates.get(hit.episode.id) ?? null, ...show };
  });
}

function lessonHitView(
  { lesson, text, episode, url }: Hit,
  { startTime, timing, speakers, show, publishedAt, language }: HitView,
) {
  const { id, statement, topics, evidence, statementEdited } = lesson!;
  const where = { episodeTitle: episode.title, language };
  return {
    ...{ statement, quote: text, url, startTime, speakers, publishedAt, ...where, pageUrl: lessonUrl(id) },
    ...(timing !== undefined && { timing }),
    ...(show !== undefined && { show }),
    isStatementEdited: statementEdited === true,
    topics: topics.map(topicLink),
    alsoSaid: evidence.map((said) => ({
      ...{ quote: said.quote, startTime: said.startTime, timing: said.timing, ...where },
      url: momentUrl(episode, said.turn, said.startOffset),
      speakers: said.speaker === null ? [] : [said.speaker],
    })),
  };
}
