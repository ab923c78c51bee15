// When were a show's episodes published: by seasons where the publisher counts them, else by years.
import type { EpisodeSummary } from '../domain/episode.js';
import type { Season, Year } from '../domain/overview.js';
import type { EpisodeGroup } from '../site/pages/show.js';
import type { ChoiceLink, ShowView } from '../site/views.js';
import type { Filter } from '../store/store.js';
import { episodeView } from './page-views.js';
import type { NamedShows } from './show-titles.js';

/** To what a list of episodes is narrowed. */
export interface Narrowed {
  readonly year?: number | undefined;
  readonly season?: number | undefined;
}

export function narrowingOf({ year, season }: Narrowed): Pick<Filter, 'from' | 'to' | 'season'> {
  if (season !== undefined) return { season };
  if (year === undefined) return {};
  const digits = String(year).padStart(4, '0');
  return { from: `${digits}-01-01`, to: `${digits}-12-31` };
}

/** All of them first, then the latest. */
export function timeChoices(
  { url, episodeCount }: Pick<ShowView, 'url' | 'episodeCount'>,
  { years, seasons }: { readonly years: readonly Year[]; readonly seasons: readonly Season[] },
  { year, season }: Narrowed,
): ChoiceLink[] {
  const all = { label: 'All', url, count: episodeCount, isCurrent: year === undefined && season === undefined };
  if (seasons.length > 0) {
    const links = seasons.map(({ number, name, episodeCount: count }) => {
      return { label: seasonTitle(number, name), url: `${url}?season=${number}`, count, isCurrent: number === season };
    });
    return [all, ...links];
  }
  const links = years.map(({ year: each, episodeCount: count }) => {
    return { label: String(each), url: `${url}?year=${each}`, count, isCurrent: each === year };
  });
  return links.length > 1 ? [all, ...links] : [];
}

export interface Grouping {
  readonly hasSeasons: boolean;
  /** Names that go without saying, where others speak. */
  readonly hosts: readonly string[];
  /** By slug, theirs. */
  readonly shows?: NamedShows;
}

/** Neighbours of one year, or of one season, together. */
export function groupEpisodes(
  episodes: readonly EpisodeSummary[],
  { hasSeasons, hosts, shows }: Grouping,
): EpisodeGroup[] {
  const groups: { title: string; episodes: EpisodeGroup['episodes'][number][] }[] = [];
  for (const episode of episodes) {
    const title = hasSeasons ? seasonOf(episode) : (episode.publishedAt?.slice(0, 4) ?? 'Without a date');
    if (groups.at(-1)?.title !== title) groups.push({ title, episodes: [] });
    const view = episodeView(episode, shows);
    const guests = view.people.filter((name) => !hosts.includes(name));
    groups.at(-1)!.episodes.push({ ...view, people: guests.length > 0 ? guests : view.people });
  }
  return groups;
}

function seasonOf({ publication }: EpisodeSummary): string {
  const season = publication?.season ?? null;
  return season === null ? 'Without a season' : seasonTitle(season.number, season.name);
}

function seasonTitle(number: number, name: string | null): string {
  return name === null ? `Season ${number}` : `${number}: ${name}`;
}
