import { describe, expect, test } from 'vitest';
import { createPeopleFinder } from '../../src/search/people.js';

const speakers = [
  ...['Ann Lee', 'Ann Moreau', 'Mark Twist', 'José Ruiz', 'Tess Jobs', 'Apple Jones', 'Audience Member', 'Of Course'],
];
let reads = 0;
let revision = '1';
const find = createPeopleFinder({
  findSpellings: async (found) => [...found],
  findSpeakers: async () => {
    reads++;
    return speakers;
  },
  indexRevision: async () => revision,
});
const namesIn = async (text: string) => (await find(text)).names;

describe('people named in a query', () => {
  test('are those who have most of the words in a row', async () => {
    expect(await find('what does Ann Lee say about tapes')).toEqual({
      names: ['Ann Lee'],
      rest: 'what does say about tapes',
    });
    expect(await namesIn('tapes of Ann')).toEqual(['Ann Lee', 'Ann Moreau']);
    expect(await namesIn("why Moreau's tapes broke")).toEqual(['Ann Moreau']);
  });

  test('can be several', async () => {
    expect(await find('Ann Lee and José on tapes')).toEqual({ names: ['Ann Lee', 'José Ruiz'], rest: 'and on tapes' });
  });

  test('are found without accents', async () => {
    expect(await namesIn('Jose on tapes')).toEqual(['José Ruiz']);
  });

  test('are found in small letters by whole name, or by a given name that is no other word', async () => {
    expect(await namesIn('ann lee on AWS')).toEqual(['Ann Lee']);
    expect(await namesIn('what did ann say')).toEqual(['Ann Lee', 'Ann Moreau']);
    expect(await namesIn('What did ann say')).toEqual(['Ann Lee', 'Ann Moreau']);
    expect(await namesIn('mark the tapes')).toEqual([]);
    expect(await namesIn('how many jobs will be lost')).toEqual([]);
  });

  test('are not the word that a sentence begins with', async () => {
    expect(await namesIn('Mark deletes before purging')).toEqual([]);
    expect(await namesIn('Jobs in the city')).toEqual([]);
    expect(await namesIn('the tapes of Mark')).toEqual(['Mark Twist']);
  });

  test('are no words in small letters where others have capitals', async () => {
    expect(await namesIn('how to ann a Boat')).toEqual([]);
  });

  test('leave the words of others in the query', async () => {
    expect(await find('Ann Lee said jobs pay')).toEqual({ names: ['Ann Lee'], rest: 'said jobs pay' });
  });

  test('stay in the query when it asks for nothing else', async () => {
    expect(await find('Ann Lee')).toEqual({ names: ['Ann Lee'], rest: 'Ann Lee' });
  });

  test('are neither labels of voices nor stop words', async () => {
    expect(await namesIn('how to grow an audience')).toEqual([]);
    expect(await namesIn('questions of the Audience')).toEqual([]);
    expect(await namesIn('the Of tapes')).toEqual([]);
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
