// The decisions of the question forms, without an archive.
import { describe, expect, it } from 'vitest';
import { mentions } from '../../../src/answer/forms/mention.js';
import { inRole } from '../../../src/answer/forms/roles.js';
import { isBrief, phrasingsOf } from '../../../src/answer/forms/subject.js';
import { chooseVoices, type Saying } from '../../../src/answer/forms/voices.js';
import { nearest, type SaidSentence } from '../../../src/answer/forms/who-said.js';
import { aTurn } from '../../fixtures/builders.js';

const episode = (slug: string) => ({ id: slug, slug, title: slug, show: 'show' });

describe('the voices of a list', () => {
  let turn = 0;
  const saying = (slug: string, speaker: string | null, text: string): Saying => {
    turn += 1;
    return { episode: episode(slug), speaker, text, turn, startOffset: 0 };
  };
  const texts = (sayings: readonly Saying[]) => sayings.map(({ text }) => text);

  it('are of new episodes first, then of new people, each of them once', () => {
    const sayings = [
      saying('one', 'Ada', 'a1'),
      saying('one', 'Bo', 'b1'),
      saying('two', 'ADA', 'a2'),
      saying('two', 'Cy', 'c2'),
    ];
    expect(texts(chooseVoices(sayings, { oneSpeaker: false }))).toEqual(['a1', 'c2', 'b1']);
  });

  it('are five at most', () => {
    const sayings = ['Ada', 'Bo', 'Cy', 'Di', 'Eve', 'Fay'].map((name) => saying(name, name, name));
    expect(chooseVoices(sayings, { oneSpeaker: false })).toHaveLength(5);
  });

  it('speak up to three times where fewer people speak', () => {
    const sayings = [
      saying('one', 'Ada', 'a1'),
      saying('one', 'Ada', 'a2'),
      saying('one', 'Bo', 'b1'),
      saying('two', 'Ada', 'a3'),
    ];
    expect(texts(chooseVoices(sayings, { oneSpeaker: false }))).toEqual(['a1', 'b1', 'a3']);
    expect(texts(chooseVoices(sayings.slice(0, 2), { oneSpeaker: false }))).toEqual(['a1', 'a2']);
  });

  it('are of one person, where one is named, over as many episodes as there are', () => {
    const sayings = [saying('one', 'Ada', 'a1'), saying('one', 'Ada', 'a2'), saying('two', 'Ada', 'a3')];
    expect(texts(chooseVoices(sayings, { oneSpeaker: true }))).toEqual(['a1', 'a3', 'a2']);
  });

  it('never say the same twice, nor a part of it, and count who is not named once an episode', () => {
    const whole = saying('one', null, 'Test it. Then sleep.');
    const sayings = [
      whole,
      { ...whole, text: 'Then sleep.', startOffset: 9 },
      saying('two', 'Bo', 'test it then sleep'),
      saying('two', null, 'Third.'),
    ];
    expect(texts(chooseVoices(sayings, { oneSpeaker: false }))).toEqual(['Test it. Then sleep.', 'Third.']);
  });
});

describe('mentions', () => {
  it.each([
    ['We use feature flags.', ['feature flag'], true],
    ['Flags for a feature.', ['feature flag'], false],
    ['Flags for a feature.', ['feature', 'flag'], true],
    ['On-call is hard.', ['on call'], true],
    ['The rust on it.', ['Rust'], false],
    ['we wrote it in rust', ['Rust'], true],
    ['We wrote it in Rust.', ['rust'], true],
    ['Every custom control is a promise.', ['customers'], false],
    ['The customer is waiting.', ['customers'], true],
    ['The engine is loud.', ['engineering'], false],
    ['We deploy it, and deployments are dull.', ['deploying'], true],
    ['', ['rust'], false],
    ['Anything.', ['?'], false],
  ])('%s holds %j: %s', (text, phrases, expected) => {
    expect(mentions(text, phrases)).toBe(expected);
  });
});

describe('the nearest sentence', () => {
  const said = (text: string, share: number, cosine: number | null): SaidSentence => {
    const turn = aTurn({ text });
    return {
      text,
      start: 0,
      end: text.length,
      turn,
      speaker: 'Ada',
      episode: episode('one'),
      share,
      whole: share === 1,
      cosine,
    };
  };
  const subject = 'tests of the whole system cost more than they bring';

  it('is the likeliest in words and meaning', () => {
    const near = said('Tests of the whole system cost more than they bring us.', 0.9, 0.9);
    expect(nearest(subject, [said('Tests cost something.', 0.6, 0.6), near])).toBe(near);
  });

  it('is none where none is near enough', () => {
    expect(nearest(subject, [said('Systems are expensive.', 0.4, 0.3)])).toBeNull();
    expect(nearest(subject, [said('Systems are expensive.', 0.6, null)])).toBeNull();
    expect(nearest(subject, [])).toBeNull();
  });

  it('is none that says the opposite', () => {
    expect(nearest(subject, [said('Tests of the whole system do not cost more than they bring.', 1, 0.95)])).toBeNull();
  });

  it('says every word of what has few', () => {
    expect(nearest('tomatoes are dangerous', [said('Tomatoes are red.', 0.5, 0.9)])).toBeNull();
    expect(nearest('tomatoes are dangerous', [said('Tomatoes are very dangerous.', 1, 0.9)])).not.toBeNull();
  });
});

describe('inRole', () => {
  const voices = ['Ada', 'bo', null, 'Cy'].map((speaker) => ({ speaker, episode: episode('one') }));
  const reader = {
    findEpisode: async () => ({
      publishedAt: null,
      people: [
        { name: 'Ada', role: 'host' as const },
        { name: 'Bo', role: 'guest' as const },
        { name: 'Cy', role: null },
      ],
    }),
    findPeopleNamed: async (_show: string, names: readonly string[]) =>
      new Map(
        ['Ada', 'Cy']
          .filter((name) => names.includes(name))
          .map((name) => [name, { slug: name, name, role: 'guest' as const }]),
      ),
  };
  const left = async (role: 'guest' | 'host' | null) =>
    (await inRole(voices, role, reader)).map(({ speaker }) => speaker);

  it('leaves out whom the episode knows to have the other role, or its show where the episode does not say', async () => {
    expect(await left('guest')).toEqual(['bo', null, 'Cy']);
    expect(await left('host')).toEqual(['Ada', null]);
    expect(await left(null)).toHaveLength(4);
  });
});

describe('isBrief', () => {
  it.each([
    ['open source licences', true],
    ['the pager', true],
    ['Rachel Potvin leaving Google early', false],
    ['why Google never built it', false],
    ['it', false],
  ])('%s: %s', (subject, brief) => {
    expect(isBrief(subject)).toBe(brief);
  });
});

describe('phrasingsOf', () => {
  it.each([
    ['code review', [['code', 'review']]],
    ['on-call', [['on-call']]],
    ['state of the art', [['state of the art'], ['state', 'art']]],
    ['restores', [['restores']]],
  ])('a subject is spoken of in %j: %j', (subject, phrasings) => {
    expect(phrasingsOf(subject)).toEqual(phrasings);
  });
});
