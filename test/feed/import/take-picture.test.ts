// The picture that a feed names, fetched with its pass.
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../store/sqlite/temporary-folder.js';
import { serve } from '../http/web-server.js';
import { openArchive } from './open-archive.js';

const png = await sharp({ create: { width: 99, height: 99, channels: 3, background: 'red' } })
  .png()
  .toBuffer();
const captions = 'WEBVTT\n\n00:00.000 --> 00:10.000\n<v Ada>We restored the backup and compared what it holds.\n';

async function opened(pictures: Readonly<Record<string, Buffer | number>>) {
  let image = '<itunes:image href="/a.png"/>';
  const feed = () => `<rss xmlns:podcast="https://podcastindex.org/namespace/1.0"
    xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Ship It!</title>${image}
    <item><guid>1</guid><title>One</title><description>All of it.</description>
    <podcast:transcript url="/1.vtt" type="text/vtt"/></item></channel></rss>`;
  const server = await serve((request, response) => {
    const picture = pictures[request.url!];
    if (request.url === '/feed.xml') response.end(feed());
    else if (request.url === '/1.vtt') response.end(captions);
    else if (picture === undefined || typeof picture === 'number') response.writeHead(picture ?? 404).end();
    else response.end(picture);
  });
  const archive = openArchive(join(temporaryFolder(), 'archive.db'));
  onTestFinished(async () => {
    await archive.service.close();
    await archive.store.close();
  });
  return {
    asked: () => server.requests.map(({ url }) => url).filter((url) => url?.endsWith('.png')),
    name: (next: string) => {
      image = next;
    },
    read: async () => {
      const { id } = await archive.service.follow({ url: server.url('/feed.xml'), show: null });
      await archive.store.refreshFeed(id);
      await archive.service.complete(id, { signal: new AbortController().signal, onProgress: () => {} });
      return {
        show: (await archive.store.findShow('ship-it'))!,
        episode: (await archive.store.findEpisodeBySlug('ship-it', 'one'))!,
      };
    },
  };
}

describe('the picture of a feed', () => {
  it('is fetched once, and again when the feed names another', async () => {
    const feed = await opened({ '/a.png': png, '/b.png': png });
    const { show, episode } = await feed.read();
    expect(show).toMatchObject({ title: 'Ship It!', picture: { width: 99, height: 99 }, edited: [] });
    expect(episode.publication?.description).toEqual({ text: 'All of it.', links: [] });
    await feed.read();
    expect(feed.asked()).toEqual(['/a.png']);
    feed.name('<itunes:image href="/b.png"/>');
    await feed.read();
    expect(feed.asked()).toEqual(['/a.png', '/b.png']);
    feed.name('');
    expect((await feed.read()).show.picture).toBeNull();
  });

  it.each([
    ['not there', 404],
    ['no picture', Buffer.from('<html>Not found</html>')],
    ['broken', png.subarray(0, 80)],
  ])('is asked for once where it is %s, and the feed is as good', async (_, answer) => {
    const feed = await opened({ '/a.png': answer });
    expect((await feed.read()).show).toMatchObject({ title: 'Ship It!', picture: null, episodeCount: 1 });
    await feed.read();
    expect(feed.asked()).toEqual(['/a.png']);
  });
});
