// Which names are one person, which may be, and which never are.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/domain/episode.js';
import { foldPeople } from '../../../src/domain/people/fold-people.js';
import { namesOnlyARole } from '../../../src/domain/people/name-parts.js';
import type { PersonEdit, VoicedEpisode } from '../../../src/domain/people/person.js';

let next = 0;
function spoken(names: readonly string[], people: readonly Person[] = []): VoicedEpisode {
  next++;
  const publishedAt = `2024-01-${String(1 + (next % 28)).padStart(2, '0')}`;
  return { id: `ep_${next}`, publishedAt, people, speakers: names.map((name) => ({ name, words: 100 })) };
}
const times = (n: number, ...names: string[]) => Array.from({ length: n }, () => spoken(names));

function foldings(episodes: readonly VoicedEpisode[], edits: readonly PersonEdit[] = []) {
  return foldPeople(episodes, edits).people.flatMap(({ derivedName, aliases }) =>
    aliases.map(({ name, reason }) => `${name} = ${derivedName} (${reason})`),
  );
}
function doubts(episodes: readonly VoicedEpisode[]) {
  return foldPeople(episodes).doubts.map(({ key, into, reason }) => `${key} ? ${into} (${reason})`);
}

describe('a label that is only a role', () => {
  it.each(['Host', 'GUEST 2', 'Co-Host', 'The Interviewer', 'guest:'])('is %s', (name) => {
    expect(namesOnlyARole(name)).toBe(true);
  });
  it.each(['Rui', 'Guest Okafor', 'Hostetler', '', 'Speaker 2'])('is not "%s"', (name) => {
    expect(namesOnlyARole(name)).toBe(false);
  });
});

describe('foldPeople', () => {
  it.each([
    ['case', 'RUI OKAFOR', 'Rui Okafor', null],
    ['accents', 'Emile Zola', 'Émile Zola', 'spelling'],
    ['titles', 'Dr. Rui Okafor', 'Rui Okafor', 'spelling'],
    ['degrees', 'Mireille Roth, PsyD', 'Mireille Roth, Psy.D', 'spelling'],
    ['a middle initial', 'Rui B. Okafor', 'Rui Okafor', 'middle-initial'],
    ['hyphens and apostrophes', 'Jean Luc O’Neil', "Jean-Luc O'Neil", 'spelling'],
    ['stray signs', '*Rui Okafor', 'Rui Okafor', 'spelling'],
    ['a slip in a long word of a rare spelling', 'Gehard Lazar', 'Gerhard Lazar', 'slip'],
  ])('folds %s', (_, other, name, reason) => {
    const episodes = [...times(5, name), ...times(1, other)];
    expect(foldings(episodes)).toEqual(reason === null ? [] : [`${other} = ${name} (${reason})`]);
    expect(foldPeople(episodes).people).toHaveLength(1);
  });

  it.each([
    ['short words one letter apart', 'Dan Smith', 'Don Smith'],
    ['first names of women and men', 'Mario Rossini', 'Maria Rossini'],
    ['other last names', 'Rui Okafor', 'Rui Bakunin'],
    ['differing middle initials', 'John A. Smith', 'John B. Smith'],
    ['numbered voices', 'Speaker 1', 'Speaker 2'],
    ['several people under one label', 'Rui Okafor and Ada Byron', 'Rui Okafor'],
  ])('leaves apart %s', (_, other, name) => {
    expect(foldings([...times(9, name), ...times(1, other)])).toEqual([]);
  });

  it('knows no people in labels that name nobody', () => {
    const labels = ['Speaker 1', 'Audience Member', 'Break', 'S1', 'Q', 'Unknown', 'Male Voice', 'Ada & Rui'];
    expect(foldPeople(labels.map((name) => spoken([name])))).toEqual({ people: [], doubts: [] });
  });

  it('takes a first name for the one host who has it', () => {
    const episodes = [...times(6, 'Divya Rao', 'Rui Okafor'), ...times(2, 'Divya', 'Rui Okafor')];
    expect(foldings(episodes)).toEqual(['Divya = Divya Rao (first-name)']);
  });

  it('takes a first name, initials or a last name for the one whom the episode declares', () => {
    const guest: Person = { name: 'Grace Hopper', role: 'guest' };
    for (const label of ['Grace', 'GH', 'Hopper', 'Grace H.', 'G. Hopper']) {
      const episodes = [...times(1, 'Grace Hopper'), spoken([label], [guest]), ...times(9, 'Rui Okafor')];
      expect(foldings(episodes)).toHaveLength(1);
    }
  });

  it('asks about a first letter with a last name, and leaves it apart from those of another letter', () => {
    const episodes = [...times(1, 'Grace Hopper'), ...times(9, 'Rui Okafor'), ...times(1, 'G. Hopper')];
    expect(foldings(episodes)).toEqual([]);
    expect(doubts(episodes)).toEqual(['g. hopper ? grace hopper (initials)']);
    expect(doubts([...times(1, 'Grace Hopper'), ...times(1, 'B. Hopper')])).toEqual([]);
  });

  it('takes a first letter with a last name for the one host who has them', () => {
    const episodes = [...times(6, 'Divya Rao', 'Rui Okafor'), ...times(2, 'D. Rao', 'Rui Okafor')];
    expect(foldings(episodes)).toEqual(['D. Rao = Divya Rao (initials)']);
  });

  it('asks about a first name of one guest who spoke elsewhere, and not about one of two', () => {
    const alone = [...times(1, 'Grace Hopper'), ...times(1, 'Grace'), ...times(9, 'Rui Okafor')];
    expect(foldings(alone)).toEqual([]);
    expect(doubts(alone)).toEqual(['grace ? grace hopper (first-name)']);
    expect(doubts([...alone, ...times(1, 'Grace Kelly')])).toEqual([]);
  });

  it.each([
    ['short forms', 'Chris Hiller', 'Christopher Hiller', 'short-form'],
    ['further names', 'Lucas Fernandes Costa', 'Lucas Costa', 'middle-name'],
    ['longer names', 'Carla Thompson Campos', 'Carla Thompson', 'longer-name'],
    ['slips that are as frequent as the other spelling', 'Stefan Kramer', 'Stefan Kraner', 'slip'],
  ])('asks about %s', (_, one, other, reason) => {
    const [found, ...more] = doubts([...times(2, one), ...times(2, other)]);
    expect(found).toContain(`(${reason})`);
    expect(more).toEqual([]);
  });

  it('never folds people who speak in the same episode, nor asks about them', () => {
    const episodes = [...times(6, 'Gerhard Lazar'), spoken(['Gehard Lazar', 'Gerhard Lazar'])];
    expect(foldPeople(episodes)).toMatchObject({ people: [{ aliases: [] }, { aliases: [] }], doubts: [] });
  });

  it('does what people said before anything else', () => {
    const episodes = [...times(6, 'Divya Rao'), ...times(2, 'Divya'), ...times(1, 'Priya Nair'), ...times(1, 'PriyaN')];
    const apart: PersonEdit = { kind: 'person-apart', key: 'divya', value: 'divya rao' };
    const merge: PersonEdit = { kind: 'person-merge', key: 'priyan', value: 'priya nair' };
    expect(foldings(episodes, [apart, merge])).toEqual(['PriyaN = Priya Nair (edited)']);
    expect(foldPeople(episodes, [apart]).doubts).toEqual([]);
  });

  it('gives a merged person the name and role that people gave under any of the names', () => {
    const edits: PersonEdit[] = [
      { kind: 'person-merge', key: 'ada', value: 'ada byron' },
      { kind: 'person-name', key: 'ada', value: 'Ada Lovelace' },
      { kind: 'person-role', key: 'ada byron', value: 'host' },
    ];
    const { people } = foldPeople([spoken(['Ada']), spoken(['Ada Byron'])], edits);
    expect(people).toMatchObject([
      { name: 'Ada Lovelace', derivedName: 'Ada Byron', role: 'host', roleSource: 'edited', derivedRole: null },
    ]);
  });

  it('tells hosts from guests by how often they speak, unless episodes declare it', () => {
    const episodes = [...times(8, 'Ada Byron', 'Rui Okafor'), ...times(1, 'Ada Byron', 'Grace Hopper')];
    episodes.push(spoken(['Ada Byron', 'Rui Okafor'], [{ name: 'Rui Okafor', role: 'guest' }]));
    const roles = foldPeople(episodes).people.map(({ name, role, roleSource }) => [name, role, roleSource]);
    expect(roles).toEqual([
      ['Ada Byron', 'host', 'counted'],
      ['Rui Okafor', 'guest', 'declared'],
      ['Grace Hopper', 'guest', 'counted'],
    ]);
    expect(foldPeople(times(2, 'Ada Byron')).people[0]).toMatchObject({ role: null, roleSource: null });
  });
});

const word = fc.constantFrom(
  'ada',
  'Ada',
  'A.',
  'Byron',
  'BYRON',
  'Byrom',
  'Rui',
  'Okafor',
  'Okaforr',
  'Dr.',
  'Émile',
  '2',
);
const label = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const shows = fc
  .array(fc.uniqueArray(label, { maxLength: 4, selector: (name) => name.toLowerCase() }), { maxLength: 12 })
  .map((episodes) =>
    episodes.map((names, i): VoicedEpisode => {
      return { id: `ep_${i}`, publishedAt: null, people: [], speakers: names.map((name) => ({ name, words: 1 })) };
    }),
  );

describe('whatever is spoken on a show', () => {
  it('everybody is one person, and nobody is folded with whom they speak in the same episode', () => {
    fc.assert(
      fc.property(shows, (episodes) => {
        const { people, doubts: open } = foldPeople(episodes);
        const owner = new Map<string, string>();
        for (const { key, aliases } of people) {
          for (const each of [key, ...aliases.map((alias) => alias.key)]) {
            expect(owner.has(each)).toBe(false);
            owner.set(each, key);
          }
        }
        for (const { speakers } of episodes) {
          const owners = speakers.flatMap(({ name }) => owner.get(name.toLowerCase().normalize('NFC')) ?? []);
          expect(new Set(owners).size).toBe(owners.length);
        }
        for (const { key, into } of open) expect(owner.get(key)).not.toBe(owner.get(into));
      }),
    );
  });

  it('does not depend on the order of episodes', () => {
    fc.assert(
      fc.property(shows, (episodes) => {
        const summary = (list: readonly VoicedEpisode[]) => {
          const { people, doubts: open } = foldPeople(list);
          return [people.map(({ key, aliases, role }) => [key, aliases.map((alias) => alias.key).sort(), role]), open];
        };
        expect(summary(episodes.toReversed())).toEqual(summary(episodes));
      }),
    );
  });

  it('can be merged and kept apart in every way', () => {
    fc.assert(
      fc.property(shows, fc.nat(), fc.nat(), (episodes, a, b) => {
        const { people } = foldPeople(episodes);
        if (people.length < 2) return;
        const [one, other] = [people[a % people.length]!, people[b % people.length]!];
        if (one === other) return;
        const edit: PersonEdit = { kind: 'person-merge', key: one.key, value: other.key };
        const merged = foldPeople(episodes, [edit]).people.find(({ key }) => key === other.key);
        expect(merged?.aliases.map(({ key }) => key)).toContain(one.key);
      }),
    );
  });
});
