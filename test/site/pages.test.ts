// Every page once with sample values, looked at through selectors; and none lets markup in from outside.
import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { type PageFrame, renderPage } from '../../src/site/layout.js';
import type { LessonPageView } from '../../src/site/lesson/views.js';
import { type AskView, askPage } from '../../src/site/pages/ask.js';
import { episodePage } from '../../src/site/pages/episode.js';
import { errorPage } from '../../src/site/pages/error.js';
import { errorsPage } from '../../src/site/pages/errors.js';
import { indexPage } from '../../src/site/pages/index.js';
import { goneLessonPage, lessonPage } from '../../src/site/pages/lesson.js';
import { lessonListPage } from '../../src/site/pages/lessons.js';
import { peoplePage, personPage } from '../../src/site/pages/people.js';
import { searchPage } from '../../src/site/pages/search.js';
import { type ShowPageView, showPage } from '../../src/site/pages/show.js';
import { topicPage } from '../../src/site/pages/topic.js';
import { topicListPage } from '../../src/site/pages/topics.js';
import { degradedNote, lessonCard } from '../../src/site/parts.js';
import type { SearchView } from '../../src/site/search/views.js';
import type {
  AnswerView,
  ChapterView,
  EpisodeView,
  HitView,
  LessonView,
  NarrowingView,
  QuestionLink,
  QuoteView,
  TopicLink,
} from '../../src/site/views.js';
import { episodePageOf } from '../fixtures/episode-page.js';

const evil = '<img src=x onerror="alert(1)">\'"&';
const open = (frame: PageFrame) => parse(renderPage(frame, { name: evil }));
const topic: TopicLink = { slug: 'backups', label: evil, url: '/topics/backups' };
const show = {
  title: evil,
  url: '/night-shift',
  description: { text: evil, links: [{ start: 0, end: 4, url: `https://a.example/${evil}` }] },
  author: evil,
  thumbnail: { url: `/night-shift/${evil}`, width: 96, height: 96 },
  picture: { url: `/night-shift/${evil}`, width: 384, height: 384 },
  links: [
    { label: evil, url: 'javascript:alert(1)' },
    { label: evil, url: `https://a.example/${evil}` },
  ],
  episodeCount: 2,
  firstPublishedAt: '2024-05-14',
  lastPublishedAt: evil,
};
const episode: EpisodeView = {
  ...{ title: evil, url: '/night-shift/one', show: 'night-shift', showUrl: '/night-shift', publishedAt: '2024-05-14' },
  ...{ duration: 3725, length: 3725, people: [evil], topics: [topic] },
};
const moment = { url: '/night-shift/one#turn-7', startTime: 65, speakers: [evil], episodeTitle: evil };
const lesson: LessonView = {
  ...{ ...moment, statement: `${evil} in short`, quote: `${evil} indeed`, topics: [topic], pageUrl: '/lessons/ls_1' },
  alsoSaid: [{ ...moment, url: '/night-shift/one#turn-9', startTime: 95, quote: `${evil} again` }],
};
const hit: HitView = { ...moment, snippet: 'a <mark>backup</mark> &amp; more', chapterTitle: evil, similarCount: 2 };
const quote: QuoteView = { ...moment, quote: evil };
const chapter: ChapterView = { title: evil, summary: evil, startTime: 65, url: '/night-shift/one#turn-7' };
const question: QuestionLink = { question: evil, url: '/ask?q=why' };
const answer: AnswerView = {
  ...{ state: 'answered', text: evil, writtenBy: 'speakers', fallback: null, quotes: [quote], degraded: true },
  lookedAt: [{ title: evil, url: '/night-shift/one' }],
  nearestTopics: [topic],
};

const narrowing: NarrowingView = { values: {}, applied: [], shows: [{ value: 'one', label: evil }], topics: [] };
const narrowed: NarrowingView = {
  ...narrowing,
  values: { show: 'one', episode: 'ep_0123456789abcdef', speaker: evil, from: '2024-01-01' },
  applied: [
    { name: 'show', label: evil },
    { name: 'episode', label: evil },
    { name: 'speaker', label: evil },
    { name: 'from', label: '2024-01-01' },
  ],
};
const asked: AskView = { question: evil, answer, talk: [], narrowing, streams: false, suggestions: [] };

const mention = {
  url: '/night-shift/outage#turn-1',
  startTime: 61,
  speakers: [evil],
  episodeTitle: evil,
  publishedAt: evil,
};
const extent = { episodeCount: 2, duration: 7300, isWhole: false, completions: [evil] };
const choice = { label: evil, url: '/night-shift?year=2024', count: 2, isCurrent: true };
const wholeShow: ShowPageView = {
  ...{
    show,
    duration: 7300,
    isWhole: false,
    lessonCount: 1,
    topics: [topic],
    lessons: [lesson],
    choices: [choice, choice],
  },
  hosts: [{ name: evil, url: '/people/ada', episodeCount: 2 }],
  guests: [{ name: evil, url: '/people/rui', episodeCount: 1 }],
  groups: [{ title: evil, episodes: [episode] }],
  feeds: [{ label: evil, url: '/night-shift/feed.xml' }],
  ...{ nextUrl: '/night-shift?cursor="', firstUrl: '/night-shift' },
};
const link = { title: evil, url: '/night-shift' };
const dated = { ...link, publishedAt: '2024-05-14' };
const wholeLesson: LessonPageView = {
  ...{ statement: evil, quote: evil, isEdited: false, chapter: link, topics: [topic], near: [lesson] },
  context: { before: evil, after: `, ${evil}`, earlier: null, later: null },
  source: {
    speaker: { name: evil, url: '/people/ada', role: 'guest' },
    ...{ episode: dated, show: link, placeUrl: '/night-shift/one#turn-7', at: { time: 65, timing: 'interpolated' } },
  },
  audioUrl: 'https://a.example/1.mp3#t=65',
  alsoSaid: lesson.alsoSaid,
  share: {
    url: 'https://a.example/lessons/ls_1',
    text: evil,
    embedCode: '<iframe src="x"></iframe>',
    cardUrl: '/card.png',
  },
};
const facet = { label: evil, count: 3, url: '/search?q=a&speaker="' };
const searched: SearchView = {
  state: { query: evil, target: 'passages', values: { topic: evil }, perEpisode: 1 },
  found: { target: 'passages', hits: [hit] },
  ...{ counted: 147, pageNumber: 2, degraded: true, reason: evil, indexChanged: true, nothing: null, topics: [] },
  corrections: [{ from: evil, to: evil, exactUrl: '/search?q="' }],
  applied: [{ name: 'topic', label: evil, withoutUrl: '/search?q=a"' }],
  facets: [{ title: 'Speakers', links: [facet, ...Array(7).fill(facet)] }],
  questions: [question],
  ...{ previousUrl: '/search?q=a', nextUrl: '/search?q=a&cursor="' },
};
const pages: Readonly<Record<string, PageFrame>> = {
  index: indexPage({
    shows: [show],
    episodes: [episode],
    lessons: [lesson],
    topics: [topic],
    questions: [question],
    ...extent,
  }),
  'empty index': indexPage({ shows: [], episodes: [], lessons: [], topics: [], questions: [], ...extent }),
  search: searchPage(searched),
  'search for lessons': searchPage({
    ...searched,
    state: { ...searched.state, target: 'lessons' },
    found: { target: 'lessons', hits: [lesson] },
  }),
  'search for chapters': searchPage({
    ...searched,
    state: { ...searched.state, target: 'chapters' },
    found: { target: 'chapters', hits: [{ ...hit, title: evil, titleUrl: '/night-shift/one#turn-7' }] },
  }),
  'search without hits': searchPage({
    ...searched,
    ...{ found: { target: 'passages', hits: [] }, degraded: false, reason: null, corrections: [], facets: [] },
    nothing: { unsaid: false, ways: [{ label: evil, url: '/search?q=b', count: 3 }], topics: [topic] },
  }),
  'search not begun': searchPage({
    ...searched,
    ...{ state: { query: '', target: 'passages', values: {} }, found: null, applied: [], topics: [topic] },
  }),
  ask: askPage(asked),
  'ask with part of an answer': askPage({ ...asked, answer: { ...answer, state: 'partial' } }),
  'ask without an answer': askPage({ ...asked, answer: { ...answer, state: 'not_found', quotes: [] } }),
  'ask without a question': askPage({ ...asked, question: '', answer: null, suggestions: [question] }),
  'ask in a talk': askPage({ ...asked, talk: [{ question: evil, answer: evil }], narrowing: narrowed }),
  'ask with an answer to come': askPage({ ...asked, answer: null, narrowing: narrowed, streams: true }),
  'ask in a talk with an answer to come': askPage({
    ...asked,
    ...{ answer: null, talk: [{ question: evil, answer: evil }], streams: true },
  }),
  show: showPage(wholeShow),
  episode: episodePage(episodePageOf(evil)),
  topics: topicListPage({
    topics: [{ ...topic, lessonCount: 1, chapterCount: 3, episodeCount: 2 }],
    ...{ query: evil, most: 8, nextUrl: null },
  }),
  topic: topicPage({
    ...{ label: evil, definition: evil, lessons: [lesson], chapters: [chapter], related: [topic], episodes: [episode] },
    mentions: { first: mention, last: { ...mention, url: '/night-shift/later#turn-2' } },
    ...{ lessonCount: 1, chapterCount: 1, episodeCount: 2, shows: [choice, choice] },
    ...{ bestUrl: '/topics/backups', nextUrl: '/topics/backups?page="', moreChaptersUrl: null },
    appearances: ['2024-05-14', '2022-01-31', evil].map((publishedAt) => ({
      publishedAt,
      lessonCount: 1,
      chapterCount: 2,
    })),
  }),
  lesson: lessonPage(wholeLesson),
  'lesson without its place': lessonPage({
    ...wholeLesson,
    ...{ chapter: null, audioUrl: null, topics: [], alsoSaid: [], near: [], isEdited: true },
    context: { before: '', after: '', earlier: { speaker: evil, text: evil }, later: { speaker: null, text: evil } },
    source: { ...wholeLesson.source, speaker: null, at: { time: null, timing: null } },
  }),
  'lesson that is gone': goneLessonPage({
    ...{ reason: 'derived-no-more', episode: link, show: link },
    said: { statement: evil, quote: evil, placeUrl: '/night-shift/one#turn-7' },
  }),
  'lesson that was taken out': goneLessonPage({ reason: 'hidden', episode: link, show: link, said: null }),
  lessons: lessonListPage({ lessons: [lesson], nextUrl: '/lessons?cursor="' }),
  people: peoplePage({
    people: [{ name: evil, url: '/people/ada', shows: [{ title: evil, role: 'host' }], episodeCount: 3 }],
    nextUrl: '/people?cursor="',
    query: evil,
  }),
  person: personPage({
    ...{ name: evil, aliases: [evil], lessons: [lesson], episodes: [episode], nextUrl: null, askUrl: '/ask?speaker=a' },
    topics: [{ ...topic, lessonCount: 2 }],
    stints: [{ show: link, role: null, episodeCount: 1, wordCount: 1234, first: dated, last: dated }],
  }),
  error: errorPage({ status: 404, title: evil, detail: evil }),
  errors: errorsPage(),
};

describe.each(Object.entries(pages))('the page %s', (_name, frame) => {
  const page = open(frame);

  it('has one title, one heading, one main part and a search box that works without a script', () => {
    expect(page.querySelector('title')?.text).toBeTruthy();
    expect(page.querySelectorAll('h1')).toHaveLength(1);
    expect(page.querySelectorAll('main')).toHaveLength(1);
    expect(page.querySelector('html')?.getAttribute('lang')).toBe('en');
    expect(page.querySelector('form[role=search]')?.getAttribute('action')).toBe('/search');
    expect(page.querySelector('input[name=q]')?.getAttribute('aria-label')).toBeTruthy();
  });

  it('lets no markup in, and loads nothing from elsewhere', () => {
    expect(page.querySelectorAll('img:not(.cover, .thumb), style, iframe, object')).toHaveLength(0);
    for (const script of page.querySelectorAll('script')) {
      expect(script.getAttribute('src')).toMatch(
        /^\/assets\/(?:answer|copy|player|moments|ribbon|suggest|cite)\.[0-9a-f]{12}\.js$/u,
      );
      expect(script.text).toBe('');
    }
    for (const element of page.querySelectorAll('*')) {
      for (const name of Object.keys(element.attributes)) expect(name).not.toMatch(/^on|^style$/iu);
    }
    for (const image of page.querySelectorAll('img')) expect(image.getAttribute('src')).toMatch(/^\/night-shift\//u);
    for (const link of page.querySelectorAll('link')) {
      expect(link.getAttribute('href')).toMatch(/^\/(?:assets\/|opensearch\.xml$)/u);
    }
  });
});

describe('the search page', () => {
  const page = open(pages.search!);

  it('shows who, where and when, and marks what matched', () => {
    expect(page.querySelector('mark')?.text).toBe('backup');
    expect(page.querySelector('.cards a')?.getAttribute('href')).toBe('/night-shift/one#turn-7');
    expect(page.querySelector('.cards .when time')?.text).toBe('1:05');
    expect(page.querySelector('input[name=q]')?.getAttribute('value')).toContain('onerror');
  });

  it('says that search is degraded, and why', () => {
    expect(page.querySelector('.note')?.text).toContain('<img src=x');
    expect(degradedNote('searched by keywords alone: no model').markup).toContain(
      '>Searched by keywords alone: no model.<',
    );
    expect(degradedNote(null).markup).toContain('>Search works with keywords only at the moment.<');
  });

  it('says which words were searched for as others, and how often a moment recurs', () => {
    const [, note] = page.querySelectorAll('.note');
    expect(note?.text).toContain('Showing results for <img src=x');
    expect(page.querySelector('.cards')?.text).toContain('Said in almost the same words 2 times more');
  });

  it('says that nothing was found', () => {
    expect(open(pages['search without hits']!).querySelector('main')?.text).toContain('Nothing was found');
  });
});

describe('a lesson', () => {
  it('shows its statement unless that only repeats the quote', () => {
    const repeated = lessonCard({
      ...lesson,
      statement: 'Check the restore.',
      quote: 'So: check the restore, always.',
    });
    expect(parse(repeated.markup).querySelector('.statement')).toBeNull();
    const said = lessonCard({ ...lesson, statement: 'Check the restore.', quote: 'We looked at ten rows.' });
    expect(parse(said.markup).querySelector('.statement')?.text).toBe('Check the restore.');
  });

  it('shows a statement of a word less than the quote only where people gave it', () => {
    const stated = { ...lesson, statement: 'We looked at ten rows and all rows were there.' };
    const almost = { ...stated, quote: 'We looked at ten rows, and you know, all rows were there.' };
    expect(parse(lessonCard(almost).markup).querySelector('.statement')).toBeNull();
    const edited = lessonCard({ ...almost, isStatementEdited: true });
    expect(parse(edited.markup).querySelector('.statement')?.text).toBe(stated.statement);
  });

  it('says when in the audio its words are, which players do not before they have loaded it', () => {
    const heard = parse(renderPage(lessonPage(wholeLesson), { name: 'Our archive' }));
    expect(heard.querySelector('audio + p')?.text).toMatch(/^It begins to play at .*1:05$/u);
    const unheard = parse(renderPage(lessonPage({ ...wholeLesson, audioUrl: null }), { name: 'Our archive' }));
    expect(unheard.text).not.toContain('It begins to play');
  });

  it('shows what else says it, with the way to each moment, and nothing where nothing does', () => {
    const also = parse(lessonCard(lesson).markup).querySelector('.also');
    expect(also?.querySelector('summary')?.text).toBe('Also said');
    expect(also?.querySelectorAll('blockquote').map(({ text }) => text)).toEqual([`${evil} again`]);
    expect(also?.querySelector('.meta a')?.getAttribute('href')).toBe('/night-shift/one#turn-9');
    expect(also?.querySelector('time')?.text).toBe('1:35');
    expect(lessonCard({ ...lesson, alsoSaid: [] }).markup).not.toContain('Also said');
  });
});

describe('the question page', () => {
  const show = (changes: Partial<AnswerView>) =>
    open(askPage({ ...asked, question: 'why?', answer: { ...answer, ...changes } })).querySelector('main')!;

  it('leaves an answer that is made of its quotes to the quotes', () => {
    const page = show({ text: `Rui: ${quote.quote}` });
    expect(page.querySelector('.answer')).toBeNull();
    expect(page.querySelectorAll('blockquote')).toHaveLength(1);
    expect(page.text).toContain("In the speakers' own words.");
  });

  it('leads from the marks in a written answer to its quotes, and says who wrote it', () => {
    const page = show({ text: 'In other words. [1] And [7].', writtenBy: 'language-model' });
    expect(page.querySelector('.answer')?.text).toBe('In other words. [1] And [7].');
    expect(page.querySelectorAll('.answer a').map((link) => link.getAttribute('href'))).toEqual(['#quote-1']);
    expect(page.querySelector('#quote-1 blockquote')?.text).toBe(quote.quote);
    expect(page.text).toContain('Written by a language model');
  });

  it('says why the speakers stand in for a language model', () => {
    expect(show({ fallback: 'timeout' }).text).toContain('the language model took too long');
  });

  it('shows speaker, time and the way to the moment of each quote', () => {
    const source = show({}).querySelector('#quote-1 .meta');
    expect(source?.text).toContain('onerror');
    expect(source?.querySelector('time')?.text).toBe('1:05');
    expect(source?.querySelector('a')?.getAttribute('href')).toBe('/night-shift/one#turn-7');
  });

  it('says that it has only a part', () => {
    expect(show({ state: 'partial' }).querySelectorAll('.note').at(-1)?.text).toContain('Part of an answer.');
    expect(show({}).text).not.toContain('Part of an answer.');
  });

  it('says that the archive does not answer, where it looked, and what is near', () => {
    const page = show({ state: 'not_found', text: 'The archive does not say.', quotes: [quote] });
    expect(page.querySelectorAll('blockquote')).toHaveLength(0);
    expect(page.text).toContain('The archive does not say.');
    expect(page.querySelector('.topics a')?.getAttribute('href')).toBe('/topics/backups');
    expect(page.querySelector('.questions a')?.getAttribute('href')).toBe('/night-shift/one');
    expect(page.text).not.toContain('own words');
  });

  it('has a field with a label, also under an answer', () => {
    for (const frame of [pages.ask!, pages['ask without a question']!]) {
      const form = open(frame).querySelector('main form.ask');
      expect(form?.querySelector('label')?.getAttribute('for')).toBe(form?.querySelector('input[name=q]')?.id);
    }
  });
});

describe('questions that episodes answer', () => {
  it.each(['index', 'ask without a question', 'episode'])('lead from the page %s to their answers', (name) => {
    const link = open(pages[name]!).querySelector('.questions a');
    expect(link?.getAttribute('href')).toBe('/ask?q=why');
    expect(link?.text).toBe(evil);
  });
});
