// Who is heard in an episode, host or guest? Roles: https://github.com/Podcastindex-org/podcast-namespace/blob/main/taxonomy.json
import type { Person, PersonRole } from '../../domain/episode.js';
import type { FeedPerson } from './feed.js';

/** Roles of people who lead through an episode; the group is "cast" or none. */
const HOSTS = new Set(['host', 'co-host', 'cohost', 'guest host', 'presenter', 'moderator', 'interviewer']);

/** People that are talked to. */
const GUESTS = new Set(['guest', 'interviewee', 'panelist', 'expert']);

/**
 * The cast, each name once, hosts and guests told apart. Who only worked on it (camera, editing, artwork) is left out:
 * nobody hears them. Other roles of the cast ("narrator", "reporter") have no role here.
 */
export function peopleOnTape(people: readonly FeedPerson[]): Person[] {
  const byName = new Map<string, Person>();
  for (const person of people) {
    const role = roleOf(person);
    if (role === null && person.group !== 'cast') continue;
    const key = person.name.toLowerCase();
    const known = byName.get(key);
    if (!known || (known.role === null && role !== null)) byName.set(key, { name: known?.name ?? person.name, role });
  }
  return [...byName.values()];
}

function roleOf({ role }: FeedPerson): PersonRole | null {
  if (HOSTS.has(role)) return 'host';
  return GUESTS.has(role) ? 'guest' : null;
}
