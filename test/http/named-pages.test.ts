// Who looks for a name is shown its page.
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namedPages } from '../../src/http/named-pages.js';
import type { Suggestions } from '../../src/store/store.js';
import { seed, type TestApp, testApp } from './helpers.js';

const begun: Suggestions = {
  people: [
    { slug: 'jose-ruiz', name: 'José Ruiz', episodeCount: 1 },
    { slug: 'jose', name: 'José', episodeCount: 1204 },
  ],
  topics: [{ slug: 'jose', label: 'Jose', uses: 3 }],
  shows: [{ slug: 'jose-show', title: '“José!”', episodeCount: 2 }],
  episodes: [{ id: 'ep_1', show: 'jose-show', slug: 'one', title: 'Jose', revision: 1 }],
  words: ['josette'],
};
const pagesOf = (query: string) => namedPages(query, { findSuggestions: async () => begun });

describe('the pages of a name', () => {
  it('are of everything that is called just so, people first', async () => {
    expect(await pagesOf('JOSE?')).toEqual([
      { name: 'José', url: '/people/jose', about: 'Person · 1,204 episodes' },
      { name: 'Jose', url: '/topics/jose', about: 'Topic · 3 lessons and chapters' },
      { name: '“José!”', url: '/jose-show', about: 'Show · 2 episodes' },
      { name: 'Jose', url: '/jose-show/one', about: 'Episode' },
    ]);
    expect(await pagesOf('josé ruiz')).toMatchObject([{ about: 'Person · 1 episode' }]);
  });

  it.each(['jos', 'what did jose say', '?!', '', 'speaker:jose'])('are none for %j', async (query) => {
    expect(await pagesOf(query)).toEqual([]);
  });
});

describe('a page of what was looked for by its name', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = testApp();
    await seed(test);
  });
  afterAll(() => test.app.close());
  const links = async (url: string) => {
    const { body } = await test.app.inject({ url, headers: { accept: 'text/html' } });
    return parse(body)
      .querySelectorAll('.named a')
      .map((link) => link.getAttribute('href'));
  };

  it.each(['/search?q=recovery+over+prevention', '/ask?q=Recovery+over+prevention'])('leads there: %s', async (url) => {
    expect(await links(url)).toEqual(['/topics/recovery-over-prevention']);
  });

  it.each(['/search?q=recovery', '/ask?q=What+is+recovery+over+prevention', '/search', '/ask'])(
    'is not %s',
    async (url) => {
      expect(await links(url)).toEqual([]);
    },
  );
});
