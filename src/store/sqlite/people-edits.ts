// What people say of a show's people: names, roles, who is whom. Each edit stands on a name, and all is worked out again.
import { HindcastError } from '../../domain/errors.js';
import type { PeopleChange, ShowPerson } from '../../domain/people/person.js';
import { assertState } from '../../domain/state-of.js';
import { closesCircle } from '../../domain/topic-merges.js';
import type { Connection } from './connection.js';
import { newId, type PersonEditKind } from './edits.js';
import { foldName } from './filter.js';
import { findDoubt, findPerson, findPersonNamed } from './people.js';
import { findPersonEdits, foldShow } from './people-folding.js';

/** Throws `unknown-show`, `unknown-person`, `unknown-doubt`, `merge-circle` and `precondition-failed`. */
export function editPeople(connection: Connection, show: string, change: PeopleChange): ShowPerson {
  if (!connection.get('SELECT 1 FROM shows WHERE slug = @show', { show })) {
    throw new HindcastError('unknown-show', `There is no show "${show}"`);
  }
  if (change.expected !== undefined) {
    const now =
      change.type === 'decide' ? findDoubt(connection, show, change.doubt) : findPerson(connection, show, change.slug);
    assertState(change.expected, now);
  }
  const name = applyChange(connection, show, change);
  foldShow(connection, show);
  return findPersonNamed(connection, show, foldName(name))!;
}

/** Returns a name of the person whom the change was about. */
function applyChange(connection: Connection, show: string, change: PeopleChange): string {
  switch (change.type) {
    case 'person': {
      const person = personAt(connection, show, change.slug);
      for (const field of ['name', 'role'] as const) {
        const value = change[field];
        const kind = `person-${field}` as const;
        // Also one that stands on another of the names: the person has one name and one role.
        if (value !== undefined) removeEdits(connection, { show, names: namesOf(person), kind });
        if (value != null) saveEdit(connection, { show, kind, name: person.derivedName, value });
      }
      return person.derivedName;
    }
    case 'merge': {
      const person = personAt(connection, show, change.slug);
      merge(connection, person, personAt(connection, show, change.into, '/into'));
      return person.derivedName;
    }
    case 'separate': {
      const person = personAt(connection, show, change.slug);
      separate(connection, person, change.name);
      return change.name;
    }
    case 'decide':
      return decide(connection, show, change);
  }
}

function personAt(connection: Connection, show: string, slug: string, field?: string): ShowPerson {
  const person = findPerson(connection, show, slug);
  if (person) return person;
  const message = `Nobody on the show "${show}" is "${slug}"`;
  throw new HindcastError('unknown-person', message, field === undefined ? [] : [{ field, message }]);
}

function merge(connection: Connection, person: ShowPerson, into: ShowPerson): void {
  const { show } = person;
  const [key, target] = [foldName(person.derivedName), foldName(into.derivedName)];
  const merges = new Map(
    findPersonEdits(connection, show).flatMap((edit) => (edit.kind === 'person-merge' ? [[edit.key, edit.value]] : [])),
  );
  if (key === target || closesCircle(key, target, merges)) {
    const message = `"${into.name}" is this person already`;
    throw new HindcastError('merge-circle', message, [{ field: '/into', message }]);
  }
  for (const [one, other] of [[person, into] as const, [into, person] as const]) {
    removeEdits(connection, { show, names: namesOf(one), kind: 'person-apart', from: namesOf(other) });
  }
  removeEdits(connection, { show, names: [person.derivedName], kind: 'person-merge' });
  saveEdit(connection, { show, kind: 'person-merge', name: person.derivedName, value: into.derivedName });
}

/** The spelling is kept from the name that the person goes by; the one that is taken for the other's stays behind. */
function separate(connection: Connection, person: ShowPerson, name: string): void {
  const { show } = person;
  const alias = person.aliases.find(({ key }) => key === foldName(name));
  if (!alias) {
    const message = `"${name}" is no other spelling of "${person.name}"`;
    throw new HindcastError('unknown-person', message, [{ field: '/name', message }]);
  }
  removeEdits(connection, { show, names: [alias.name], kind: 'person-merge', from: namesOf(person) });
  removeEdits(connection, { show, names: namesOf(person), kind: 'person-merge', from: [alias.name] });
  saveEdit(connection, { show, kind: 'person-apart', name: alias.name, value: person.derivedName });
}

function decide(connection: Connection, show: string, { doubt, same }: PeopleChange & { type: 'decide' }): string {
  const pair = connection.get<{ name: string; into: string }>(
    `SELECT p.derived_name AS name, o.derived_name AS "into" FROM people_doubts d
       JOIN people p ON p.key = d.person JOIN people o ON o.key = d.into_person
     WHERE d.id = @doubt AND d.show = @show`,
    { doubt, show },
  );
  if (!pair) throw new HindcastError('unknown-doubt', `There is nothing to decide on under "${doubt}"`);
  const [person, into] = [pair.name, pair.into].map((name) => findPersonNamed(connection, show, foldName(name))!);
  if (same) merge(connection, person!, into!);
  else saveEdit(connection, { show, kind: 'person-apart', name: pair.name, value: pair.into });
  return pair.name;
}

function namesOf({ derivedName, aliases }: ShowPerson): string[] {
  return [derivedName, ...aliases.map(({ name }) => name)];
}

interface NewEdit {
  readonly show: string;
  readonly kind: PersonEditKind;
  readonly name: string;
  readonly value: string;
}

function saveEdit(connection: Connection, { show, kind, name, value }: NewEdit): void {
  const isOfTwo = kind === 'person-merge' || kind === 'person-apart';
  const valueKey = isOfTwo ? foldName(value) : null;
  connection.run(
    `DELETE FROM edits WHERE show = @show AND name_key = @nameKey AND kind = @kind
       AND (@kind <> 'person-apart' OR value_key = @valueKey)`,
    { show, kind, nameKey: foldName(name), valueKey },
  );
  connection.run(
    `INSERT INTO edits (id, kind, show, name, name_key, value, value_key, created_at, updated_at)
     VALUES (@id, @kind, @show, @name, @nameKey, @value, @valueKey, @now, @now)`,
    { id: newId(), show, kind, name, nameKey: foldName(name), value, valueKey, now: connection.now() },
  );
}

interface EditsOfNames {
  readonly show: string;
  readonly names: readonly string[];
  readonly kind: PersonEditKind;
  /** Only those about one of these names, too. */
  readonly from?: readonly string[];
}

function removeEdits(connection: Connection, { show, names, kind, from }: EditsOfNames): void {
  connection.run(
    `DELETE FROM edits WHERE show = @show AND kind = @kind AND name_key IN (SELECT value FROM json_each(@names))
       AND (@from IS NULL OR value_key IN (SELECT value FROM json_each(@from)))`,
    {
      ...{ show, kind, names: JSON.stringify(names.map(foldName)) },
      from: from === undefined ? null : JSON.stringify(from.map(foldName)),
    },
  );
}
