// Text from outside stays text: on every page and in every export there is no element, attribute or script that the same
// archive in plain words does not have, and nothing leads where plain addresses would not. Read by others' parsers.
import { parse as parseCsv } from 'csv-parse/sync';
import MarkdownIt from 'markdown-it';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileAddresses, hostileWords } from '../fixtures/hostile-words.js';
import { type Shape, shapeOfHtml, shapeOfXml } from '../fixtures/markup-shape.js';
import { openWordedArchive, type WordedArchive, type Wording } from '../fixtures/worded-archive.js';

/** Characters that would turn what stands beside them: pages show the words without. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/gu;

const plain: Wording = { words: (name) => name, nameOf: (name) => name, address: 'https://plain.example/there' };
/** Characters of an attack behind a name: whole speeches are not taken for names. */
const LONGEST_NAME = 60;
/** With these in it a label names several people, who have no page together. */
const SEVERAL_PEOPLE = /[&/+|]/gu;
const asPage = { accept: 'text/html' };

/** Where pages are; `words` are put into what visitors send. */
const pages: Readonly<Record<string, (archive: WordedArchive, words: string) => string>> = {
  home: () => '/',
  show: () => '/worded',
  'episode with times': () => '/worded/timed',
  'episode without times': () => '/worded/untimed',
  'episode at a time': () => '/worded/timed?t=25',
  lessons: () => '/lessons',
  lesson: ({ lesson }) => `/lessons/${lesson}`,
  'lesson that is gone': ({ goneLesson }) => `/lessons/${goneLesson}`,
  'embedded lesson': ({ lesson }) => `/embed/lessons/${lesson}`,
  topics: () => '/topics',
  topic: ({ topic }) => `/topics/${topic}`,
  people: () => '/people',
  person: ({ person }) => `/people/${person}`,
  'search for what is there': () => '/search?q=rumour',
  'search for anything': (_, words) => `/search?q=${words}`,
  'narrowed search': (_, words) => `/search?q=rumour&show=${words}&speaker=${words}&topic=${words}&year=${words}`,
  answer: (_, words) => `/ask?q=${words}`,
  'narrowed answer': (_, words) => `/ask?q=${words}&speaker=${words}&topic=restoring`,
  'no such show': (_, words) => `/${words}`,
  'no such episode': (_, words) => `/worded/${words}`,
  'no such topic': (_, words) => `/topics/${words}`,
  'no such person': (_, words) => `/people/${words}`,
  'no such lesson': (_, words) => `/lessons/${words}`,
  'bad cursor': (_, words) => `/worded?cursor=${words}`,
};

const xmlFiles: Readonly<Record<string, (archive: WordedArchive) => string>> = {
  'feed of episodes': () => '/feed.xml',
  'feed of lessons': () => '/lessons/feed.xml',
  sitemap: () => '/sitemaps/site.xml',
  'sitemap of lessons': () => '/sitemaps/lessons-1.xml',
  'Podlove chapters': ({ episodes: [timed] }) => `/v1/episodes/${timed}/chapters.xml`,
  'oEmbed as XML': ({ lesson }) => `/oembed?format=xml&url=${encodeURIComponent(`http://localhost/lessons/${lesson}`)}`,
};

const jsonFiles: Readonly<Record<string, (archive: WordedArchive) => string>> = {
  chapters: ({ episodes: [timed] }) => `/v1/episodes/${timed}/chapters.json`,
  'JSON-LD': ({ episodes: [timed] }) => `/v1/episodes/${timed}/json-ld`,
  soundbites: ({ episodes: [timed] }) => `/v1/episodes/${timed}/soundbites`,
  'show notes as JSON': ({ episodes: [timed] }) => `/v1/episodes/${timed}/show-notes?format=json`,
  'transcript as JSON': ({ episodes: [timed] }) => `/v1/episodes/${timed}/transcript?format=podcast-json`,
  annotations: () => '/v1/lessons/export?format=annotations',
};

const htmlFiles: Readonly<Record<string, (archive: WordedArchive) => string>> = {
  'show notes': ({ episodes: [timed] }) => `/v1/episodes/${timed}/show-notes?format=html`,
  'show notes of a newsletter': ({ episodes: [timed] }) =>
    `/v1/episodes/${timed}/show-notes?format=html&length=newsletter`,
  'show notes of a feed': ({ episodes: [timed] }) => `/v1/episodes/${timed}/show-notes?format=html&length=feed`,
  'show notes by a template of the show': ({ episodes: [timed] }) => `/v1/episodes/${timed}/show-notes?template=own`,
  transcript: ({ episodes: [timed] }) => `/v1/episodes/${timed}/transcript?format=html`,
};

const markdownFiles: Readonly<Record<string, (archive: WordedArchive) => string>> = {
  'show notes': ({ episodes: [timed] }) => `/v1/episodes/${timed}/show-notes?format=markdown`,
  'show notes of an episode without times': ({ episodes: [, id] }) => `/v1/episodes/${id}/show-notes?format=markdown`,
  transcript: ({ episodes: [timed] }) => `/v1/episodes/${timed}/transcript?format=markdown`,
};

let plainly: WordedArchive;
/** Half a hundred pages are rendered first: a busy machine takes its time. */
const PATIENCE_MS = 60_000;
/** Of every page and every part of one over the plain archive: all that our templates make. */
const ours = new Set<string>();
beforeAll(async () => {
  plainly = await openWordedArchive(plain);
  for (const where of [...Object.values(pages), ...Object.values(htmlFiles)]) {
    for (const words of ['nothing', 'rumour']) {
      for (const kind of shapeOfHtml(await bodyOf(plainly, where(plainly, words), asPage)).kinds) ours.add(kind);
    }
  }
}, PATIENCE_MS);
afterAll(() => plainly.close());

async function bodyOf({ app }: WordedArchive, url: string, headers: Record<string, string> = {}): Promise<string> {
  const { body, statusCode } = await app.inject({ url, headers });
  expect(statusCode, `${url} ${body}`).toBeLessThan(500);
  return body;
}

/** Of the web, of this site, of this page. */
const harmless = /^(?:https?:\/\/|\/(?!\/)|#|\?|$)/u;

function isHarmless(address: string): boolean {
  return harmless.test(address) && URL.parse(address, 'http://localhost')?.hostname !== 'evil.example';
}

function expectNothingNew(hostile: Shape, known: ReadonlySet<string>): void {
  expect([...hostile.kinds].filter((kind) => !known.has(kind))).toEqual([]);
  expect(hostile.addresses.filter((address) => !isHarmless(address))).toEqual([]);
  for (const content of hostile.data) expect(() => JSON.parse(content)).not.toThrow();
}

/** The file, and the same of the plain archive; both are there. */
async function both(archive: WordedArchive, where: (archive: WordedArchive) => string): Promise<[string, string]> {
  const bodies: string[] = [];
  for (const each of [archive, plainly]) {
    const { body, statusCode } = await each.app.inject(where(each));
    expect(statusCode, body).toBe(200);
    bodies.push(body);
  }
  return [bodies[0]!, bodies[1]!];
}

const wordings = [
  ...Object.entries(hostileWords).map(([kind, words], i): [string, Wording] => {
    const address = hostileAddresses[i % hostileAddresses.length]!;
    const nameOf = (name: string) => `${name} ${words.replace(SEVERAL_PEOPLE, '').slice(0, LONGEST_NAME)}`;
    return [kind, { words: (name) => `${name} ${words}`, nameOf, address }];
  }),
];

describe.each(wordings)('an archive made of hostile %s', (kind, wording) => {
  let archive: WordedArchive;
  beforeAll(async () => {
    archive = await openWordedArchive(wording);
  }, PATIENCE_MS);
  afterAll(() => archive.close());

  it.each(Object.entries(pages))('is text on the page "%s"', async (_name, where) => {
    const sent = hostileWords[kind]!.replace(/[\p{Cc}\p{Cs}]/gu, '').slice(0, 300);
    const hostile = shapeOfHtml(await bodyOf(archive, where(archive, encodeURIComponent(sent)), asPage));
    const before = shapeOfHtml(await bodyOf(plainly, where(plainly, 'nothing'), asPage));
    expectNothingNew(hostile, ours);
    expect(hostile.data).toHaveLength(before.data.length);
  });

  it.each([
    'home',
    'show',
    'episode with times',
    'lesson',
    'embedded lesson',
    'topic',
    'search for what is there',
    'answer',
  ])('is there to be read on the page "%s"', async (name) => {
    const url = pages[name]!(archive, encodeURIComponent('Which rumour?'));
    const { text } = shapeOfHtml(await bodyOf(archive, url, asPage));
    const shown = legible(hostileWords[kind]!).replace(TURNING, '');
    expect(spaced(text)).toContain(spaced(shown).slice(0, 40));
    expect(text).not.toMatch(TURNING);
  });

  it('is text where a talk goes on', async () => {
    const fields = { q: `And then? ${hostileWords[kind]}`, said: JSON.stringify([hostileWords[kind]]), speaker: 'x' };
    const open = async ({ app }: WordedArchive, sent: Record<string, string>) => {
      const type = { ...asPage, 'content-type': 'application/x-www-form-urlencoded' };
      const payload = new URLSearchParams(sent).toString();
      return shapeOfHtml((await app.inject({ method: 'POST', url: '/ask', payload, headers: type })).body);
    };
    const before = await open(plainly, { q: 'And then?', said: '["Before"]', speaker: 'x' });
    expectNothingNew(await open(archive, fields), new Set([...ours, ...before.kinds]));
  });

  it.each(Object.entries(xmlFiles))('is text in the %s', async (_name, where) => {
    const [hostile, before] = (await both(archive, where)).map(shapeOfXml);
    expectNothingNew(hostile!, before!.kinds);
  });

  it.each(Object.entries(htmlFiles))('is text in the %s as HTML', async (_name, where) => {
    const [hostile] = (await both(archive, where)).map((body) => shapeOfHtml(body));
    expectNothingNew(hostile!, ours);
  });

  it.each(Object.entries(markdownFiles))('is text in the %s as Markdown', async (_name, where) => {
    const renderer = new MarkdownIt({ html: true, linkify: false });
    const [hostile, before] = (await both(archive, where)).map((body) =>
      // What stands in the front matter is YAML.
      shapeOfHtml(renderer.render(body.replace(/^---\n.*?\n---\n/su, '')), { isFragment: true }),
    );
    expectNothingNew(hostile!, before!.kinds);
  });

  it.each(Object.entries(jsonFiles))('leaves the %s whole', async (_name, where) => {
    const [hostile, before] = await both(archive, where);
    const known = fieldsOf(JSON.parse(before));
    expect(fieldsOf(JSON.parse(hostile)).filter((field) => !known.includes(field))).toEqual([]);
  });

  it('is text in the markup that oEmbed gives to others', async () => {
    const where = ({ lesson }: WordedArchive) =>
      `/oembed?url=${encodeURIComponent(`http://localhost/lessons/${lesson}`)}`;
    const [hostile, before] = (await both(archive, where)).map((body) =>
      shapeOfHtml(String(JSON.parse(body).html), { isFragment: true }),
    );
    expectNothingNew(hostile!, before!.kinds);
  });

  it('says nothing but its words in captions', async () => {
    const where = ({ episodes: [timed] }: WordedArchive) => `/v1/episodes/${timed}/transcript?format=vtt`;
    const [hostile] = await both(archive, where);
    expect(hostile).toMatch(/^WEBVTT\n/u);
    for (const line of hostile.split('\n').filter((each) => each.includes('-->'))) {
      expect(line).toMatch(/^(?:\d\d:)?\d\d:\d\d\.\d{3} --> (?:\d\d:)?\d\d:\d\d\.\d{3}$/u);
    }
    const tags = [...hostile.matchAll(/<[^>]*>?/gu)].map(([tag]) => tag.replace(/^<v [^<>\n]+>$/u, '<v>'));
    expect([...new Set(tags)].filter((tag) => tag !== '<v>' && tag !== '</v>')).toEqual([]);
  });

  it('puts no cue of its own into SubRip', async () => {
    const where = ({ episodes: [timed] }: WordedArchive) => `/v1/episodes/${timed}/transcript?format=srt`;
    const [hostile] = await both(archive, where);
    for (const [i, cue] of hostile.trim().split('\n\n').entries()) {
      const [number, times, ...lines] = cue.split('\n');
      expect(number).toBe(String(i + 1));
      expect(times).toMatch(/^\d\d:\d\d:\d\d,\d{3} --> \d\d:\d\d:\d\d,\d{3}$/u);
      expect(lines.filter((line) => /^\s*[\d:,.]+\s*-->/u.test(line))).toEqual([]);
    }
  });

  it('keeps to its cells in tables, and calculates nothing', async () => {
    const read = async (each: WordedArchive): Promise<string[][]> =>
      parseCsv(await bodyOf(each, '/v1/lessons/export?format=csv'));
    const [hostile, before] = [await read(archive), await read(plainly)];
    expect(hostile.map(({ length }) => length)).toEqual(before.map(({ length }) => length));
    expect(
      hostile
        .slice(1)
        .flat()
        .filter((cell) => /^[=+@\t\r]|^-(?!\d)/u.test(cell)),
    ).toEqual([]);
  });

  it('is text on cards to learn from', async () => {
    const read = async (each: WordedArchive): Promise<Shape> => {
      const body = (await bodyOf(each, '/v1/lessons/export?format=anki')).replace(/^#.*\n/gmu, '');
      const rows: string[][] = parseCsv(body, { delimiter: '\t', relax_column_count: true });
      return shapeOfHtml(rows.flat().join('\n'), { isFragment: true });
    };
    expectNothingNew(await read(archive), (await read(plainly)).kinds);
  });

  it('is text in the feed that it is added to', async () => {
    const patch = async ({ app }: WordedArchive): Promise<Shape> => {
      const payload = `<rss version="2.0"><channel><title>Mine</title>
<item><title>Mine</title><guid>1</guid><pubDate>Tue, 14 May 2024 00:00:00 GMT</pubDate></item></channel></rss>`;
      const { body, statusCode } = await app.inject({
        ...{
          method: 'POST',
          url: '/v1/shows/worded/feed-patch?format=rss&include=transcripts,chapters,soundbites,persons,notes',
        },
        ...{ payload, headers: { 'content-type': 'application/rss+xml' } },
      });
      expect(statusCode, body).toBe(200);
      return shapeOfXml(body);
    };
    expectNothingNew(await patch(archive), (await patch(plainly)).kinds);
  });
});

describe.each(hostileAddresses)('the address %j', (address) => {
  it('is no link, no audio and no picture anywhere', async () => {
    const archive = await openWordedArchive({ ...plain, address });
    for (const [name, where] of Object.entries(pages)) {
      const shape = shapeOfHtml(await bodyOf(archive, where(archive, 'nothing'), asPage));
      expect(
        shape.addresses.filter((each) => !isHarmless(each)),
        name,
      ).toEqual([]);
    }
    for (const [name, where] of Object.entries(xmlFiles)) {
      const shape = shapeOfXml(await bodyOf(archive, where(archive)));
      expect(
        shape.addresses.filter((each) => !isHarmless(each)),
        name,
      ).toEqual([]);
    }
    await archive.close();
  });
});

/** Names of fields of all objects in it, at any depth. */
function fieldsOf(value: unknown): string[] {
  const fields = new Set<string>();
  JSON.stringify(value, (key, inner: unknown) => {
    if (Number.isNaN(Number(key))) fields.add(key);
    return inner;
  });
  return [...fields].toSorted();
}

/** Without what no XML and no page can hold, and what has no width. */
function legible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\ufffe]/gu, '');
}

function spaced(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
