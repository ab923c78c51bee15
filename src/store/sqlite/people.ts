// Who speaks on a show, as it is read; and the names that people are shown under wherever somebody speaks.
import type { Page, PageRequest } from '../../domain/page.js';
import type { DatedEpisode, EditOfPerson, NamedPerson, OpenDoubt, ShowPerson } from '../../domain/people/person.js';
import { slugOf } from '../../domain/slug.js';
import type { Connection } from './connection.js';
import { decodeCursor, pageOf } from './cursor.js';
import { NEWEST_FIRST, ORDER_COLUMNS } from './episode-order.js';
import { EPISODE_REF_COLUMNS, type EpisodeRefRow, episodeRefOf } from './episodes.js';
import { foldName } from './filter.js';

type PersonRow = Omit<ShowPerson, 'aliases' | 'edits' | 'first' | 'last'> & {
  readonly key: number;
  readonly aliases: string;
  readonly edits: string;
  readonly firstEpisode: string;
  readonly lastEpisode: string;
};

const MOST_EPISODES_OF_DOUBT = 5;

const COLUMNS = `p.key, p.slug, p.show, p.name, p.derived_name AS derivedName, p.role, p.role_source AS roleSource,
  p.derived_role AS derivedRole, p.episode_count AS episodeCount, p.word_count AS wordCount,
  p.first_episode AS firstEpisode, p.last_episode AS lastEpisode,
  (SELECT json_group_array(json_object('name', n.name, 'key', n.name_key, 'reason', n.reason,
      'episodes', n.episode_count, 'words', n.word_count) ORDER BY n.episode_count DESC, n.name_key)
    FROM people_names n WHERE n.person = p.key AND n.reason IS NOT NULL) AS aliases,
  (SELECT json_group_array(json_object('id', d.id, 'kind', d.kind, 'name', d.name, 'value', d.value) ORDER BY d.key)
    FROM people_names n JOIN edits d ON d.show = n.show AND d.name_key = n.name_key WHERE n.person = p.key) AS edits`;

/** Most episodes first. */
export function findPeople(connection: Connection, show: string, page: PageRequest): Page<ShowPerson> | null {
  if (!hasShow(connection, show)) return null;
  const identity = { list: 'people', narrowedBy: show };
  const [count = null, slug = null] = decodeCursor(identity, page, [0, '']) ?? [];
  const rows = connection.all<PersonRow>(
    `SELECT ${COLUMNS} FROM people p WHERE p.show = @show
       AND (@slug IS NULL OR p.episode_count < @count OR (p.episode_count = @count AND p.slug > @slug))
     ORDER BY p.episode_count DESC, p.slug LIMIT @rows`,
    { show, count, slug, rows: page.limit + 1 },
  );
  const keysOf = (row: PersonRow) => [row.episodeCount, row.slug];
  return pageOf(rows, page, { identity, keysOf, itemOf: (row) => personOf(connection, row) });
}

export function findPerson(connection: Connection, show: string, slug: string): ShowPerson | null {
  const own = findBy(connection, 'p.show = @show AND p.slug = @slug', { show, slug });
  if (own) return own;
  const names = connection.all<{ name: string; person: number }>(
    'SELECT name, person FROM people_names WHERE show = @show AND person IS NOT NULL ORDER BY name_key',
    { show },
  );
  const named = names.find(({ name }) => slugOf(name) === slug);
  return named ? findBy(connection, 'p.key = @key', { key: named.person }) : null;
}

/** By name as it was asked for; who has none of the names is left out. */
export function findPeopleNamed(
  connection: Connection,
  show: string,
  names: readonly string[],
): Map<string, NamedPerson> {
  const rows = connection.all<NamedPerson & { readonly key: string }>(
    `WITH wanted (key) AS (SELECT DISTINCT value FROM json_each(@keys))
     SELECT w.key, p.slug, p.name, p.role FROM wanted w JOIN people p ON p.key = coalesce(
       (SELECT n.person FROM people_names n WHERE n.show = @show AND n.name_key = w.key),
       (SELECT o.key FROM people o WHERE o.show = @show AND o.name_key = w.key ORDER BY o.slug LIMIT 1))`,
    { show, keys: JSON.stringify(names.map(foldName)) },
  );
  const byKey = new Map(rows.map(({ key, ...person }) => [key, person]));
  return new Map(
    names.flatMap((name) => {
      const person = byKey.get(foldName(name));
      return person ? [[name, person] as const] : [];
    }),
  );
}

/** By any of the names, as it is compared. */
export function findPersonNamed(connection: Connection, show: string, nameKey: string): ShowPerson | null {
  const condition = 'p.key = (SELECT person FROM people_names WHERE show = @show AND name_key = @nameKey)';
  return findBy(connection, condition, { show, nameKey });
}

function findBy(
  connection: Connection,
  condition: string,
  parameters: Readonly<Record<string, string | number>>,
): ShowPerson | null {
  const row = connection.get<PersonRow>(`SELECT ${COLUMNS} FROM people p WHERE ${condition}`, parameters);
  return row ? personOf(connection, row) : null;
}

/** `condition` is of our own making; it may order. */
export function findPeopleWhere(
  connection: Connection,
  condition: string,
  parameters: Readonly<Record<string, string | number>>,
): ShowPerson[] {
  return connection
    .all<PersonRow>(`SELECT ${COLUMNS} FROM people p WHERE ${condition}`, parameters)
    .map((row) => personOf(connection, row));
}

interface DoubtRow {
  readonly id: string;
  readonly position: number;
  readonly reason: OpenDoubt['reason'];
  readonly person: number;
  readonly into: number;
}

export function findDoubts(connection: Connection, show: string, page: PageRequest): Page<OpenDoubt> | null {
  if (!hasShow(connection, show)) return null;
  const identity = { list: 'people-doubts', narrowedBy: show };
  const [position = -1] = decodeCursor(identity, page, [0]) ?? [];
  const rows = connection.all<DoubtRow>(
    `SELECT id, position, reason, person, into_person AS "into" FROM people_doubts
     WHERE show = @show AND position > @position ORDER BY position LIMIT @rows`,
    { show, position, rows: page.limit + 1 },
  );
  return pageOf(rows, page, { identity, keysOf: (row) => [row.position], itemOf: (row) => doubtOf(connection, row) });
}

export function findDoubt(connection: Connection, show: string, id: string): OpenDoubt | null {
  const row = connection.get<DoubtRow>(
    'SELECT id, position, reason, person, into_person AS "into" FROM people_doubts WHERE id = @id AND show = @show',
    { show, id },
  );
  return row ? doubtOf(connection, row) : null;
}

function doubtOf(connection: Connection, { id, reason, person, into }: DoubtRow): OpenDoubt {
  return {
    ...{ id, reason, said: newestEpisodes(connection, person) },
    person: findBy(connection, 'p.key = @key', { key: person })!,
    into: findBy(connection, 'p.key = @key', { key: into })!,
  };
}

function newestEpisodes(connection: Connection, person: number): DatedEpisode[] {
  return connection
    .all<EpisodeRefRow & { publishedAt: string | null }>(
      `SELECT DISTINCT ${EPISODE_REF_COLUMNS}, e.published_at AS publishedAt, ${ORDER_COLUMNS} FROM people_names n
         JOIN episode_speakers s ON s.name_key = n.name_key
         JOIN episodes e ON e.key = s.episode_key AND e.show = n.show
       WHERE n.person = @person ORDER BY ${NEWEST_FIRST} LIMIT ${MOST_EPISODES_OF_DOUBT}`,
      { person },
    )
    .map(datedEpisodeOf);
}

function personOf(connection: Connection, row: PersonRow): ShowPerson {
  const { key: _, firstEpisode, lastEpisode, aliases, edits, ...person } = row;
  return {
    ...person,
    aliases: JSON.parse(aliases) as ShowPerson['aliases'],
    first: findDatedEpisode(connection, firstEpisode),
    last: findDatedEpisode(connection, lastEpisode),
    edits: JSON.parse(edits) as EditOfPerson[],
  };
}

function findDatedEpisode(connection: Connection, id: string): DatedEpisode {
  return datedEpisodeOf(
    connection.get<EpisodeRefRow & { publishedAt: string | null }>(
      `SELECT ${EPISODE_REF_COLUMNS}, e.published_at AS publishedAt FROM episodes e WHERE e.id = @id`,
      { id },
    )!,
  );
}

function datedEpisodeOf(row: EpisodeRefRow & { readonly publishedAt: string | null }): DatedEpisode {
  return { ...episodeRefOf(row), publishedAt: row.publishedAt };
}

function hasShow(connection: Connection, show: string): boolean {
  return connection.get('SELECT 1 FROM shows WHERE slug = @show', { show }) !== undefined;
}

/** Show and label -> the name that its person is shown under; the label itself where it is nobody's. */
export type Naming = (show: string, label: string) => string;

/** For the rows of one read. */
export function naming(connection: Connection): Naming {
  const known = new Map<string, string>();
  return (show, label) => {
    const id = `${show}\n${label}`;
    const name = known.get(id) ?? findShownName(connection, show, label) ?? label;
    known.set(id, name);
    return name;
  };
}

function findShownName(connection: Connection, show: string, label: string): string | undefined {
  return connection.get<{ name: string }>(
    `SELECT p.name FROM people_names n JOIN people p ON p.key = n.person
     WHERE n.show = @show AND n.name_key = @nameKey AND p.name <> @label`,
    { show, label, nameKey: foldName(label) },
  )?.name;
}
