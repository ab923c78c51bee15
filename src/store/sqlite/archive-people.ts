// Somebody of the archive: the people of all shows who have one slug.
import type { Page, PageRequest } from '../../domain/page.js';
import { slugOf } from '../../domain/slug.js';
import type { ArchivePerson, SpokenTopic } from '../store.js';
import type { Connection } from './connection.js';
import { decodeCursor, pageOf } from './cursor.js';
import { foldName } from './filter.js';
import { findPeopleWhere } from './people.js';

interface SlugRow {
  readonly slug: string;
  readonly episodes: number;
}

export function findEverybody(connection: Connection, page: PageRequest, q = ''): Page<ArchivePerson> {
  const identity = { list: 'everybody', narrowedBy: q || undefined };
  const [count = null, slug = null] = decodeCursor(identity, page, [0, '']) ?? [];
  const rows = connection.all<SlugRow>(
    `SELECT slug, sum(episode_count) AS episodes FROM people p
     WHERE instr(p.name_key, @q) > 0
       OR EXISTS (SELECT 1 FROM people_names n WHERE n.person = p.key AND instr(n.name_key, @q) > 0)
     GROUP BY slug
     HAVING @slug IS NULL OR sum(episode_count) < @count OR (sum(episode_count) = @count AND slug > @slug)
     ORDER BY episodes DESC, slug LIMIT @rows`,
    { count, slug, q: foldName(q), rows: page.limit + 1 },
  );
  const people = findBySlugs(
    connection,
    rows.slice(0, page.limit).map((row) => row.slug),
  );
  const itemOf = (row: SlugRow): ArchivePerson => people.get(row.slug)!;
  return pageOf(rows, page, { identity, keysOf: (row) => [row.episodes, row.slug], itemOf });
}

export function findSomebody(connection: Connection, slug: string): ArchivePerson | null {
  const own = findBySlugs(connection, [slug]).get(slug);
  if (own) return own;
  const aliases = connection.all<{ name: string; slug: string }>(
    `SELECT DISTINCT n.name, p.slug FROM people_names n JOIN people p ON p.key = n.person
     WHERE n.reason IS NOT NULL UNION SELECT name, slug FROM people WHERE name <> derived_name`,
  );
  const known = aliases.find(({ name }) => slugOf(name) === slug);
  return (known && findBySlugs(connection, [known.slug]).get(known.slug)) ?? null;
}

function findBySlugs(connection: Connection, slugs: readonly string[]): Map<string, ArchivePerson> {
  const people = findPeopleWhere(
    connection,
    'p.slug IN (SELECT value FROM json_each(@slugs)) ORDER BY p.episode_count DESC, p.show',
    { slugs: JSON.stringify(slugs) },
  );
  const found = new Map<string, ArchivePerson>();
  for (const person of people) {
    const onShows = [...(found.get(person.slug)?.onShows ?? []), person];
    found.set(person.slug, { slug: person.slug, onShows });
  }
  return found;
}

export function findTopicsOfSomebody(connection: Connection, slug: string, limit: number): SpokenTopic[] {
  return connection.all<SpokenTopic>(
    `SELECT t.slug, t.label, count(*) AS lessonCount FROM people p
       CROSS JOIN people_names n ON n.person = p.key
       CROSS JOIN lessons l ON l.speaker_key = n.name_key AND NOT l.hidden
       CROSS JOIN episodes e ON e.key = l.episode_key AND e.show = n.show
       CROSS JOIN lesson_topics lt ON lt.lesson_key = l.key
       CROSS JOIN topics t ON t.slug = lt.topic
     WHERE p.slug = @slug GROUP BY t.slug ORDER BY lessonCount DESC, t.label, t.slug LIMIT @limit`,
    { slug, limit },
  );
}
