// What has a page of its own, as a sitemap lists it. A stretch far into a kind costs a walk over keys alone.
import type { Address, AddressKind, Stretch } from '../store.js';
import type { Connection } from './connection.js';

interface AddressRow {
  readonly names: string;
  readonly changedAt: string | null;
}

const COUNTS: Readonly<Record<AddressKind, string>> = {
  shows: 'SELECT count(*) FROM shows',
  episodes: 'SELECT count(*) FROM episodes',
  topics: 'SELECT count(DISTINCT topic) FROM episode_topics',
  people: 'SELECT count(DISTINCT slug) FROM people',
  lessons: 'SELECT (SELECT count(*) FROM lessons) - (SELECT count(*) FROM lessons WHERE hidden)',
};

const LISTS: Readonly<Record<AddressKind, string>> = {
  shows: `SELECT json_array(s.slug) AS names, (SELECT max(e.updated_at) FROM episodes e WHERE e.show = s.slug) AS changedAt
    FROM shows s ORDER BY s.slug LIMIT @limit OFFSET @offset`,
  episodes: `SELECT json_array(show, slug) AS names, updated_at AS changedAt FROM episodes
    ORDER BY key LIMIT @limit OFFSET @offset`,
  topics: `SELECT json_array(topic) AS names, NULL AS changedAt FROM episode_topics
    GROUP BY topic ORDER BY topic LIMIT @limit OFFSET @offset`,
  people: `SELECT json_array(p.slug) AS names, max(e.updated_at) AS changedAt FROM people p
    JOIN episodes e ON e.id = p.last_episode GROUP BY p.slug ORDER BY p.slug LIMIT @limit OFFSET @offset`,
  lessons: `SELECT json_array(l.id) AS names, e.updated_at AS changedAt FROM (
      SELECT key FROM lessons WHERE NOT hidden ORDER BY key LIMIT @limit OFFSET @offset) some
    CROSS JOIN lessons l ON l.key = some.key JOIN episodes e ON e.key = l.episode_key ORDER BY l.key`,
};

export function countAddresses(connection: Connection): Record<AddressKind, number> {
  const count = (kind: AddressKind): number => connection.column<number>(COUNTS[kind])[0] ?? 0;
  const [shows, episodes, topics] = [count('shows'), count('episodes'), count('topics')];
  return { shows, episodes, topics, people: count('people'), lessons: count('lessons') };
}

export function findAddresses(connection: Connection, kind: AddressKind, stretch: Stretch): Address[] {
  return connection
    .all<AddressRow>(LISTS[kind], { ...stretch })
    .map(({ names, changedAt }) => ({ names: JSON.parse(names) as string[], changedAt }));
}
