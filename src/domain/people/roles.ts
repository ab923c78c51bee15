// Who hosts a show? Whoever is declared to; else whoever speaks in many of its episodes.
import type { PersonRole } from '../episode.js';
import { namePartsOf } from './name-parts.js';
import { nameKeyOf, type VoicedEpisode } from './person.js';
import type { SpokenName } from './spoken-names.js';

/** A host speaks in so many episodes at least, or in half of a short show's, */
const LEAST_EPISODES = 5;
const LEAST_OF_SHORT_SHOW = 3;
const MOST_OF_SHORT_SHOW = 0.5;
/** in this share of those from the first to the last, and of all. */
const LEAST_SHARE_OF_TIME = 0.15;
const LEAST_SHARE_OF_ALL = 0.04;
/** Shows with fewer episodes do not tell who comes back. */
const SHORTEST_SHOW = 3;

export interface DerivedRole {
  readonly role: PersonRole | null;
  readonly source: 'declared' | 'counted' | null;
}

/** Tells a person's role by all names of that person. Episodes are taken in order of their dates. */
export function roleFinder(episodes: readonly VoicedEpisode[]): (names: readonly SpokenName[]) => DerivedRole {
  const declared = declaredRoles(episodes);
  const placeOf = placesByDate(episodes);
  const spoken = episodes.filter(({ speakers }) => speakers.length > 0).length;
  return (names) => {
    const role = mostDeclared(names, declared);
    if (role !== null) return { role, source: 'declared' };
    if (spoken < SHORTEST_SHOW) return { role: null, source: null };
    return { role: isOften(names, placeOf, spoken) ? 'host' : 'guest', source: 'counted' };
  };
}

/** Key and compact form of each name that episodes declare -> how often as what. */
type Declared = ReadonlyMap<string, Record<PersonRole, number>>;

function declaredRoles(episodes: readonly VoicedEpisode[]): Declared {
  const declared = new Map<string, Record<PersonRole, number>>();
  for (const { people } of episodes) {
    for (const { name, role } of people) {
      if (role === null) continue;
      const key = declaredKey(name);
      const counts = declared.get(key) ?? { host: 0, guest: 0 };
      counts[role] += 1;
      declared.set(key, counts);
    }
  }
  return declared;
}

function declaredKey(name: string): string {
  return namePartsOf(name)?.compact ?? nameKeyOf(name);
}

/** Who was declared both mostly is what was declared oftener; a host who was a guest once stays a host. */
function mostDeclared(names: readonly SpokenName[], declared: Declared): PersonRole | null {
  let [host, guest] = [0, 0];
  for (const compact of new Set(names.map(({ parts }) => parts.compact))) {
    const counts = declared.get(compact);
    host += counts?.host ?? 0;
    guest += counts?.guest ?? 0;
  }
  if (host + guest === 0) return null;
  return host >= guest ? 'host' : 'guest';
}

function isOften(names: readonly SpokenName[], placeOf: readonly number[], spoken: number): boolean {
  const places = [...new Set(names.flatMap(({ episodes }) => [...episodes]))].map((episode) => placeOf[episode]!);
  const count = places.length;
  if (count >= LEAST_OF_SHORT_SHOW && count >= spoken * MOST_OF_SHORT_SHOW) return true;
  if (count < LEAST_EPISODES || count < spoken * LEAST_SHARE_OF_ALL) return false;
  const [first, last] = places.reduce(([a, b], place) => [Math.min(a, place), Math.max(b, place)], [Infinity, 0]);
  return count >= (last - first + 1) * LEAST_SHARE_OF_TIME;
}

/** Index of an episode -> its place in time; those without a date last, by id. */
export function placesByDate(episodes: readonly VoicedEpisode[]): readonly number[] {
  const keyOf = ({ publishedAt, id }: VoicedEpisode) => `${publishedAt ?? '~'} ${id}`;
  const keys = episodes.map(keyOf);
  const order = keys.map((_, i) => i).sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : 0));
  const places = new Array<number>(episodes.length);
  order.forEach((index, place) => {
    places[index] = place;
  });
  return places;
}
