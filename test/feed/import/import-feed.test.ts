// A feed of 40 items from a host that does everything wrong: what is good comes in, once, whatever happens on the way.
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { makeItems, markOf, outcomes } from '../../../scripts/feedtest/podcast.js';
import { type PodcastServer, servePodcast } from '../../../scripts/feedtest/podcast-server.js';
import type { FeedItem } from '../../../src/domain/followed-feed.js';
import { temporaryFolder } from '../../store/sqlite/temporary-folder.js';
import { type Archive, openArchive } from './open-archive.js';

/** One of every trouble but a host that is silent, which takes its time. */
const items = makeItems(40);
let server: PodcastServer;

beforeEach(async () => {
  server = await servePodcast(items, { itemsAPage: 15, slowMs: 30, host: 'podcast.example' });
});
afterEach(() => server.close());

const waiting = () => ({ signal: new AbortController().signal, onProgress: () => {} });

async function importAll({ service }: Archive): Promise<string> {
  const { id } = await service.follow({ url: server.feedUrl, show: null });
  await service.complete(id, waiting());
  return id;
}

async function itemsOf({ service }: Archive, id: string): Promise<Map<string, FeedItem>> {
  return new Map((await service.findFeedItems(id, {}, { limit: 100 })).items.map((item) => [item.guid, item]));
}

function temporaryPath(): string {
  return join(temporaryFolder(), 'archive.db');
}

function opened(path: string, cutOffAfter?: number): Archive {
  const archive = openArchive(path, { cutOffAfter });
  onTestFinished(async () => {
    if (cutOffAfter === undefined) await archive.service.close();
    await archive.store.close();
  });
  return archive;
}

const goodOnes = items.filter(({ trouble }) => outcomes[trouble] === 'in');
const goodSlugs = new Set(goodOnes.map(({ index }) => `episode-${index}-on-restoring`));

describe('a feed of a host that does everything wrong', () => {
  it('comes in as far as it is good, and the rest is reported with its reason', async () => {
    const archive = opened(temporaryPath());
    const id = await importAll(archive);
    const found = await itemsOf(archive, id);
    for (const item of items) {
      const expected = outcomes[item.trouble];
      const { state, reason } = found.get(item.guid)!;
      if (typeof expected === 'string') expect([item.trouble, state]).toEqual([item.trouble, expected]);
      else {
        expect([item.trouble, state]).toEqual([item.trouble, 'failed']);
        expect(expected.failed).toContain(reason?.code);
      }
    }
    expect(await archive.service.findFeedReport(id)).toMatchObject({ items: 40, created: goodOnes.length, waiting: 0 });
    expect(server.mostAtOnce()).toBe(1);
  });

  it('gives its episodes all that it says of them', async () => {
    const archive = opened(temporaryPath());
    await importAll(archive);
    const episode = (await archive.store.findEpisodeBySlug('the-restore-hour', 'episode-4-on-restoring'))!;
    expect(episode).toMatchObject({
      title: 'Episode 4: on restoring',
      publishedAt: '2025-12-28T00:00:00Z',
      audioUrl: `${server.base}/audio/4.mp3`,
      pageUrl: `${server.base}/episodes/4`,
      people: [
        { name: 'Ada Marsh', role: 'host' },
        { name: 'Rui Costa', role: 'guest' },
      ],
      speakers: ['Ada Marsh', 'Rui Costa'],
      publication: {
        imageUrl: `${server.base}/art/4.jpg`,
        season: { number: 2, name: 'Backups' },
        number: { value: 4, display: null },
        soundbites: [{ startTime: 20, duration: 10, title: 'Trust' }],
        chapters: [
          { startTime: 0, title: 'How 4 began' },
          { startTime: 120, title: 'What 4 taught' },
        ],
      },
    });
    const { marks } = (await archive.store.findTranscript(episode.id))!;
    expect(marks.map(({ label, at }) => [label, at.turn])).toEqual([
      ['How 4 began', 0],
      ['What 4 taught', 12],
    ]);
    expect((await archive.store.findShow('the-restore-hour'))?.title).toBe('The Restore Hour');
  });

  it('is gone on with after the process was cut off, and nothing comes in twice', async () => {
    const path = temporaryPath();
    const first = opened(path, 7);
    const { id } = await first.service.follow({ url: server.feedUrl, show: null });
    void first.service.complete(id, waiting());
    await expect
      .poll(async () => (await first.service.findFeedReport(id))?.created, { timeout: 20_000 })
      .toBeGreaterThanOrEqual(6);
    const second = opened(path);
    await importAll(second);
    expect(await second.service.findFeedReport(id)).toMatchObject({ items: 40, waiting: 0 });
    const { items: episodes } = await second.store.findEpisodes({}, { limit: 100 });
    expect(episodes.map(({ title }) => title).toSorted()).toEqual(goodOnes.map(({ title }) => title).toSorted());
    const doneBefore = first.taken.slice(0, 4);
    expect(second.taken.filter((slug) => doneBefore.includes(slug))).toEqual([]);
  });

  it('changes nothing the second time, but for what was corrected, which is a new revision', async () => {
    const archive = opened(temporaryPath());
    const id = await importAll(archive);
    const { length } = archive.taken;
    await importAll(archive);
    const takenAgain = () => archive.taken.slice(length).filter((slug) => goodSlugs.has(slug));
    expect(takenAgain()).toEqual([]);
    expect(await archive.service.findFeedReport(id)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: goodOnes.length,
    });
    server.correct(4);
    await importAll(archive);
    expect(takenAgain()).toEqual(['episode-4-on-restoring']);
    expect(await archive.service.findFeedReport(id)).toMatchObject({ updated: 1, unchanged: goodOnes.length - 1 });
    const episode = (await archive.store.findEpisodeBySlug('the-restore-hour', 'episode-4-on-restoring'))!;
    expect((await archive.store.findRevisions(episode.id, { limit: 9 }))?.items).toHaveLength(2);
    expect((await archive.store.findTurns(episode.id, [0]))?.[0]?.text).toContain(markOf(items[4]!, 1));
  });

  it('is the same show under another address: no episode comes in twice', async () => {
    const archive = opened(temporaryPath());
    await importAll(archive);
    const { id } = await archive.service.follow({ url: `${server.feedUrl}?page=0`, show: null });
    await archive.service.complete(id, waiting());
    expect((await archive.store.findEpisodes({}, { limit: 100 })).items).toHaveLength(goodOnes.length);
    expect(await archive.service.findFeedReport(id)).toMatchObject({ created: 0, unchanged: goodOnes.length });
  });

  it('may be left and followed again: its episodes stay and come in no second time', async () => {
    const archive = opened(temporaryPath());
    const id = await importAll(archive);
    expect(await archive.service.unfollow(id)).toBe(true);
    expect(await archive.service.findFeed(id)).toBeNull();
    expect((await archive.store.findEpisodes({}, { limit: 100 })).items).toHaveLength(goodOnes.length);
    await importAll(archive);
    expect((await archive.store.findEpisodes({}, { limit: 100 })).items).toHaveLength(goodOnes.length);
  });
});

describe('an address from which nothing is fetched', () => {
  it('is refused at once', async () => {
    const { service } = opened(temporaryPath());
    for (const url of ['http://10.0.0.1/feed.xml', 'ftp://podcast.example/feed', 'http://a:b@podcast.example/feed.xml'])
      await expect(service.follow({ url, show: null })).rejects.toMatchObject({ code: 'refused-address' });
  });
});
