import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitRole } from '../../../src/pipeline/parse/roles.js';
import { foldSpellings } from '../../../src/pipeline/parse/spellings.js';
import { parseText } from './read-fixture.js';

const talk = (...names: string[]) => names.map((name, i) => `${name}: These are words number ${i}.`).join('\n\n');
const speakersOf = (text: string) => [...new Set(parseText(text).turns.map((turn) => turn.speaker))];

describe('roles', () => {
  it.each([
    ['Ada Byron (host)', 'Ada Byron', 'host'],
    ['Ada Byron [GUEST]', 'Ada Byron', 'guest'],
    ['Ada Byron, co-host', 'Ada Byron', 'host'],
    ['[Host] Ada Byron', 'Ada Byron', 'host'],
    ['Host Ada Byron', 'Ada Byron', 'host'],
    ['Guest - Grace Hopper', 'Grace Hopper', 'guest'],
    ['Eva Ruiz (invitada)', 'Eva Ruiz', 'guest'],
    ['李雷（主持人）', '李雷', 'host'],
    ['Ada Byron (Besu)', 'Ada Byron (Besu)', null],
    ['Guest 2', 'Guest 2', null],
    ['Speaker 1', 'Speaker 1', null],
  ])('of %j leave the name', (label, name, role) => {
    expect(splitRole(label)).toEqual({ name, role });
  });

  it('of labels are in the metadata', () => {
    const { metadata } = parseText(talk('Ada Byron (host)', 'Grace Hopper (guest)', 'Ada Byron', 'Grace Hopper'));
    expect(metadata.people).toEqual([
      { name: 'Ada Byron', role: 'host' },
      { name: 'Grace Hopper', role: 'guest' },
    ]);
  });

  it('of front matter say who "Host:" is', () => {
    const transcript = parseText(
      `---\nhost: Ada Byron\nguest: Grace Hopper\n---\n${talk('Host', 'Guest', 'Host', 'Guest')}`,
    );
    expect(transcript.turns.map((turn) => turn.speaker)).toEqual([
      'Ada Byron',
      'Grace Hopper',
      'Ada Byron',
      'Grace Hopper',
    ]);
    expect(transcript.metadata).toMatchObject({
      speakers: ['Ada Byron', 'Grace Hopper'],
      people: [
        { name: 'Ada Byron', role: 'host' },
        { name: 'Grace Hopper', role: 'guest' },
      ],
    });
    expect(transcript.findings.map((finding) => finding.message)).toEqual([
      '"Host" was read as "Ada Byron" (2 labels)',
      '"Guest" was read as "Grace Hopper" (2 labels)',
    ]);
  });

  it('stand in front matter as fields of a person, too', () => {
    const front = '---\nspeakers:\n  - name: Ada Byron\n    role: Host\n  - Grace Hopper (guest)\n  - Bea Cole\n---\n';
    expect(parseText(front + talk('Ada Byron', 'Bea Cole', 'Ada Byron')).metadata.people).toEqual([
      { name: 'Ada Byron', role: 'host' },
      { name: 'Grace Hopper', role: 'guest' },
      { name: 'Bea Cole', role: null },
    ]);
  });

  it('of fields above the talk are read and are no turns', () => {
    const transcript = parseText(
      `Hosts: Ada Byron and Bea Cole\nGuest: Grace Hopper (GH)\n\n${talk('Ada', 'GH', 'Ada', 'GH')}`,
    );
    expect(transcript.metadata.people).toEqual([
      { name: 'Ada Byron', role: 'host' },
      { name: 'Bea Cole', role: 'host' },
      { name: 'Grace Hopper', role: 'guest' },
    ]);
    expect(transcript.turns.map((turn) => turn.speaker)).toEqual(['Ada', 'Grace Hopper', 'Ada', 'Grace Hopper']);
  });

  it('make no people where none is told', () => {
    expect(parseText(talk('Ada', 'Grace', 'Ada', 'Grace')).metadata).toEqual({});
  });
});

describe('spellings of one name', () => {
  it.each([
    ['a first name', ['Divya Rao', 'Ola Berg', 'Divya', 'Ola Berg'], ['Divya Rao', 'Ola Berg']],
    ['a last name', ['Divya Rao', 'Ola Berg', 'Rao', 'Ola Berg'], ['Divya Rao', 'Ola Berg']],
    ['capitals', ['Divya Rao', 'DIVYA RAO', 'Divya Rao', 'Ola'], ['Divya Rao', 'Ola']],
    ['accents', ['René Duval', 'Rene Duval', 'René Duval', 'Ola'], ['René Duval', 'Ola']],
    [
      'a degree and an initial',
      ['Mia B. Reis, Psy.D', 'Mia Reis, PsyD', 'Mia Reis, PsyD', 'Ola'],
      ['Mia Reis, PsyD', 'Ola'],
    ],
    ['initials of a name given once', ['Divya Rao', 'DR', 'Ola Berg', 'DR', 'OB'], ['Divya Rao', 'Ola Berg']],
    [
      'two of one first name',
      ['Ann Lee', 'Ann Roy', 'Ann', 'Ann Lee', 'Ann Roy', 'Ann'],
      ['Ann Lee', 'Ann Roy', 'Ann'],
    ],
  ])('are folded: %s', (_, labels, names) => {
    expect(speakersOf(talk(...labels))).toEqual(names);
  });

  it('are told with the line and how often', () => {
    const transcript = parseText(talk('Gerhard Lazu', 'Ola', 'Gerhard Lazu', 'Gehard Lazu', 'Gerhard Lazu', 'Ola'));
    expect(transcript.findings).toEqual([{ line: 7, message: '"Gehard Lazu" was read as "Gerhard Lazu" (1 label)' }]);
  });

  it.each([
    ['Christina', 'Christian'],
    ['Daniela Ek', 'Daniel Ek'],
    ['Jon', 'John'],
    ['Dan Reed', 'Jan Reed'],
    ['Speaker 1', 'Speaker 2'],
    ['Kevin Ball', 'Kevin Powell'],
  ])('are not %j and %j, who may be two', (a, b) => {
    expect(
      foldSpellings(
        new Map([
          [a, 1],
          [b, 40],
        ]),
        [],
      ),
    ).toEqual(new Map());
  });

  it.each([
    ['Christain', 'Christian'],
    ['Whalepnada', 'Whalepanda'],
    ['Justing Moon', 'Justin Moon'],
    ['Mrk Erhardt', 'Mark Erhardt'],
  ])('are %j and %j, one letter off', (slip, name) => {
    expect(
      foldSpellings(
        new Map([
          [slip, 1],
          [name, 30],
        ]),
        [],
      ).get(slip),
    ).toBe(name);
    expect(
      foldSpellings(
        new Map([
          [slip, 20],
          [name, 30],
        ]),
        [],
      ).has(slip),
    ).toBe(false);
  });

  it('end at a name that is no other’s spelling', () => {
    const word = fc.constantFrom(
      'Ann',
      'ann',
      'Anna',
      'Lee',
      'LEE',
      'Leigh',
      'B.',
      'Dr.',
      'Christian',
      'Christain',
      'René',
      'Rene',
    );
    const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(
        fc.dictionary(name, fc.integer({ min: 1, max: 50 })),
        fc.array(name, { maxLength: 3 }),
        (counts, known) => {
          const folded = foldSpellings(new Map(Object.entries(counts)), known);
          for (const [from, to] of folded) {
            expect(to).not.toBe(from);
            expect(folded.has(to)).toBe(false);
            expect(to in counts || known.includes(to)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('labels of nobody', () => {
  it('have no speaker, and breaks are marks', () => {
    const text = talk(
      'Ada',
      'Audience Member',
      'Ada',
      'Unknown Speaker',
      'Grace',
      'Sponsor',
      'Grace',
      'Outro',
      'Crosstalk',
    );
    expect(speakersOf(text)).toEqual(['Ada', null, 'Grace']);
    expect(parseText(text).marks.map((mark) => mark.label)).toEqual(['Sponsor', 'Outro']);
  });
});
