// By what could hits be narrowed? Counted over all that was found and read: their texts say where, when, by whom and on what.
import type { FacetCounter, FacetValue, SearchIndex } from '../../store/store.js';
import type { Archive } from './archive.js';
import { type IndexFiles, readJson } from './files.js';
import { fileNames, type People, type Topics } from './format.js';
import { readTexts } from './passages-part.js';

export interface FacetSources {
  readonly files: IndexFiles;
  readonly archive: Archive;
  readonly people: People;
  readonly lessons: Pick<SearchIndex, 'findStoredLessons'>;
}

/** What a found row has of each kind: values, each with its label. */
interface Traits {
  readonly episode: string;
  readonly speakers: readonly string[];
  readonly topics: readonly (readonly [slug: string, label: string])[];
}

export function createFacetCounter({ files, archive, people, lessons }: FacetSources): FacetCounter {
  const { episodes, shows } = archive.manifest;
  const episodeOf = new Map(episodes.map((episode) => [episode.id, episode]));
  const nameOf = personNames(people);

  async function ofPassages(ids: readonly number[]): Promise<Traits[]> {
    const wanted = new Set(ids);
    const topics = await readTopics(files);
    const read = await readTexts(files, archive, [...new Set(ids.map(archive.blockAt))]);
    return read
      .filter(({ passage }) => wanted.has(passage.id))
      .map(({ passage, topics: own }) => ({
        ...{ episode: passage.episode.id, speakers: passage.speakers },
        topics: own.map((place) => topics[place]!),
      }));
  }

  async function ofLessons(ids: readonly number[]): Promise<Traits[]> {
    return (await lessons.findStoredLessons(ids)).map(({ episode, speaker, topics }) => ({
      ...{ episode: episode.id, speakers: speaker === null ? [] : [speaker] },
      topics: topics.map(({ slug, label }) => [slug, label] as const),
    }));
  }

  return {
    async countFacets({ kind, ids }, limit) {
      const found = await (kind === 'passages' ? ofPassages(ids) : ofLessons(ids));
      const count = (valuesOf: (traits: Traits) => Iterable<readonly [value: string, label: string]>): FacetValue[] =>
        mostOf(found.map(valuesOf), limit);
      return {
        shows: count(({ episode }) => {
          const { slug, title } = shows[episodeOf.get(episode)!.show]!;
          return [[slug, title]];
        }),
        speakers: count(({ speakers }) => speakers.flatMap((name) => nameOf(name) ?? []).map((name) => [name, name])),
        topics: count(({ topics }) => topics),
        years: count(({ episode }) => {
          const year = episodeOf.get(episode)!.date?.slice(0, 4);
          return year === undefined ? [] : [[year, year]];
        }),
      };
    },
  };
}

export async function readTopics(files: IndexFiles): Promise<Topics> {
  return readJson<Topics>(files, fileNames.topics);
}

/** A name -> the one under which the person is shown; none of a label that is nobody's. */
function personNames({ names, shown }: People): (name: string) => string | undefined {
  const places = new Map(names.map((name, place) => [name.toLowerCase(), place]));
  return (name) => {
    const place = places.get(name.toLowerCase());
    const told = place === undefined ? null : shown[place]!;
    return told === null ? undefined : names[told];
  };
}

/** Each value counts once a row. Most rows first, then by label. */
function mostOf(rows: readonly Iterable<readonly [value: string, label: string]>[], limit: number): FacetValue[] {
  const counts = new Map<string, { label: string; count: number }>();
  for (const row of rows) {
    for (const [value, label] of new Map(row)) {
      const known = counts.get(value);
      if (known) known.count++;
      else counts.set(value, { label, count: 1 });
    }
  }
  return [...counts]
    .map(([value, { label, count }]) => ({ value, label, count }))
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1))
    .slice(0, limit);
}
