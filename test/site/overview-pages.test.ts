// The pages that give an overview: the front page, shows, topics.
import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { choiceLinks, counted, figures } from '../../src/site/entries.js';
import { type PageFrame, renderPage } from '../../src/site/layout.js';
import { indexPage } from '../../src/site/pages/index.js';
import { type ShowPageView, showPage } from '../../src/site/pages/show.js';
import { topicListPage } from '../../src/site/pages/topics.js';
import { day, episodeEntry, length, time } from '../../src/site/parts.js';
import type { EpisodeView } from '../../src/site/views.js';

const show = {
  ...{ title: 'Night Shift', url: '/night-shift', episodeCount: 12, description: null, author: null, links: [] },
  ...{ thumbnail: null, picture: null },
  ...{ firstPublishedAt: '2019-02-01', lastPublishedAt: '2024-05-14' },
};
const episode: EpisodeView = {
  ...{ title: 'One', url: '/night-shift/one', show: 'Night Shift', showUrl: '/night-shift', publishedAt: '2024-05-14' },
  ...{ duration: 5025, length: 5025, people: ['Ada', 'Rui', 'Eve', 'Joe', 'Zoe'], topics: [] },
};
const topic = { slug: 'backups', label: 'Backups', url: '/topics/backups' };
const open = (frame: PageFrame) => parse(renderPage(frame, { name: 'Our archive' }));
const text = (markup: string | undefined) =>
  parse(markup ?? '')
    .text.replace(/\s+/gu, ' ')
    .trim();

const front = {
  ...{ shows: [show], episodes: [episode], lessons: [], topics: [topic], questions: [] },
  ...{ episodeCount: 12, duration: 36_000, isWhole: true, completions: ['Backups', 'Ada'] },
};

describe('the front page', () => {
  const view = front;
  const page = open(indexPage(view));

  it('searches and asks from one field, which is completed with what the archive knows', () => {
    const form = page.querySelector('main form[role=search]')!;
    expect(form.getAttribute('action')).toBe('/search');
    expect(form.querySelectorAll('button').map((button) => button.getAttribute('formaction'))).toEqual([
      undefined,
      '/ask',
    ]);
    const list = form.querySelector(`#${form.querySelector('input')!.getAttribute('list')}`);
    expect(list?.querySelectorAll('option').map((option) => option.getAttribute('value'))).toEqual(['Backups', 'Ada']);
    expect(page.querySelectorAll('form[role=search]')).toHaveLength(1);
  });

  it('says how much there is', () => {
    expect(page.querySelector('.standfirst')?.text).toContain('12 episodes of Night Shift, 10 hours of talk,');
    const partly = open(indexPage({ ...view, duration: 36_000 + 3500, isWhole: false }));
    expect(partly.querySelector('.standfirst')?.text).toContain('12 episodes of Night Shift, over 10 hours of talk,');
    const two = open(indexPage({ ...view, shows: [show, show], duration: 0 }));
    expect(two.querySelector('.standfirst')?.text).toContain('12 episodes of 2 shows, to be');
    expect(page.querySelector('main')?.text).toContain('12 episodes, 2019–2024');
  });

  it('says whose episodes are the latest only where there are several shows', () => {
    expect(page.querySelector('.latest .meta a')).toBeNull();
    const two = open(indexPage({ ...view, shows: [show, show] }));
    expect(two.querySelector('.latest .meta a')?.getAttribute('href')).toBe('/night-shift');
  });

  it('calls episodes the latest where it knows when they came', () => {
    const headings = (of: typeof page) => of.querySelectorAll('section h2').map((heading) => heading.text);
    expect(headings(page)).toContain('Latest episodes');
    const undated = open(indexPage({ ...view, episodes: [{ ...episode, publishedAt: null }] }));
    expect(headings(undated)[0]).toBe('Episodes');
  });

  it('tells an empty archive how to begin', () => {
    const empty = open(indexPage({ ...view, shows: [], episodes: [], topics: [], episodeCount: 0, duration: 0 }));
    expect(empty.querySelector('main')?.text).toContain('hindcast ingest FILE');
    expect(empty.querySelectorAll('h2')).toHaveLength(0);
  });
});

describe('the page of a show', () => {
  const person = (name: string) => ({ name, url: `/people/${name.toLowerCase()}`, episodeCount: 3 });
  const view: ShowPageView = {
    ...{ show, duration: 7300, isWhole: true, lessonCount: 40, topics: [topic], lessons: [], choices: [] },
    ...{ hosts: [person('Ada'), person('Rui')], guests: Array.from({ length: 14 }, (_, i) => person(`Guest${i}`)) },
    ...{ groups: [{ title: '2024', episodes: [episode] }], feeds: [], nextUrl: null, firstUrl: null },
  };
  const page = open(showPage(view));

  it('says since when, with whom and what about', () => {
    expect(page.querySelector('.standfirst')?.text).toBe(
      '12 episodes from 2019 to 2024 with Ada and Rui. Most spoken of: Backups.',
    );
    const bare = { ...view, hosts: [], topics: [], show: { ...show, firstPublishedAt: null, lastPublishedAt: null } };
    expect(open(showPage(bare)).querySelector('.standfirst')?.text).toBe('12 episodes.');
  });

  it('begins with what the show says of itself, and leads to its own site and feed', () => {
    const told = {
      ...{ ...show, author: 'Ada', description: { text: 'All about nights.\n\nAnd days.', links: [] } },
      links: [{ label: 'Website', url: 'https://night.example/' }],
    };
    const whole = open(showPage({ ...view, show: told }));
    expect(whole.querySelector('.kicker')?.text).toBe('Show by Ada');
    expect(whole.querySelectorAll('.hero .told p').map((each) => each.text)).toEqual([
      'All about nights.',
      'And days.',
    ]);
    const link = whole.querySelector('.outside a');
    expect(link?.getAttribute('href')).toBe('https://night.example/');
    expect(link?.getAttribute('rel')).toContain('nofollow noopener');
    expect(open(indexPage({ ...front, shows: [told] })).querySelector('main')?.text).toContain('All about nights.');
  });

  it('counts episodes, hours, lessons and voices', () => {
    expect(text(page.querySelector('.figures')?.outerHTML)).toBe('episodes12 hours of talk2 lessons40 voices16');
  });

  it('groups its episodes, and does not name itself with each', () => {
    expect(page.querySelectorAll('.group h3')[0]?.text).toBe('2024');
    expect(page.querySelector('.group .meta')?.text).toBe('Ada, Rui, Eve and 2 more\u00a0· 1\u00a0h\u00a024\u00a0min');
  });

  it('leads to its people, and says how many more there are', () => {
    const [hosts, guests] = page.querySelectorAll('.people');
    expect(hosts?.querySelectorAll('a').map((link) => link.getAttribute('href'))).toEqual([
      '/people/ada',
      '/people/rui',
    ]);
    expect(guests?.querySelectorAll('li')).toHaveLength(12);
    expect(page.querySelector('.aside')?.text).toContain('and 2 more');
  });

  it('leads on and back to the newest', () => {
    expect(page.querySelector('.pages')).toBeNull();
    const middle = open(showPage({ ...view, nextUrl: '/night-shift?cursor=b', firstUrl: '/night-shift' }));
    expect(middle.querySelectorAll('.pages a').map((link) => link.getAttribute('href'))).toEqual([
      '/night-shift',
      '/night-shift?cursor=b',
    ]);
  });
});

describe('the list of topics', () => {
  const line = (lessonCount: number, chapterCount: number) => ({
    ...topic,
    lessonCount,
    chapterCount,
    episodeCount: 2,
  });

  it('draws how much each is spoken of beside the most, and says it', () => {
    const page = open(topicListPage({ topics: [line(3, 5), line(0, 1)], query: '', most: 8, nextUrl: null }));
    const [first, second] = page.querySelectorAll('.index li');
    expect(first?.querySelectorAll('rect').map((bar) => bar.getAttribute('width'))).toEqual(['100.0%', '37.5%']);
    expect(text(first?.outerHTML)).toBe('Backups , 3 lessons in 2 episodes');
    expect(text(second?.outerHTML)).toBe('Backups , 1 chapter in 2 episodes');
  });

  it('says that no topic is called so', () => {
    const page = open(topicListPage({ topics: [], query: 'xyz', most: 8, nextUrl: null }));
    expect(page.querySelector('main')?.text).toContain('No topic is called like that');
    expect(page.querySelector('main input')?.getAttribute('value')).toBe('xyz');
  });
});

describe('what pages say of times and numbers', () => {
  it('dates as people write them, and what is no date as it is', () => {
    expect(day('2024-05-14T23:30:00-02:00')?.markup).toBe(
      '<time datetime="2024-05-14T23:30:00-02:00">14 May 2024</time>',
    );
    expect(text(day('soon')?.markup)).toBe('soon');
    expect(day(null)).toBeNull();
  });

  it('times that are interpolated as about right', () => {
    expect(text(time(3725, 'interpolated')?.markup)).toBe('about 1:02:05');
    expect(text(time(3725, 'exact')?.markup)).toBe('1:02:05');
    expect(time(null, 'interpolated')).toBeNull();
  });

  it('lengths in minutes', () => {
    expect([20, 840, 3600, 5025].map(length)).toEqual([
      '1\u00a0min',
      '14\u00a0min',
      '1\u00a0h',
      '1\u00a0h\u00a024\u00a0min',
    ]);
    expect(length(null)).toBeNull();
  });

  it('numbers with thousands and in the singular', () => {
    expect([counted(1, 'episode'), counted(0, 'episode'), counted(1200, 'episode')]).toEqual([
      '1 episode',
      '0 episodes',
      '1,200 episodes',
    ]);
    expect(figures([{ name: 'lessons', value: 0 }])).toBeNull();
    expect(text(figures([{ name: 'hours', one: 'hour', value: 1 }])?.markup)).toBe('hour1');
  });

  it('choices only where there are several, and which one is taken', () => {
    const one = { label: 'All', url: '/a', count: 2, isCurrent: true };
    expect(choiceLinks('By year', [one])).toBeNull();
    const nav = parse(choiceLinks('By year', [one, { ...one, url: '/b', isCurrent: false }])!.markup);
    expect(nav.querySelectorAll('[aria-current]').map((link) => link.getAttribute('href'))).toEqual(['/a']);
    expect(nav.querySelector('nav')?.getAttribute('aria-label')).toBe('By year');
  });

  it('how long an episode is, and how far it goes at least where that is not known', () => {
    const told = (length: number | null, duration: number | null) =>
      text(episodeEntry({ ...episode, length, duration }, { hasShow: false }).markup).replace(/\u00a0/gu, ' ');
    expect(told(4170, 2441)).toContain('1 h 10 min');
    expect(told(4170, null)).toContain('1 h 10 min');
    expect(told(null, 2441)).toContain('over 40 min');
    for (const short of [null, 59]) expect(told(null, short)).not.toMatch(/over|min/u);
  });

  it('up to four names one by one', () => {
    const named = (people: string[]) =>
      text(episodeEntry({ ...episode, people, duration: null, length: null }, { hasShow: false }).markup);
    expect(named(['Ada', 'Rui', 'Eve', 'Joe'])).toContain('Ada, Rui, Eve, Joe');
    expect(named(['Ada', 'Rui', 'Eve', 'Joe', 'Zoe'])).toContain('Ada, Rui, Eve and 2 more');
  });
});
