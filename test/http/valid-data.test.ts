// What machines read, as others' readers take it: JSON-LD by jsonld.js and the vocabulary of schema.org, feeds by feedsmith.
import { parseRssFeed } from 'feedsmith';
import jsonld from 'jsonld';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANNOTATION_CONTEXT } from '../fixtures/annotation-context.js';
import { faultsInVocabulary, type LinkedData } from '../fixtures/schema-org.js';
import { openWordedArchive, type WordedArchive } from '../fixtures/worded-archive.js';

let archive: WordedArchive;
beforeAll(async () => {
  const address = 'https://plain.example/there';
  archive = await openWordedArchive({ words: (name) => name, nameOf: (name) => name, address });
});
afterAll(() => archive.close());

async function get(url: string): Promise<string> {
  const { body, statusCode } = await archive.app.inject({ url });
  expect(statusCode, url).toBe(200);
  return body;
}

const ldPaths = ({ episodes: [timed, untimed], lesson, topic, person }: WordedArchive) => [
  ...['/', '/worded', '/worded/timed', '/worded/untimed'],
  ...[`/lessons/${lesson}`, `/topics/${topic}`, `/people/${person}`],
  ...[`/v1/episodes/${timed}/json-ld`, `/v1/episodes/${untimed}/json-ld`],
];

const LD_SCRIPT = /<script type="application\/ld\+json">(.*?)<\/script>/gsu;

async function linkedDataOf(where: string): Promise<LinkedData[]> {
  const body = await get(where);
  const texts = where.startsWith('/v1/') ? [body] : Array.from(body.matchAll(LD_SCRIPT), ([, text]) => text!);
  return texts.map((text) => ({ where, data: JSON.parse(text) }));
}

/** What https://schema.org answers with, as far as it is needed here: every name is one of its vocabulary. */
const SCHEMA_ORG = { '@context': { '@vocab': 'http://schema.org/' } };
const contexts: Readonly<Record<string, jsonld.NodeObject>> = {
  ...{ 'https://schema.org': SCHEMA_ORG, 'http://www.w3.org/ns/anno.jsonld': ANNOTATION_CONTEXT },
};

/** In safe mode jsonld.js throws where it would leave something out: relative addresses, terms without a meaning. */
const careful: jsonld.Options.Expand & { readonly safe: boolean } = {
  safe: true,
  async documentLoader(documentUrl) {
    expect(Object.keys(contexts)).toContain(documentUrl);
    return { documentUrl, document: contexts[documentUrl]! };
  },
};

async function expanded(data: object): Promise<unknown[]> {
  return jsonld.expand(data as jsonld.JsonLdDocument, careful);
}

describe('JSON-LD', () => {
  it('of every page and of the API is in the vocabulary of schema.org', { timeout: 120_000 }, async () => {
    const all = (await Promise.all(ldPaths(archive).map(linkedDataOf))).flat();
    expect(all.length).toBeGreaterThan(9);
    expect(faultsInVocabulary(all)).toEqual([]);
  });

  it('loses nothing in a processor of JSON-LD', async () => {
    for (const { data } of (await Promise.all(ldPaths(archive).map(linkedDataOf))).flat()) {
      const [node] = await expanded(data);
      expect(node).toMatchObject({ '@type': [`http://schema.org/${data['@type']}`] });
    }
  });

  it('is found to have faults where it has some', { timeout: 120_000 }, async () => {
    const [episode] = await linkedDataOf('/worded/timed');
    const faulty = { ...episode!.data, episodeTitle: 'One', duration: 80, '@context': 'https://schema.org' };
    expect(faultsInVocabulary([{ where: 'here', data: faulty }]).join('\n')).toMatch(
      /^here: .*(?:duration|episodeTitle)/u,
    );
    await expect(expanded({ ...episode!.data, '@id': 'relative' })).rejects.toThrow();
  });
});

describe('Web Annotations', () => {
  const where = '/v1/lessons/export?show=worded&format=annotations';

  it('lose nothing in a processor of JSON-LD', async () => {
    const data = JSON.parse(await get(where));
    const [collection] = await expanded(data);
    const items = 'http://www.w3.org/ns/activitystreams#items';
    const [page] = (collection as Record<string, Record<string, { '@list': object[] }[]>[]>)[
      'http://www.w3.org/ns/activitystreams#first'
    ]!;
    const annotations = page![items]![0]!['@list'];
    expect(annotations.length).toBe(data.total);
    expect(annotations.length).toBeGreaterThan(0);
    for (const annotation of annotations) {
      expect(annotation).toMatchObject({
        ...{ '@id': expect.stringMatching(/^http:/u), '@type': ['http://www.w3.org/ns/oa#Annotation'] },
        'http://www.w3.org/ns/oa#motivatedBy': [{ '@id': 'http://www.w3.org/ns/oa#describing' }],
        'http://www.w3.org/ns/oa#hasTarget': expect.arrayContaining([
          expect.objectContaining({
            'http://www.w3.org/ns/oa#hasSource': [{ '@id': expect.stringMatching(/^http/u) }],
          }),
        ]),
      });
    }
  });

  it('are found to have faults where they have some', async () => {
    const data = JSON.parse(await get(where));
    await expect(expanded({ ...data, tone: 'kind' })).rejects.toThrow();
    data.first.items[0].type = 'Remark';
    await expect(expanded(data)).rejects.toThrow();
  });
});

describe.each(['/feed.xml', '/lessons/feed.xml', '/worded/feed.xml', '/worded/lessons.xml'])('the feed %s', (path) => {
  it('is RSS with all that its items have to have', async () => {
    const feed = parseRssFeed(await get(path));
    expect(feed).toMatchObject({
      title: expect.stringMatching(/\S/u),
      link: expect.stringMatching(/^http:/u),
      description: expect.stringMatching(/\S/u),
      language: 'en',
      atom: { links: [{ rel: 'self', type: 'application/rss+xml', href: `http://localhost${path}` }] },
    });
    expect(feed.items?.length).toBeGreaterThan(1);
    for (const item of feed.items!) {
      expect(item).toMatchObject({
        title: expect.stringMatching(/\S/u),
        link: expect.stringMatching(/^http:/u),
        guid: { value: expect.stringMatching(/\S/u), isPermaLink: false },
        description: expect.any(String),
      });
      expect(new Date(String(item.pubDate)).toUTCString()).toBe(item.pubDate);
    }
    expect(new Set(feed.items!.map(({ guid }) => guid!.value)).size).toBe(feed.items!.length);
  });
});

/** A channel of one item that has what is given and is heard at the episode's address. */
const feedWith = (inside: string, namespaces = '') => `<rss version="2.0"${namespaces}><channel><title>The show</title>
<link>https://plain.example</link><description>Words</description><item><title>Episode timed</title>
<enclosure url="https://plain.example/there" type="audio/mpeg" length="1"/>${inside}</item></channel></rss>`;

describe('tags in feeds', () => {
  it('of a patched feed are those of the Podcasting 2.0 namespace', async () => {
    const { body } = await archive.app.inject({
      ...{ method: 'POST', url: '/v1/shows/worded/feed-patch?format=rss', payload: feedWith('') },
      headers: { 'content-type': 'application/rss+xml' },
    });
    const { podcast } = parseRssFeed(body).items![0]!;
    expect(podcast?.transcripts?.map(({ type }) => type)).toEqual([
      ...['text/vtt', 'application/x-subrip', 'application/json', 'text/html'],
    ]);
    expect(podcast?.chapters).toEqual({
      ...{ url: expect.stringMatching(/^http:.*\/chapters\.json$/u), type: 'application/json+chapters' },
    });
    const { soundbites } = JSON.parse(await get(`/v1/episodes/${archive.episodes[0]}/soundbites`));
    expect(soundbites.length).toBeGreaterThan(0);
    expect(podcast?.soundbites).toEqual(
      soundbites.map(({ startTime, duration, title }: Record<string, unknown>) => ({
        startTime,
        duration,
        display: title,
      })),
    );
    expect(podcast?.persons).toEqual([
      { display: 'Ada Byron', role: 'host', href: 'http://localhost/people/ada-byron' },
      { display: 'Rui Okafor', role: 'guest', href: 'http://localhost/people/rui-okafor' },
    ]);
  });

  it('for Podlove Simple Chapters say what the JSON chapters say', async () => {
    const xml = await get(`/v1/episodes/${archive.episodes[0]}/chapters.xml`);
    const { chapters } = JSON.parse(await get(`/v1/episodes/${archive.episodes[0]}/chapters.json`));
    const { psc } = parseRssFeed(feedWith(xml.replace(/^<\?xml.*?\?>/u, ''))).items![0]!;
    const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 23);
    expect(psc?.chapters).toEqual(
      chapters.map(({ startTime, title, url }: { startTime: number; title: string; url: string }) => ({
        ...{ start: clock(startTime), title, href: url },
      })),
    );
  });
});
