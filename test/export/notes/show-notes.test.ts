import { describe, expect, it } from 'vitest';
import { pickHighlights } from '../../../src/export/notes/highlights.js';
import { composeShowNotes } from '../../../src/export/notes/show-notes.js';
import { aLesson } from '../../fixtures/builders.js';
import { aSourceOf, lesson } from '../an-episode.js';

const notesOf = (...parameters: Parameters<typeof aSourceOf>) => composeShowNotes(aSourceOf(...parameters));

describe('show notes', () => {
  it('say who talks about what, out of what is known', () => {
    expect(notesOf().summary).toBe('Ada and Rui talk about Backups, Recovery, and Trust.');
    const people = [{ name: 'Ada Marsh', role: 'host' as const, url: null }];
    expect(notesOf({ people, episode: { topics: [] } }).summary).toBe('Ada Marsh talks, in 2 chapters.');
    expect(notesOf({ people: [] }).summary).toBe('An episode about Backups, Recovery, and Trust.');
    const guests = [
      { name: 'Rui', role: 'guest' as const, url: null },
      { name: 'Mo', role: null, url: null },
    ];
    expect(notesOf({ people: [...guests, ...people] }).summary).toMatch(/^Ada Marsh talks with Rui and Mo about /u);
  });

  it.each([
    ['Feature flags', 'We like a feature flag.', 'feature flags'],
    ['Feature flags', 'Feature flags are good. Flags are.', 'feature flags'],
    ['Site reliability engineering', 'We do Site Reliability Engineering on a site.', 'site reliability engineering'],
    ['Asking for help', 'Nothing of it is said.', 'asking for help'],
    ['Dogfooding', 'Nothing of it is said.', 'dogfooding'],
    ['Java and the JVM', 'It ran on Java.', 'Java and the JVM'],
    ['Containers and Docker', 'A container with Docker in it.', 'containers and Docker'],
    ['Nix and reproducible builds', 'We use Nix, and Nix again.', 'Nix and reproducible builds'],
    ['Cloud Foundry', 'It ran in a cloud, on Cloud Foundry.', 'Cloud Foundry'],
    ['Go', 'We go on, and then we wrote Go there.', 'Go'],
    ['Data centers', 'The data, our data, more data: and then Data Dog.', 'data centers'],
    ['Data centers', 'Some data and Data Dog and Data Dog.', 'data centers'],
    ['Continuous delivery', 'To Continuous Delivery, so continuous delivery it is.', 'continuous delivery'],
    ['Go language', 'We go, go and go on, and go in Go, in Go, and in Go.', 'Go language'],
    ['Rust', 'Nothing of it is said.', 'Rust'],
    ['API', 'An api is an API.', 'API'],
    ['HashiCorp', 'So hashicorp it is.', 'HashiCorp'],
  ])('write the topic %s inside a sentence as those who speak do: %s', (label, text, written) => {
    const [turn] = aSourceOf().turns;
    const { summary } = notesOf({ turns: [{ ...turn!, text }], episode: { topics: [{ slug: 'a', label }] } });
    expect(summary).toBe(`Ada and Rui talk about ${written}.`);
  });

  it('part two topics of which one is two', () => {
    const topics = ['Money and wealth', 'Asking for help'].map((label) => ({ slug: label, label }));
    expect(notesOf({ episode: { topics } }).summary).toBe(
      'Ada and Rui talk about money and wealth, and asking for help.',
    );
  });

  it('have the lessons first that can be read by themselves', () => {
    const saying = (statement: string, changes = {}) => aLesson({ statement, quote: statement, ...changes });
    const leaning = saying('That is why it never works for them.', { score: 0.9 });
    const cut = aLesson({
      statement: 'You need to be effective and just do it.',
      quote: 'You need to be effective and just do it well.',
    });
    const alone = saying('An average is where bad news goes to hide.', { score: 0.3 });
    const edited = aLesson({ statement: 'This too.', quote: 'It was so.', statementEdited: true, score: 0.2 });
    const { lessons } = notesOf({ lessons: [leaning, cut, alone, edited] });
    expect(lessons.map(({ statement, readsAlone }) => [statement, readsAlone])).toEqual([
      [alone.statement, true],
      [edited.statement, true],
      [leaning.statement, false],
      [cut.statement, false],
    ]);
  });

  it('keep the ten best lessons', () => {
    const many = Array.from({ length: 12 }, (_, i) => ({ ...lesson, statement: `Lesson ${i}` }));
    expect(notesOf({ lessons: many }).lessons.map(({ statement }) => statement)).toEqual(
      Array.from({ length: 10 }, (_, i) => `Lesson ${i}`),
    );
  });

  it('lead from every quote, chapter and link to its moment', () => {
    const { highlights, chapters, links } = notesOf();
    const moment = 'https://shows.example.org/night-shift/one#turn-';
    expect(highlights).toEqual([
      { quote: lesson.quote, speaker: 'Rui', startTime: 16, timing: 'interpolated', url: `${moment}1` },
    ]);
    expect(chapters.map(({ url }) => url)).toEqual([`${moment}0`, `${moment}1`]);
    expect(links.map(({ href, spoken, offered, url }) => ({ href, spoken, offered, url }))).toEqual([
      { href: 'https://night-shift.fm/', spoken: true, offered: true, url: `${moment}0` },
      { href: 'https://example.org/notes', spoken: false, offered: true, url: `${moment}0` },
    ]);
  });
});

describe('links of show notes', () => {
  const publication = {
    ...{ imageUrl: null, season: null, number: null, kind: null, soundbites: [], chapters: [] },
    links: [
      { url: 'https://www.example.org/notes/', title: 'The notes' },
      { url: 'https://example.com/unsaid', title: null },
    ],
  };

  it('are the publisher’s first, with the moment at which they are named', () => {
    const { links } = notesOf({ episode: { publication } });
    expect(links.map(({ label, origin, startTime }) => [label, origin, startTime])).toEqual([
      ['The notes', 'publisher', expect.any(Number)],
      ['example.com/unsaid', 'publisher', null],
      ['night-shift.fm', 'transcript', expect.any(Number)],
    ]);
    expect(links[1]!.url).toBe('https://shows.example.org/night-shift/one');
  });
});

describe('highlights', () => {
  const said = (quote: string, chapter: number) => aLesson({ quote, chapter });

  it('come from different chapters while there are others', () => {
    const first = said('A backup that nobody has restored is only a rumour.', 0);
    const second = said('Write the test that would have caught it before you fix it.', 0);
    const third = said('Give the person on call the right to say no to a release.', 1);
    expect(pickHighlights([first, second, third], 2)).toEqual([first, third]);
    expect(pickHighlights([first, second])).toEqual([first, second]);
  });

  it('point back only where they are much stronger', () => {
    const quote = 'You should never let this thing run on its own at night.';
    const weak = aLesson({ quote: 'Queues hide a slow consumer until the disk is full.', score: 0.5, chapter: 1 });
    expect(pickHighlights([aLesson({ quote, score: 0.6 }), weak], 1)).toEqual([weak]);
    expect(pickHighlights([aLesson({ quote, score: 0.9 }), weak], 1)).toMatchObject([{ quote }]);
  });

  it('are understood without what was said before, where there are such', () => {
    const leaning = said('And that is why you never let it run on its own.', 0);
    const whole = said('Queues hide a slow consumer until the disk is full.', 1);
    expect(pickHighlights([leaning, whole], 1)).toEqual([whole]);
  });

  it('are neither too short nor too long to be quoted', () => {
    expect(pickHighlights([said('Test it.', 0), said(`${'word '.repeat(60)}end.`, 1)])).toEqual([]);
  });
});
