// Pages of shows and topics over the app: narrowed by time and show, and gone on through.
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupEpisodes, narrowingOf, timeChoices } from '../../src/http/episode-times.js';
import { anEpisodeSummary } from '../fixtures/builders.js';
import { seed, type TestApp, testApp } from './helpers.js';

let test: TestApp;
beforeAll(async () => {
  test = testApp();
  for (const [i, year] of [2024, 2024, 2023].entries()) {
    await seed(test, { title: `Night ${i}`, publishedAt: `${year}-05-1${i}`, showTitle: 'Night Shift' });
  }
  await seed(test, { show: 'day-shift', title: 'By day', publishedAt: '2022-01-01' });
});
afterAll(() => test.app.close());

const page = async (url: string) => {
  const { statusCode, body } = await test.app.inject({ url, headers: { accept: 'text/html' } });
  expect(statusCode, url).toBe(200);
  return parse(body).querySelector('main')!;
};
const links = (from: Awaited<ReturnType<typeof page>>, selector: string) =>
  from.querySelectorAll(selector).map((link) => link.getAttribute('href'));

describe('the page of a show', () => {
  it('offers its years and marks the one that is taken', async () => {
    const all = await page('/night-shift');
    expect(links(all, '.choices a')).toEqual(['/night-shift', '/night-shift?year=2024', '/night-shift?year=2023']);
    expect(links(all, '.choices [aria-current]')).toEqual(['/night-shift']);
    expect(links(await page('/night-shift?year=2023'), '.choices [aria-current]')).toEqual(['/night-shift?year=2023']);
  });

  it('takes a year that is none as none', async () => {
    expect(links(await page('/night-shift?year=last'), '.choices [aria-current]')).toEqual(['/night-shift']);
  });

  it('shows the strongest lessons at the top of the list only', async () => {
    expect((await page('/night-shift')).querySelectorAll('.quotes > li').length).toBeGreaterThan(0);
    expect((await page('/night-shift?year=2024')).querySelector('.quotes')).toBeNull();
  });
});

describe('the page of a topic', () => {
  it('is narrowed to a show, and says how much each has', async () => {
    const all = await page('/topics/recovery-over-prevention');
    expect(all.querySelectorAll('.choices a').map(({ text }) => text)).toEqual([
      'All shows 4',
      'Night Shift 3',
      'day-shift 1',
    ]);
    const one = await page('/topics/recovery-over-prevention?show=day-shift');
    expect(links(one, '#lessons ~ ul .meta a')[0]).toMatch(/^\/day-shift\//u);
    expect(one.querySelectorAll('.cards > li')).toHaveLength(1);
    expect(links(one, '.choices [aria-current]')).toEqual(['/topics/recovery-over-prevention?show=day-shift']);
  });

  it('is seen over time', async () => {
    const caption = (await page('/topics/recovery-over-prevention')).querySelector('figcaption')?.text;
    expect(caption).toMatch(/^Spoken of in 4 episodes, from Jan 2022 to May 2024; most in May 2024, with/u);
  });

  it('dates each lesson, and does not name itself with it', async () => {
    const topic = await page('/topics/recovery-over-prevention');
    expect(topic.querySelector('.entry .when')?.text).toMatch(/\d{1,2} \w+ 20\d\d/u);
    expect(links(topic, '.cards .topics a')).not.toContain('/topics/recovery-over-prevention');
  });
});

describe('the list of topics', () => {
  it('is narrowed by a part of a name', async () => {
    expect(links(await page('/topics?q=Recovery'), '.index a')).toEqual(['/topics/recovery-over-prevention']);
    expect(links(await page('/topics?q=xyz'), '.index a')).toEqual([]);
    expect(links(await page('/topics?q='), '.index a')).toHaveLength(1);
  });
});

describe("a show's times", () => {
  const show = { url: '/one', episodeCount: 9 };
  const seasons = [
    { number: 2, name: 'Winter', episodeCount: 4 },
    { number: 1, name: null, episodeCount: 5 },
  ];
  const inSeason = (number: number) =>
    anEpisodeSummary({
      publication: {
        ...{ imageUrl: null, season: { number, name: null }, number: null, kind: null },
        ...{ soundbites: [], chapters: [] },
      },
    });

  it('are seasons where its publisher counts them, else years where there are several', () => {
    const years = [{ year: 2024, episodeCount: 9 }];
    expect(timeChoices(show, { years, seasons }, { season: 1 })).toEqual([
      { label: 'All', url: '/one', count: 9, isCurrent: false },
      { label: '2: Winter', url: '/one?season=2', count: 4, isCurrent: false },
      { label: 'Season 1', url: '/one?season=1', count: 5, isCurrent: true },
    ]);
    expect(timeChoices(show, { years, seasons: [] }, {})).toEqual([]);
  });

  it('narrow to whole years, or to a season', () => {
    expect(narrowingOf({ year: 987 })).toEqual({ from: '0987-01-01', to: '0987-12-31' });
    expect(narrowingOf({ year: 2024, season: 0 })).toEqual({ season: 0 });
    expect(narrowingOf({})).toEqual({});
  });

  it('name the guests of an episode, and its hosts where they are alone', () => {
    const of = (...speakers: string[]) => {
      const [group] = groupEpisodes([anEpisodeSummary({ speakers })], { hasSeasons: false, hosts: ['Ada', 'Joe'] });
      return group?.episodes[0]?.people;
    };
    expect(of('Ada', 'Rui')).toEqual(['Rui']);
    expect(of('Ada', 'Joe')).toEqual(['Ada', 'Joe']);
  });

  it('group neighbours in a list', () => {
    const dates = ['2024-05-01', '2024-01-01', '2023-12-31', null];
    const groups = groupEpisodes(
      dates.map((publishedAt) => anEpisodeSummary({ publishedAt })),
      { hasSeasons: false, hosts: [] },
    );
    expect(groups.map(({ title, episodes }) => [title, episodes.length])).toEqual([
      ['2024', 2],
      ['2023', 1],
      ['Without a date', 1],
    ]);
    const bySeason = groupEpisodes([inSeason(2), inSeason(2), inSeason(1), anEpisodeSummary({})], {
      hasSeasons: true,
      hosts: [],
    });
    expect(bySeason.map(({ title }) => title)).toEqual(['Season 2', 'Season 1', 'Without a season']);
  });
});
