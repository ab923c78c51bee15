// The search page over the app: its address is its state, and every link on it changes one thing.
import { type HTMLElement, parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config.js';
import { createApp } from '../../src/http/app.js';
import { NO_FACETS } from '../../src/search/facets.js';
import type { Hit, SearchRequest, SearchResult } from '../../src/search/search.js';
import { createFakeServices, type FakeServices } from '../fixtures/fake-services.js';
import { seed, type TestApp } from './helpers.js';

const SEARCH = '/search?q=backup&in=passages';
let test: TestApp;
let asked: SearchRequest[];
let answer: (request: SearchRequest, found: SearchResult) => SearchResult;

beforeAll(async () => {
  const fake = createFakeServices();
  const search = async (request: SearchRequest) => {
    asked.push(request);
    return answer(request, await fake.search.search({ ...request, in: 'passages', filter: {} }));
  };
  const services: FakeServices = { ...fake, search: { search } };
  test = { services, app: createApp({ services, config: parseConfig({ LOG_LEVEL: 'silent' }) }) };
  await seed(test, { publishedAt: '2024-05-14', showTitle: 'Night Shift' });
});
afterAll(() => test.app.close());

async function open(url: string): Promise<HTMLElement> {
  asked = [];
  const response = await test.app.inject({ url, headers: { accept: 'text/html' } });
  expect(response.statusCode, response.body).toBe(200);
  return parse(response.body);
}

const facets = {
  counted: 147,
  shows: [{ value: 'night-shift', label: 'Night Shift', count: 147 }],
  speakers: [
    { value: 'Ada', label: 'Ada', count: 9 },
    { value: 'Rui & Co', label: 'Rui & Co', count: 4 },
  ],
  topics: [],
  years: [
    { value: '2023', label: '2023', count: 9 },
    { value: '2024', label: '2024', count: 4 },
  ],
};
const withFacets = (_: SearchRequest, found: SearchResult): SearchResult => ({ ...found, facets });
const hrefs = (page: HTMLElement, selector: string) =>
  page.querySelectorAll(selector).map((link) => link.getAttribute('href')!.replaceAll('&amp;', '&'));

describe('the search page', () => {
  it('searches for what its address says', async () => {
    answer = withFacets;
    await open('/search?q=backup&in=chapters&show=night-shift&speaker=Ada&from=2024-01-01&to=2024-12-31&perEpisode=2');
    expect(asked[0]).toMatchObject({
      ...{ q: 'backup', in: 'chapters', facets: true, perEpisode: 2 },
      filter: { show: 'night-shift', speaker: 'Ada', from: '2024-01-01', to: '2024-12-31' },
    });
  });

  it('leads to the words that were found and says who says them when, not to the start of what is around them', async () => {
    const found = {
      ...{ by: 'words' as const, quote: 'A backup.', turn: 1, startOffset: 12, speaker: 'Rui & Co' },
      ...{ startTime: 163, timing: 'exact' as const, url: '/night-shift/one?revision=1#turn-1.12' },
    };
    answer = (_, result) => ({
      ...result,
      hits: result.hits.map((hit) => ({ ...hit, speakers: ['Ada', 'Rui & Co'], found })),
    });
    const [hit] = (await open(SEARCH)).querySelectorAll('.hit');
    expect(hit?.querySelectorAll('a').map((link) => link.getAttribute('href'))).toEqual([found.url, found.url]);
    expect(hit?.querySelector('.when')?.text).toContain('2:43');
    expect(hit?.querySelector('strong')?.text).toBe('Rui & Co');
    expect(hit?.text).not.toContain('near in meaning');
  });

  it('leads to a sentence once, though two passages are there for it', async () => {
    const at = (url: string): Pick<Hit, 'found'> => ({
      found: {
        ...{ by: 'words', turn: 1, startOffset: 0, quote: 'Check it.', speaker: 'Rui', startTime: null, timing: null },
        url,
      },
    });
    answer = (_, found) => {
      const hit = found.hits[0]!;
      return {
        ...found,
        hits: [at('/a/b#turn-1.0'), at('/a/b#turn-1.0'), at('/a/b#turn-2.0'), {}, {}].map((each) => ({
          ...hit,
          ...each,
        })),
      };
    };
    const page = await open(SEARCH);
    expect(page.querySelectorAll('main .snippet')).toHaveLength(4);
  });

  it('says of a hit that it is near in meaning, and which sentence of it', async () => {
    const found = {
      ...{ by: 'meaning' as const, quote: 'A copy.', turn: 1, startOffset: 0, speaker: null },
      ...{ startTime: null, timing: null, url: '/night-shift/one#turn-1' },
    };
    const near = { snippet: 'So. A copy. No.', nearest: { start: 4, end: 11 }, found };
    answer = (_, result) => ({ ...result, hits: result.hits.map((hit) => ({ ...hit, ...near })) });
    const [hit] = (await open(SEARCH)).querySelectorAll('.hit');
    expect(hit?.querySelector('.snippet b')?.text).toBe('A copy.');
    expect(hit?.querySelector('.meta')?.text).toContain('near in meaning');
    expect(hit?.querySelector('strong')).toBeNull();
  });

  it('narrows by links that change one thing, newest year first, and leaves out what narrows nothing', async () => {
    answer = withFacets;
    const page = await open(`${SEARCH}&topic=backups`);
    expect(hrefs(page, '.facets a')).toEqual([
      '/search?q=backup&topic=backups&speaker=Ada',
      '/search?q=backup&topic=backups&speaker=Rui+%26+Co',
      '/search?q=backup&topic=backups&from=2024-01-01&to=2024-12-31',
      '/search?q=backup&topic=backups&from=2023-01-01&to=2023-12-31',
    ]);
    expect(page.querySelector('.facets')?.text).toContain('Counted among the nearest 147 moments');
    expect(page.querySelector('.facets li')?.text.replace(/\s+/gu, ' ').trim()).toBe('Ada 9');
  });

  it('shows what narrows it, a year as one, each to be dropped alone', async () => {
    answer = withFacets;
    const page = await open(`${SEARCH}&show=night-shift&from=2024-01-01&to=2024-12-31`);
    expect(page.querySelectorAll('.applied strong').map(({ text }) => text)).toEqual(['Night Shift', '2024']);
    expect(hrefs(page, '.applied a')).toEqual([
      '/search?q=backup&from=2024-01-01&to=2024-12-31',
      '/search?q=backup&show=night-shift',
      '/search?q=backup',
    ]);
    expect(hrefs(page, '.facets a').join()).not.toContain('2023');
    expect(page.querySelectorAll('.find input[type=hidden]').map((field) => field.getAttribute('name'))).toEqual([
      ...['show', 'from', 'to'],
    ]);
  });

  it('leads on and back over all pages', async () => {
    answer = (request, found) => ({ ...found, nextCursor: `after-${request.cursor ?? 'first'}` });
    let page = await open(SEARCH);
    const visited = [SEARCH];
    for (let i = 0; i < 3; i++) {
      visited.push(hrefs(page, 'a[rel=next]')[0]!);
      page = await open(visited.at(-1)!);
    }
    expect(asked[0]?.cursor).toBe('after-after-after-first');
    for (const before of visited.slice(0, -1).reverse().slice(0, -1)) {
      const [back] = hrefs(page, 'a[rel=prev]');
      expect(back).toBe(before);
      page = await open(back!);
    }
    expect(hrefs(page, 'a[rel=prev]')).toEqual(['/search?q=backup']);
  });

  it('offers the word as it was typed where it was corrected', async () => {
    answer = (_, found) => ({ ...found, corrections: [{ from: 'bakcup', to: 'backup' }] });
    const page = await open('/search?q=a+Bakcup+test');
    expect(hrefs(page, '.note a')).toEqual(['/search?q=a+%22Bakcup%22+test']);
  });

  it('says what would find something where nothing is found, with how much', async () => {
    answer = ({ filter, q }, found) => {
      const counted = filter.topic !== undefined ? 0 : q.includes('"') ? 3 : 40;
      return { ...found, hits: counted === 0 ? [] : found.hits, facets: { ...NO_FACETS, counted } };
    };
    const page = await open('/search?q=%22blank+tapes%22&topic=backups&speaker=Ada');
    const ways = page.querySelectorAll('.nothing li').map(({ text }) => text.replace(/\s+/gu, ' ').trim());
    expect(ways).toEqual([
      '“"blank tapes"” about any topic 3 moments',
      '“"blank tapes"” in the whole archive 3 moments',
      '“blank tapes”, by meaning in the whole archive 40 moments',
    ]);
    expect(hrefs(page, '.nothing p a')).toEqual(['/ask?q=%22blank+tapes%22&topic=backups&speaker=Ada']);
    expect(page.querySelector('.how')?.hasAttribute('open')).toBe(true);
  });

  it('helps first where nobody says a word of it, and shows a few of what is near by chance after that', async () => {
    answer = (_, { hits: [hit], ...found }) => ({
      ...found,
      ...{ hits: Array.from({ length: 20 }, () => hit!), nextCursor: 'more', unsaid: true },
      facets: { ...facets, counted: 150 },
    });
    const page = await open('/search?q=backup&speaker=Ada');
    expect(asked[0]?.noticeUnsaid).toBe(true);
    const main = page.querySelector('main')!.text;
    expect(main).toContain('Nobody says “backup” here');
    expect(main).not.toContain('150 moments');
    expect(main.indexOf('Other words may help')).toBeLessThan(main.indexOf('What comes nearest'));
    expect(page.querySelectorAll('.hit')).toHaveLength(5);
    expect(page.querySelectorAll('.nothing li, .pages, .facets')).toEqual([]);
  });

  it('shows lessons, chapters and episodes in their own ways', async () => {
    const lesson = { id: 'ls_1', statement: 'Check a restore.', evidence: [], topics: [] };
    answer = ({ in: target }, found) => ({
      ...found,
      hits: found.hits.map((hit) => ({ ...hit, chapterTitle: 'Backups', ...(target === 'lessons' && { lesson }) })),
    });
    const lessons = await open('/search?q=backup&in=lessons');
    expect(hrefs(lessons, '.statement a, .cards .meta a')).toContain('/lessons/ls_1');
    const chapters = await open('/search?q=backup&in=chapters');
    expect(chapters.querySelector('.hit h3 a')?.text).toBe('Backups');
    const episodes = await open('/search?q=backup&in=episodes');
    expect(hrefs(episodes, '.hit h3 a')[0]).toBe('/night-shift/the-backup-that-was-not-there');
    expect(episodes.querySelector('.choices a[aria-current]')?.text).toBe('Episodes');
  });

  it('keeps results from search engines, and the page itself not', async () => {
    answer = withFacets;
    const robots = (page: HTMLElement) => page.querySelector('meta[name=robots]')?.getAttribute('content');
    expect(robots(await open(SEARCH))).toBe('noindex, follow');
    expect(robots(await open('/search'))).toBeUndefined();
  });

  it.each(['in=everything', 'perEpisode=0', 'from=2024-02-01&to=2024-01-01', 'episode=x'])(
    'refuses %s',
    async (part) => {
      const response = await test.app.inject({ url: `/search?q=a&${part}`, headers: { accept: 'text/html' } });
      expect(response.statusCode).toBe(400);
    },
  );
});
