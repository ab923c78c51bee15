import { describe, expect, test } from 'vitest';
import { createPeopleFinder } from '../../src/search/people.js';

const speakers = ['Ann Lee', 'Ann Moreau', 'Mark Twist', 'José Ruiz', 'Of Course'];
let reads = 0;
let revision = '1';
const find = createPeopleFinder({
  findSpeakers: async () => {
    reads++;
    return speakers;
  },
  indexRevision: async () => revision,
});

describe('people named in a query', () => {
  test('are those of whom most words are there', async () => {
    expect(await find('what does Ann Lee say about tapes')).toEqual({
      names: ['Ann Lee'],
      rest: 'what does say about tapes',
    });
    expect((await find('Ann on tapes')).names).toEqual(['Ann Lee', 'Ann Moreau']);
    expect((await find("Moreau's tapes")).names).toEqual(['Ann Moreau']);
  });

  test('are found without accents', async () => {
    expect((await find('Jose on tapes')).names).toEqual(['José Ruiz']);
  });

  test('are looked for in a query without capitals, where a name is no other word', async () => {
    expect((await find('ann lee on tapes')).names).toEqual(['Ann Lee']);
    expect((await find('mark the tapes')).names).toEqual([]);
    expect((await find('Mark on tapes')).names).toEqual(['Mark Twist']);
  });

  test('are no words in small letters where others have capitals', async () => {
    expect((await find('how to lee a Boat')).names).toEqual([]);
  });

  test('stay in the query when it asks for nothing else', async () => {
    expect(await find('Ann Lee')).toEqual({ names: ['Ann Lee'], rest: 'Ann Lee' });
  });

  test('are not stop words', async () => {
    expect((await find('Course Of Action')).names).toEqual(['Of Course']);
    expect((await find('Of Tapes')).names).toEqual([]);
  });

  test('are read once until the index changes', async () => {
    const before = reads;
    await find('Ann');
    expect(reads).toBe(before);
    revision = '2';
    await find('Ann');
    expect(reads).toBe(before + 1);
  });
});
