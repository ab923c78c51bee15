// A show in another language: its words say so wherever they stand, and the page around them stays what it is. Nothing in
// words or names turns what stands beside them.
import { type HTMLElement, NodeType, parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWordedArchive, type WordedArchive } from '../fixtures/worded-archive.js';

const pages: Readonly<Record<string, (archive: WordedArchive) => string>> = {
  home: () => '/',
  show: () => '/worded',
  'episode with times': () => '/worded/timed',
  'episode without times': () => '/worded/untimed',
  lessons: () => '/lessons',
  lesson: ({ lesson }) => `/lessons/${lesson}`,
  'embedded lesson': ({ lesson }) => `/embed/lessons/${lesson}`,
  topics: () => '/topics',
  topic: ({ topic }) => `/topics/${topic}`,
  people: () => '/people',
  person: ({ person }) => `/people/${person}`,
  search: () => '/search?q=rumour',
  'search for lessons': () => '/search?q=rumour&in=lessons',
  answer: () => '/ask?q=rumour',
};
const named = Object.entries(pages);
const feeds = ['/feed.xml', '/worded/feed.xml', '/worded/lessons.xml'];

/** In letters that are read from the right, another word for every word; searches find the English one behind them. */
const FROM_RIGHT = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي';
const arabic = (name: string) => {
  const letters = Array.from(name, (letter) => FROM_RIGHT[letter.codePointAt(0)! % FROM_RIGHT.length]).join('');
  return `${letters} ${letters} rumour`;
};
const isArabic = (text: string) => /[\u0600-\u06ff]/u.test(text);
/** What is not known to be in the show's language: topics are the archive's, an answer may quote several shows. */
const ofNoShow = ['Restoring', 'Second topic', 'What it means.', 'Near', 'Written', 'What was the rumour?'].map(arabic);

function textsOf(node: HTMLElement): { text: string; holder: HTMLElement }[] {
  return node.childNodes.flatMap((child) => {
    if (child.nodeType === NodeType.ELEMENT_NODE) {
      const element = child as HTMLElement;
      const isOurs = element.classList.contains('standfirst') && element.text.includes(' talks with ');
      return isOurs || ['SCRIPT', 'TEXTAREA', 'SELECT', 'SVG'].includes(element.tagName) ? [] : textsOf(element);
    }
    return isArabic(child.text) ? [{ text: child.text.trim(), holder: node }] : [];
  });
}

describe('a show in Arabic', () => {
  let archive: WordedArchive;
  beforeAll(async () => {
    archive = await openWordedArchive({
      words: arabic,
      nameOf: (name) => arabic(name).replace(' rumour', ''),
      address: 'https://a.example/there',
    });
    const payload = { language: 'ar', description: arabic('What the show is about') };
    const { statusCode } = await archive.app.inject({ method: 'PATCH', url: '/v1/shows/worded', payload });
    expect(statusCode).toBe(200);
  });
  afterAll(() => archive.close());
  const read = async (url: string) => (await archive.app.inject({ url, headers: { accept: 'text/html' } })).body;

  it.each(named)('has its words read as they are on the page "%s"', async (_, urlOf) => {
    const page = parse(await read(urlOf(archive)));
    expect([page.querySelector('html')?.getAttribute('lang'), page.querySelector('html[dir]')]).toEqual(['en', null]);
    const texts = textsOf(page.querySelector('main')!);
    expect(texts.length).toBeGreaterThan(0);
    const wrong = texts.filter(({ text, holder }) => {
      const isName = !text.includes('rumour') || ofNoShow.some((each) => text.includes(each));
      const isTold = isName || holder.closest('[lang]')?.getAttribute('lang') === 'ar';
      return holder.closest('[dir]')?.getAttribute('dir') !== 'rtl' || !isTold;
    });
    expect(wrong.map(({ text, holder }) => `${holder.rawTagName}.${holder.classNames}: ${text}`)).toEqual([]);
  });

  it('is told to machines', async () => {
    expect(await read('/worded/feed.xml')).toContain('<language>ar</language>');
    const data = parse(await read('/worded')).querySelectorAll('script[type="application/ld+json"]');
    expect(data.map(({ text }) => text).join('')).toContain('"inLanguage":"ar"');
  });
});

describe('characters that turn others', () => {
  const TURNING = /[\u202a-\u202e\u2066-\u2069]/u;
  let archive: WordedArchive;
  beforeAll(async () => {
    const turned = (name: string) => `\u2069\u202e${name}\u202c`;
    archive = await openWordedArchive({ words: turned, nameOf: turned, address: 'https://a.example/there' });
  });
  afterAll(() => archive.close());

  it.each([...named.map(([, urlOf]) => urlOf), ...feeds.map((url) => () => url)])('stay away %s', async (urlOf) => {
    const { body } = await archive.app.inject({ url: urlOf(archive), headers: { accept: 'text/html' } });
    expect(body).toMatch(/The show|Restoring|Ada Byron/u);
    expect(body.search(TURNING)).toBe(-1);
  });

  it('stay in the data, as they came', async () => {
    const { items } = (await archive.app.inject('/v1/episodes')).json();
    expect(items[0].title).toMatch(TURNING);
  });
});
