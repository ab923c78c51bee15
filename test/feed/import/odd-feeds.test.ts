// Feeds that are sound, and odd: they move, are lists, hold secrets, wait for somebody, hold what fails inside.

import { writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FeedItem, FollowedFeed } from '../../../src/domain/followed-feed.js';
import { temporaryFolder } from '../../store/sqlite/temporary-folder.js';
import { serve, type WebServer } from '../http/web-server.js';
import { type Archive, type ArchiveOptions, openArchive } from './open-archive.js';

const HEADER = `<rss xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>`;

function feedOf(title: string, items: readonly string[], more = ''): string {
  return `${HEADER}<title>${title}</title>${more}${items.join('')}</channel></rss>`;
}

function itemOf(number: number, more = `<podcast:transcript url="/${number}.vtt" type="text/vtt"/>`): string {
  return `<item><guid>g${number}</guid><title>Episode ${number}</title>${more}</item>`;
}

function captions(name: string): string {
  return `WEBVTT\n\n00:00.000 --> 00:10.000\n<v Ada>We restored the backup of ${name} and compared what it holds.\n`;
}

type Answer = string | ((request: IncomingMessage, response: ServerResponse) => void);

/** Every caption file is there; the rest as given. */
async function serveAll(answers: Readonly<Record<string, Answer>>): Promise<WebServer> {
  return serve((request, response) => {
    const { pathname } = new URL(request.url!, 'http://x');
    const answer = answers[pathname] ?? (pathname.endsWith('.vtt') ? captions(pathname) : null);
    if (typeof answer === 'function') answer(request, response);
    else if (answer === null) response.writeHead(404).end();
    else response.end(answer);
  });
}

function opened(options?: ArchiveOptions): Archive {
  const archive = openArchive(join(temporaryFolder(), 'archive.db'), options);
  onTestFinished(async () => {
    await archive.service.close();
    await archive.store.close();
  });
  return archive;
}

async function importFrom({ service }: Archive, url: string): Promise<FollowedFeed> {
  const { id } = await service.follow({ url, show: null });
  await service.complete(id, { signal: new AbortController().signal, onProgress: () => {} });
  return (await service.findFeed(id))!;
}

async function itemsOf({ service }: Archive, { id }: FollowedFeed): Promise<readonly FeedItem[]> {
  return (await service.findFeedItems(id, {}, { limit: 1_000 })).items;
}

const pathsOf = ({ requests }: WebServer) => requests.map(({ url }) => url);

describe('a feed that moved for good', () => {
  it('is the same one under its old address, its new one, and another spelling of either', async () => {
    const server = await serveAll({
      '/old.xml': (_, response) => void response.writeHead(301, { location: '/new.xml' }).end(),
      '/new.xml': feedOf('Moved', [itemOf(1)]),
    });
    const archive = opened();
    const first = await importFrom(archive, server.url('/old.xml'));
    expect(first.url).toBe(server.url('/new.xml'));
    for (const url of ['/old.xml', '/new.xml', '/new.xml#top'].map((path) => server.url(path)))
      expect(await importFrom(archive, url)).toMatchObject({ id: first.id, url: first.url, state: 'idle' });
    const shouted = server.url('/new.xml').replace('http://feeds.example', 'HTTP://Feeds.Example');
    expect((await importFrom(archive, shouted)).id).toBe(first.id);
    expect((await archive.service.findFeeds({ limit: 9 })).items).toHaveLength(1);
    expect(archive.taken).toEqual(['episode-1']);
  });
});

describe('a feed that says that it has moved', () => {
  const movedTo = (url: string) => `<itunes:new-feed-url>${url}</itunes:new-feed-url>`;

  it('is read and followed there, under the show that it has', async () => {
    const answers: Record<string, Answer> = { '/new.xml': feedOf('Moved', [itemOf(1), itemOf(2)]) };
    const server = await serveAll(answers);
    answers['/old.xml'] = feedOf('Moved', [movedTo(server.url('/new.xml')), itemOf(1)]);
    const archive = opened();
    const feed = await importFrom(archive, server.url('/old.xml'));
    expect(feed).toMatchObject({ url: server.url('/new.xml'), show: 'moved', state: 'idle' });
    expect(archive.taken.toSorted()).toEqual(['episode-1', 'episode-2']);
  });

  it.each([
    ['a private address', 'http://10.0.0.1/new.xml'],
    ['nowhere', 'http://feeds.example/none.xml'],
    ['another podcast', 'http://feeds.example/other.xml'],
    ['a list of feeds', 'http://feeds.example/list.opml'],
    ['a page', 'http://feeds.example/page.html'],
  ])('to %s stays where it is', async (_, address) => {
    const answers: Record<string, Answer> = {
      '/other.xml': feedOf('Moved', [itemOf(7)]),
      '/list.opml': '<opml version="2.0"><body><outline type="rss" xmlUrl="http://feeds.example/a.xml"/></body></opml>',
      '/page.html': '<!doctype html><title>Gone</title>',
    };
    const server = await serveAll(answers);
    const there = address.replace('http://feeds.example/', server.url('/'));
    answers['/old.xml'] = feedOf('Moved', [movedTo(there), itemOf(1)]);
    const archive = opened();
    expect(await importFrom(archive, server.url('/old.xml'))).toMatchObject({
      url: server.url('/old.xml'),
      state: 'idle',
    });
    expect(archive.taken).toEqual(['episode-1']);
  });

  it('and the one there that it has moved back: the last one that was read is followed', async () => {
    const answers: Record<string, Answer> = {};
    const server = await serveAll(answers);
    answers['/a.xml'] = feedOf('Moved', [movedTo(server.url('/b.xml')), itemOf(1)]);
    answers['/b.xml'] = feedOf('Moved', [movedTo(server.url('/a.xml')), itemOf(1)]);
    const archive = opened();
    expect(await importFrom(archive, server.url('/a.xml'))).toMatchObject({ url: server.url('/b.xml'), state: 'idle' });
    expect(archive.taken).toEqual(['episode-1']);
  });
});

describe('two podcasts of one title', () => {
  const named = (guid: string) => `<podcast:guid>${guid}</podcast:guid>`;

  it('are two shows', async () => {
    const server = await serveAll({
      '/a.xml': feedOf('The Daily', [itemOf(1)]),
      '/b.xml': feedOf('The Daily', [itemOf(2)]),
      '/c.xml': feedOf('The Daily!', [itemOf(3)]),
    });
    const archive = opened();
    const shows = [];
    for (const path of ['/a.xml', '/b.xml', '/c.xml', '/b.xml'])
      shows.push((await importFrom(archive, server.url(path))).show);
    expect(shows).toEqual(['the-daily', 'the-daily-2', 'the-daily-3', 'the-daily-2']);
    expect((await archive.store.findShows({ limit: 9 })).items.map(({ episodeCount }) => episodeCount)).toEqual([
      1, 1, 1,
    ]);
  });

  it('are two also where their items are numbered and called alike', async () => {
    const of = (host: string) =>
      itemOf(1, `<enclosure url="http://${host}/1.mp3" type="audio/mpeg"/><podcast:transcript url="/${host}.vtt"/>`);
    const bare = '<item><guid>g0</guid><title>Trailer</title></item>';
    const server = await serveAll({
      '/a.xml': feedOf('The Daily', [of('a.example'), bare]),
      '/b.xml': feedOf('The Daily', [of('b.example'), bare]),
      '/c.xml': feedOf('The Daily', [of('a.example').replace('/a.example.vtt', '/other.vtt'), bare]),
    });
    const archive = opened();
    const shows = [];
    for (const path of ['/a.xml', '/b.xml', '/c.xml']) shows.push((await importFrom(archive, server.url(path))).show);
    expect(shows).toEqual(['the-daily', 'the-daily-2', 'the-daily']);
    expect(await archive.store.findEpisodeBySlug('the-daily-2', 'episode-1')).toMatchObject({
      audioUrl: 'http://b.example/1.mp3',
    });
  });

  it('are two also where their items are the same, when they say who they are', async () => {
    const server = await serveAll({
      '/a.xml': feedOf('The Daily', [named('one'), itemOf(1)]),
      '/b.xml': feedOf('The Daily', [named('two'), itemOf(1)]),
    });
    const archive = opened();
    expect((await importFrom(archive, server.url('/a.xml'))).show).toBe('the-daily');
    expect((await importFrom(archive, server.url('/b.xml'))).show).toBe('the-daily-2');
  });

  it('are one where they say that they are, and where they share an item', async () => {
    const server = await serveAll({
      '/a.xml': feedOf('The Daily', [named('one'), itemOf(1)]),
      '/b.xml': feedOf('The Daily', [named('one'), itemOf(2)]),
      '/c.xml': feedOf('The Daily', [itemOf(2), itemOf(3)]),
    });
    const archive = opened();
    for (const path of ['/a.xml', '/b.xml', '/c.xml'])
      expect((await importFrom(archive, server.url(path))).show).toBe('the-daily');
    expect((await archive.store.findEpisodes({}, { limit: 9 })).items).toHaveLength(3);
  });
});

describe('a list of feeds behind an address', () => {
  const list = (urls: readonly string[]) =>
    `<opml version="2.0"><head><title>My list</title></head><body>${urls.map((url) => `<outline type="rss" xmlUrl="${url}"/>`).join('')}</body></opml>`;

  it('is read once, and each of its feeds is followed on its own or refused', async () => {
    const server = await serveAll({
      '/list.opml': (_, response) => response.end(list([server.url('/a.xml'), 'http://10.0.0.1/b.xml'])),
      '/a.xml': feedOf('A', [itemOf(1)]),
    });
    const archive = opened({ intervalMs: 1_000 });
    const feed = await importFrom(archive, server.url('/list.opml'));
    expect(feed).toMatchObject({ kind: 'list', title: 'My list', show: null, state: 'idle', nextFetchAt: null });
    expect(await itemsOf(archive, feed)).toMatchObject([
      { guid: server.url('/a.xml'), state: 'in', outcome: 'created', episodeId: null },
      { guid: 'http://10.0.0.1/b.xml', state: 'failed', reason: { code: 'refused-address' } },
    ]);
    const feeds = (await archive.service.findFeeds({ limit: 9 })).items;
    expect(feeds.map(({ url, state }) => [url, state])).toContainEqual([server.url('/a.xml'), 'waiting']);
  });

  it('that another list names is not read, so that two that name one another end', async () => {
    const server = await serveAll({
      '/one.opml': (_, response) => response.end(list([server.url('/two.opml')])),
      '/two.opml': (_, response) => response.end(list([server.url('/one.opml'), server.url('/three.opml')])),
    });
    const archive = opened();
    await importFrom(archive, server.url('/one.opml'));
    const { items } = await archive.service.findFeeds({ limit: 9 });
    const two = items.find(({ url }) => url === server.url('/two.opml'))!;
    await archive.service.complete(two.id, { signal: new AbortController().signal, onProgress: () => {} });
    const read = await archive.service.findFeed(two.id);
    expect(read).toMatchObject({ kind: 'feed', state: 'failed', error: { code: 'malformed-feed' } });
    expect((await archive.service.findFeeds({ limit: 9 })).items).toHaveLength(2);
  });

  it('is none that makes one show', async () => {
    const server = await serveAll({ '/list.opml': list(['http://feeds.example/a.xml']) });
    const archive = opened();
    const { id } = await archive.service.follow({ url: server.url('/list.opml'), show: 'my-show' });
    await archive.service.complete(id, { signal: new AbortController().signal, onProgress: () => {} });
    expect(await archive.service.findFeed(id)).toMatchObject({ state: 'failed', error: { code: 'malformed-feed' } });
  });
});

describe('a private feed', () => {
  it('keeps the secret of its addresses out of reasons', async () => {
    const server = await serveAll({
      '/private.xml': feedOf('Private', [
        itemOf(1, '<podcast:transcript url="/broken.json?key=s3cret" type="application/json"/>'),
        itemOf(2, '<podcast:transcript url="/missing.srt?key=s3cret" type="application/x-subrip"/>'),
      ]),
      '/broken.json': '{"segments": [{"speaker": "Ada", "startTime": 1',
    });
    const archive = opened();
    const items = await itemsOf(archive, await importFrom(archive, server.url('/private.xml?key=s3cret')));
    expect(items.map(({ state }) => state)).toEqual(['failed', 'failed']);
    expect(JSON.stringify(items)).not.toContain('s3cret');
    expect(archive.log.join()).not.toContain('s3cret');
  });
});

describe('an item that fails inside', () => {
  it('is told after some tries, and keeps no other one waiting', async () => {
    const server = await serveAll({
      '/feed.xml': feedOf(
        'Poison',
        [1, 2, 3].map((number) => itemOf(number)),
      ),
    });
    const archive = opened({ poison: ['episode-1'] });
    const feed = await importFrom(archive, server.url('/feed.xml'));
    expect(feed).toMatchObject({ state: 'idle', error: null });
    expect(await itemsOf(archive, feed)).toMatchObject([
      { state: 'failed', reason: { code: 'internal' } },
      { state: 'in' },
      { state: 'in' },
    ]);
    expect(archive.taken.filter((slug) => slug === 'episode-1')).toHaveLength(4);
    expect(archive.log[0]).toContain('ran out of memory');
  });
});

describe('a feed of which an item waits for long', () => {
  it('is read again in its time, and what is new comes in', async () => {
    let items = [itemOf(1, '<podcast:transcript url="/busy" type="text/vtt"/>')];
    const server = await serve(({ url }, response) => {
      if (url === '/feed.xml') response.end(feedOf('Later', items));
      else if (url === '/busy') response.writeHead(429).end();
      else response.end(captions(url!));
    });
    const archive = opened({ intervalMs: 1 });
    const feed = await importFrom(archive, server.url('/feed.xml'));
    const waiting = { state: 'waiting', reason: null, tryAt: new Date(Date.now() + 86_400_000) } as const;
    await archive.store.saveFeedItem(feed.id, 'g1', waiting);
    items = [itemOf(2), ...items];
    const again = await importFrom(archive, server.url('/feed.xml'));
    expect(again.state).toBe('paused');
    expect(Date.parse(again.nextFetchAt!)).toBeLessThan(Date.now() + 60_000);
    expect(await itemsOf(archive, again)).toMatchObject([{ state: 'waiting' }, { guid: 'g2', state: 'in' }]);
  });
});

describe('listed chapters in a file', () => {
  const CHAPTERS = '{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "How it began"}]}';
  const withFile = `<podcast:transcript url="/1.vtt" type="text/vtt"/><podcast:chapters url="/chapters.json"/>`;
  const inline = `<psc:chapters xmlns:psc="http://podlove.org/simple-chapters"><psc:chapter start="0" title="Inline"/></psc:chapters>`;
  const chaptersOf = async ({ store }: Archive) =>
    (await store.findEpisodeBySlug('chapters', 'episode-1'))?.publication?.chapters.map(({ title }) => title);

  it('are fetched again only where they changed', async () => {
    const server = await serveAll({
      '/feed.xml': feedOf('Chapters', [itemOf(1, withFile)]),
      '/chapters.json': ({ headers }, response) => {
        if (headers['if-none-match'] === '"c"') response.writeHead(304).end();
        else response.writeHead(200, { etag: '"c"' }).end(CHAPTERS);
      },
    });
    const archive = opened();
    await importFrom(archive, server.url('/feed.xml'));
    await importFrom(archive, server.url('/feed.xml'));
    const asked = server.requests.filter(({ url }) => url === '/chapters.json');
    expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"c"']);
    expect(archive.taken).toHaveLength(1);
    expect(await chaptersOf(archive)).toEqual(['How it began']);
  });

  it('are those of the feed itself where the file lists none', async () => {
    const server = await serveAll({
      '/feed.xml': feedOf('Chapters', [itemOf(1, withFile + inline)]),
      '/chapters.json': '{"chapters": []}',
    });
    const archive = opened();
    await importFrom(archive, server.url('/feed.xml'));
    expect(await chaptersOf(archive)).toEqual(['Inline']);
  });

  it('stay when somebody sends a better transcript', async () => {
    const server = await serveAll({
      '/feed.xml': feedOf('Chapters', [itemOf(1, withFile)]),
      '/chapters.json': CHAPTERS,
    });
    const archive = opened();
    await importFrom(archive, server.url('/feed.xml'));
    const transcript = { bytes: Buffer.from(captions('another machine')) };
    await archive.writer.ingest({ show: 'chapters', slug: 'episode-1', title: 'Episode 1', transcript });
    expect(await chaptersOf(archive)).toEqual(['How it began']);
  });
});

describe('a feed of pages', () => {
  it('that say nothing and never end is given up at the second one', async () => {
    let count = 0;
    const page = () => feedOf('Endless', [], `<atom:link rel="next" href="/feed.xml?page=${++count}"/>`);
    const server = await serveAll({ '/feed.xml': (_, response) => response.end(page()) });
    const archive = opened();
    await importFrom(archive, server.url('/feed.xml'));
    expect(pathsOf(server)).toEqual(['/feed.xml', '/feed.xml?page=1']);
  });

  it('with more items than are taken in says so', async () => {
    const server = await serveAll({
      '/feed.xml': feedOf(
        'Long',
        [1, 2, 3].map((number) => itemOf(number, '')),
      ),
    });
    const archive = opened({ limits: { feedBytes: 1_000_000, items: 2, transcriptBytes: 1_000_000 } });
    const feed = await importFrom(archive, server.url('/feed.xml'));
    expect(feed.error).toMatchObject({ code: 'too-large', message: 'Of its 3 items the first 2 are taken in' });
    expect(await itemsOf(archive, feed)).toHaveLength(2);
  });

  it('that was cut off while it was written down is read again', async () => {
    const server = await serveAll({
      '/feed.xml': feedOf(
        'Cut',
        [1, 2].map((number) => itemOf(number)),
      ),
    });
    const archive = opened();
    const { store } = archive;
    const { id } = await archive.service.follow({ url: server.url('/feed.xml'), show: null });
    const stop = new Error('The process ended');
    const first = { guid: 'g1', title: 'Episode 1', publishedAt: null, audioUrl: null, description: '{}', digest: 'd' };
    const broken = {
      ...first,
      get guid(): string {
        throw stop;
      },
    };
    // Two hundred are written at once.
    const entries = [...Array.from({ length: 200 }, () => first), broken];
    const reading = { kind: 'feed', url: server.url('/feed.xml'), show: 'cut', title: 'Cut', language: null } as const;
    const validators = { etag: '"x"', lastModified: null, podcastGuid: null, told: null };
    await expect(
      store.beginFeedPass(id, { ...reading, ...validators, isWhole: true, error: null, entries }),
    ).rejects.toThrow(stop);
    expect(await itemsOf(archive, (await archive.service.findFeed(id))!)).toHaveLength(1);
    const feed = await importFrom(archive, server.url('/feed.xml'));
    expect(await itemsOf(archive, feed)).toMatchObject([{ state: 'in' }, { state: 'in' }]);
  });
});

describe('a feed that is a file', () => {
  it('may name files beside it, and gives no folder away', async () => {
    const folder = temporaryFolder();
    const chapters = '{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Beside"}]}';
    const item = itemOf(
      1,
      '<podcast:transcript url="one.vtt"/><podcast:chapters url="one.json"/><link>one.html</link>',
    );
    writeFileSync(join(folder, 'feed.xml'), feedOf('Local', [item]));
    writeFileSync(join(folder, 'one.vtt'), captions('this machine'));
    writeFileSync(join(folder, 'one.json'), chapters);
    const archive = opened({ folder });
    const feed = await importFrom(archive, pathToFileURL(join(folder, 'feed.xml')).href);
    expect(await itemsOf(archive, feed)).toMatchObject([{ state: 'in' }]);
    const episode = (await archive.store.findEpisodeBySlug('local', 'episode-1'))!;
    expect(episode).toMatchObject({ pageUrl: null, publication: { chapters: [{ startTime: 0, title: 'Beside' }] } });
    expect((await archive.store.findSource(episode.id))?.origin).toBe('one.vtt');
  });

  it('is what may do so: one of the web may not', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'one.vtt'), captions('this machine'));
    const file = pathToFileURL(join(folder, 'one.vtt')).href;
    const server = await serveAll({ '/feed.xml': feedOf('Web', [itemOf(1, `<podcast:transcript url="${file}"/>`)]) });
    const archive = opened({ folder });
    const feed = await importFrom(archive, server.url('/feed.xml'));
    expect(await itemsOf(archive, feed)).toMatchObject([{ state: 'without-transcript' }]);
  });
});
