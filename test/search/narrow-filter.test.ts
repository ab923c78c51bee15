import { describe, expect, test } from 'vitest';
import { narrowFilter, readNarrowing } from '../../src/search/narrow-filter.js';
import { parseQuery } from '../../src/search/parse-query.js';

const names = ['Saul Halvorsen', 'SAUL', 'Saulė Mikutytė', 'Émile Zola', "Tim O'Reilly", 'Ann Lee', 'Anna Karenina'];
const index = {
  findSpellings: async (found: readonly string[]) => [...found],
  findSpeakers: async (part: string) => names.filter((name) => name.toLowerCase().includes(part.toLowerCase())),
};
const read = (q: string) => readNarrowing(parseQuery(q).operators, index);

describe('readNarrowing', () => {
  test.each([
    ['speaker:halvorsen', ['Saul Halvorsen']],
    ['speaker:"halvorsen saul"', ['Saul Halvorsen']],
    ['speaker:saul', ['Saul Halvorsen', 'SAUL']],
    ['speaker:halv', ['Saul Halvorsen']],
    ['speaker:alvorsen', []],
    ['speaker:emile', ['Émile Zola']],
    ['speaker:oreilly', ["Tim O'Reilly"]],
    ['speaker:ann', ['Ann Lee']],
    ['speaker:anna', ['Anna Karenina']],
    ['speaker:nobody', []],
    ['speaker:zola speaker:lee', ['Émile Zola', 'Ann Lee']],
  ])('reads %s as %j', async (q, speakers) => {
    expect(await read(q)).toEqual({ speakers });
  });

  test('takes the last of several of a kind', async () => {
    expect(await read('show:a show:b after:2020 after:2021 before:2022')).toEqual({
      ...{ show: 'b', from: '2021-01-01', to: '2021-12-31' },
    });
  });
});

describe('narrowFilter', () => {
  test('lets both hold', () => {
    const filter = { show: 'a', speaker: 'Ada', from: '2020-01-01', to: '2024-06-30' };
    const narrowing = { topic: 'b', speakers: ['Grace'], from: '2019-01-01', to: '2023-12-31' };
    expect(narrowFilter(filter, narrowing)).toEqual({
      ...{ show: 'a', topic: 'b', speaker: 'Ada', speakers: ['Grace'], from: '2020-01-01', to: '2023-12-31' },
    });
    expect(narrowFilter({ show: 'a' }, { show: 'a' })).toEqual({ show: 'a' });
    expect(narrowFilter({ show: 'a', from: undefined }, {})).toEqual({ show: 'a' });
  });

  test.each([
    ['two shows', { show: 'a' }, { show: 'b' }],
    ['two episodes', { episode: 'a' }, { episode: 'b' }],
    ['two topics', { topic: 'a' }, { topic: 'b' }],
    ['days that do not meet', { from: '2024-01-01' }, { to: '2023-12-31' }],
    ['a name that nobody has', {}, { speakers: [] }],
  ])('is null for %s', (_, filter, narrowing) => {
    expect(narrowFilter(filter, narrowing)).toBeNull();
  });
});
