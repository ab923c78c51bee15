// Everything of an episode that exports are made from, read at once.
import type { EpisodeSummary } from '../domain/episode.js';
import type { NamedPerson } from '../domain/people/person.js';
import type { EpisodeSource, SourcePerson } from '../export/source.js';
import type { EpisodeReader, PeopleReader } from '../store/store.js';
import { urlsOf } from './export-urls.js';
import { personUrl } from './links.js';
import { found } from './routing.js';

type SourceReader = Pick<EpisodeReader, 'findEpisode' | 'findShow' | 'findTranscript'> &
  Pick<EpisodeReader, 'findChapters' | 'findLessonsOfEpisode'> &
  Pick<PeopleReader, 'findPeopleNamed'>;

/** Throws `unknown-episode`. `base`: see `urlsOf`. */
export async function readEpisodeSource(reader: SourceReader, id: string, base: string | null): Promise<EpisodeSource> {
  const missing = `There is no episode "${id}"`;
  const episode = found(await reader.findEpisode(id), 'unknown-episode', missing);
  const { turns } = found(await reader.findTranscript(id), 'unknown-episode', missing);
  const chapters = found(await reader.findChapters(id), 'unknown-episode', missing);
  const lessons = found(await reader.findLessonsOfEpisode(id), 'unknown-episode', missing);
  const show = await reader.findShow(episode.show);
  return {
    ...{ episode, turns, chapters, lessons, urls: urlsOf(episode, base) },
    showTitle: show?.title ?? episode.show,
    people: await readPeople(reader, episode, base),
  };
}

export async function readPeople(
  reader: Pick<PeopleReader, 'findPeopleNamed'>,
  episode: EpisodeSummary,
  base: string | null,
): Promise<SourcePerson[]> {
  const known = await reader.findPeopleNamed(episode.show, [
    ...episode.speakers,
    ...episode.people.map(({ name }) => name),
  ]);
  return sourcePeople(episode, known, base);
}

/** Named with the episode, or else who speaks; with the role that somebody has on the show, where the episode says none. */
export function sourcePeople(
  { people, speakers }: Pick<EpisodeSummary, 'people' | 'speakers'>,
  known: ReadonlyMap<string, NamedPerson>,
  base: string | null,
): SourcePerson[] {
  const named = people.length > 0 ? people : speakers.map((name) => ({ name, role: null }));
  return named.map(({ name, role }) => {
    const person = known.get(name);
    const url = person ? `${(base ?? '').replace(/\/+$/u, '')}${personUrl(person.slug)}` : null;
    return { name, role: role ?? person?.role ?? null, url };
  });
}
