// The filters of a request, as a page shows them: called by their titles, with the others that could be chosen.

import { filterNames } from '../site/narrowing.js';
import type { Choice, FilterName, FilterValues, NarrowingView } from '../site/views.js';
import type { SearchPageReader } from './page-reader.js';
import type { Services } from './services.js';

/** More than that are no list to choose from; a link or the API still takes every one. */
const MAX_CHOICES = 100;

export async function narrowingView(values: FilterValues, reader: Services['reader']): Promise<NarrowingView> {
  const [shows, topics, labels] = await Promise.all([
    reader.findShows({ limit: MAX_CHOICES }),
    reader.findTopics(undefined, { limit: MAX_CHOICES }),
    labelsOf(values, reader),
  ]);
  return {
    values,
    applied: nameFilters(values, labels),
    shows: shows.items.map(({ slug, title }) => ({ value: slug, label: title })),
    topics: topics.items.map(({ slug, label }) => ({ value: slug, label })).sort(byLabel),
  };
}

/** The filters that are set, as people call them. */
export async function appliedFilters(values: FilterValues, reader: FilterReader): Promise<NarrowingView['applied']> {
  return nameFilters(values, await labelsOf(values, reader));
}

type FilterReader = Pick<SearchPageReader, 'findShow' | 'findTopic' | 'findEpisode'>;

type Labels = Partial<Record<FilterName, string | undefined>>;

function nameFilters(values: FilterValues, labels: Labels): NarrowingView['applied'] {
  return filterNames.flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : { name, label: labels[name] ?? value };
  });
}

/** The most used come first out of the store; to find one in a list, its letters help more. */
function byLabel(a: Choice, b: Choice): number {
  return a.label.localeCompare(b.label, 'en');
}

/** Titles in place of slugs and ids. What is not there keeps its slug: nothing will be found in it, and one sees why. */
async function labelsOf({ show, topic, episode }: FilterValues, reader: FilterReader): Promise<Labels> {
  const [foundShow, foundTopic, foundEpisode] = await Promise.all([
    show === undefined ? null : reader.findShow(show),
    topic === undefined ? null : reader.findTopic(topic),
    episode === undefined ? null : reader.findEpisode(episode),
  ]);
  return { show: foundShow?.title, topic: foundTopic?.label, episode: foundEpisode?.title };
}
