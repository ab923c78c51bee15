// Whose words a question asks for, where one person has several names.
import { describe, expect, it } from 'vitest';
import { readAskedVoice } from '../../src/answer/asked-voice.js';
import type { Hit } from '../../src/search/search.js';

const hit = (...speakers: readonly string[]) =>
  ({ speakers, text: 'We keep copies.', episode: { title: 'Copies' } }) as unknown as Hit;

const people = [['Rui Okafor', 'R. Okafor', 'Rui O.'], ['Ada Byron']];
const index = {
  findSpeakers: async (part: string) => people.flat().filter((name) => name.toLowerCase().includes(part.toLowerCase())),
  findSpellings: async (names: readonly string[]) =>
    people.filter((spellings) => spellings.some((name) => names.includes(name))).flat(),
};

describe('readAskedVoice', () => {
  it.each(['Rui Okafor', 'Rui O.', 'R. Okafor', 'Okafor', 'rui'])('knows a person by every name: %s', async (asked) => {
    const isAsked = await readAskedVoice(asked, [hit('Rui O.', 'Ada Byron')], index);
    expect(['Rui Okafor', 'R. Okafor', 'RUI OKAFOR', 'Rui O.', null].map(isAsked)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(isAsked('Ada Byron')).toBe(false);
  });

  it('lets everybody speak where nobody is asked for', async () => {
    expect((await readAskedVoice(null, [hit('Ada Byron')], index))('Ada Byron')).toBe(true);
  });

  it('lets nobody speak for somebody who neither speaks nor is spoken of', async () => {
    expect((await readAskedVoice('Rui Okafor', [hit('Ada Byron')], index))('Ada Byron')).toBe(false);
    expect((await readAskedVoice('Grace Hopper', [hit('Ada Byron')], index))('Ada Byron')).toBe(false);
  });
});
