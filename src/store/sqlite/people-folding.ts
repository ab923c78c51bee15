// Works out who speaks on a show whenever its episodes or the edits of its people changed.
import { createHash } from 'node:crypto';
import type { Person } from '../../domain/episode.js';
import { foldPeople } from '../../domain/people/fold-people.js';
import type { FoldedPerson, PersonEdit, VoicedEpisode } from '../../domain/people/person.js';
import { slugOf } from '../../domain/slug.js';
import type { Connection } from './connection.js';
import { OLDEST_FIRST } from './episode-order.js';
import { foldName } from './filter.js';
import { bumpIndexRevision } from './index-revision.js';

/** To be raised with every change of `domain/people`: archives are worked out again when they are opened next. */
const RULES_VERSION = 3;
const HASH_LENGTH = 16;

/** Shows of which an episode came, changed or went in this transaction. */
export function foldStalePeople(connection: Connection): void {
  for (const show of connection.column<string>('SELECT show FROM people_stale ORDER BY show'))
    foldShow(connection, show);
}

/** For an archive that is opened: what a migration or other rules left to do. Looks only, where there is nothing. */
export function foldPeopleOnOpening(connection: Connection): void {
  if (!isBehind(connection)) return;
  const catchUp = connection.db.transaction(() => {
    if (connection.get<{ version: number }>('SELECT version FROM people_rules')!.version !== RULES_VERSION) {
      connection.run('INSERT OR IGNORE INTO people_stale SELECT slug FROM shows');
      connection.run('UPDATE people_rules SET version = @version', { version: RULES_VERSION });
    }
    foldStalePeople(connection);
  });
  catchUp.immediate();
}

function isBehind(connection: Connection): boolean {
  const sql = 'SELECT 1 FROM people_rules WHERE version <> @version UNION ALL SELECT 1 FROM people_stale';
  return connection.get(sql, { version: RULES_VERSION }) !== undefined;
}

/** Puts a show's people in place of those before, with the edits that find their names. */
export function foldShow(connection: Connection, show: string): void {
  connection.run('DELETE FROM people_stale WHERE show = @show', { show });
  connection.run('DELETE FROM people WHERE show = @show', { show });
  connection.run('DELETE FROM people_names WHERE show = @show', { show });
  const episodes = voicedEpisodes(connection, show);
  if (episodes.length > 0) {
    const { people, doubts } = foldPeople(episodes, findPersonEdits(connection, show));
    const slugs = slugsOf(people);
    const keyOf = new Map(people.map((person) => [person.key, insertPerson(connection, { show, person, slugs })]));
    insertNames(connection, { show, episodes, people, keyOf });
    doubts.forEach(({ key, into, reason }, position) => {
      connection.run(
        `INSERT INTO people_doubts (id, show, position, person, into_person, reason)
         VALUES (@id, @show, @position, @person, @into, @reason)`,
        { id: doubtId(show, key, into), show, position, person: keyOf.get(key)!, into: keyOf.get(into)!, reason },
      );
    });
  }
  bumpIndexRevision(connection);
}

/** Oldest first, as everywhere. */
function voicedEpisodes(connection: Connection, show: string): VoicedEpisode[] {
  const rows = connection.all<{ id: string; publishedAt: string | null; people: string; speakers: string }>(
    `SELECT e.id, nullif(e.published_key, '') AS publishedAt, e.people,
       (SELECT json_group_array(json_object('name', s.name, 'words', s.word_count) ORDER BY s.position)
         FROM episode_speakers s WHERE s.episode_key = e.key) AS speakers
     FROM episodes e WHERE e.show = @show ORDER BY ${OLDEST_FIRST}`,
    { show },
  );
  return rows.map(({ id, publishedAt, people, speakers }) => ({
    id,
    publishedAt,
    people: JSON.parse(people) as Person[],
    speakers: JSON.parse(speakers) as VoicedEpisode['speakers'],
  }));
}

/** Those made longest ago first. */
export function findPersonEdits(connection: Connection, show: string): PersonEdit[] {
  return connection.all<PersonEdit>(
    `SELECT kind, name_key AS key, coalesce(value_key, value) AS value FROM edits
     WHERE show = @show ORDER BY updated_at, key`,
    { show },
  );
}

interface NewPerson {
  readonly show: string;
  readonly person: FoldedPerson;
  readonly slugs: ReadonlyMap<string, string>;
}

function insertPerson(connection: Connection, { show, person, slugs }: NewPerson): number {
  const { key, name, derivedName, role, roleSource, derivedRole, episodes, words } = person;
  const { lastInsertRowid } = connection.run(
    `INSERT INTO people (show, slug, name, name_key, derived_name, derived_key, role, role_source, derived_role,
       episode_count, word_count, first_episode, last_episode)
     VALUES (@show, @slug, @name, @nameKey, @derivedName, @key, @role, @roleSource, @derivedRole,
       @episodeCount, @words, @first, @last)`,
    {
      ...{ show, key, name, derivedName, role, roleSource, derivedRole, words, slug: slugs.get(key)! },
      ...{ nameKey: foldName(name), episodeCount: episodes.length, first: episodes[0]!, last: episodes.at(-1)! },
    },
  );
  return Number(lastInsertRowid);
}

/** Of two names that are spelled alike in an address, the one that sorts first has it alone. */
function slugsOf(people: readonly FoldedPerson[]): Map<string, string> {
  const taken = new Set<string>(['review']);
  const slugs = new Map<string, string>();
  for (const { key, derivedName } of [...people].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const plain = slugOf(derivedName);
    const slug = plain === null || taken.has(plain) ? `${plain ?? 'person'}-${hashOf(key).slice(0, 6)}` : plain;
    taken.add(slug);
    slugs.set(key, slug);
  }
  return slugs;
}

interface NewNames {
  readonly show: string;
  readonly episodes: readonly VoicedEpisode[];
  readonly people: readonly FoldedPerson[];
  readonly keyOf: ReadonlyMap<string, number>;
}

function insertNames(connection: Connection, { show, episodes, people, keyOf }: NewNames): void {
  const owners = new Map<string, { person: number; name: string; reason: string | null }>();
  for (const { key, derivedName, aliases } of people) {
    const person = keyOf.get(key)!;
    owners.set(key, { person, name: derivedName, reason: null });
    for (const alias of aliases) owners.set(alias.key, { person, name: alias.name, reason: alias.reason });
  }
  for (const [nameKey, { name, episodeCount, words }] of countLabels(episodes)) {
    connection.run(
      `INSERT INTO people_names (show, name_key, name, person, reason, episode_count, word_count)
       VALUES (@show, @nameKey, @name, @person, @reason, @episodeCount, @words)`,
      { show, nameKey, episodeCount, words, ...(owners.get(nameKey) ?? { name, person: null, reason: null }) },
    );
  }
}

function countLabels(episodes: readonly VoicedEpisode[]) {
  const counts = new Map<string, { name: string; episodeCount: number; words: number }>();
  for (const { speakers } of episodes) {
    const heard = new Set<string>();
    for (const { name, words } of speakers) {
      const key = foldName(name);
      const before = counts.get(key) ?? { name, episodeCount: 0, words: 0 };
      const episodeCount = before.episodeCount + (heard.has(key) ? 0 : 1);
      counts.set(key, { name: before.name, episodeCount, words: before.words + words });
      heard.add(key);
    }
  }
  return counts;
}

function doubtId(show: string, key: string, into: string): string {
  return `pd_${hashOf([show, ...[key, into].sort()].join('\0')).slice(0, HASH_LENGTH)}`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
