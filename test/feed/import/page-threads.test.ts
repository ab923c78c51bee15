// Pages of feeds are read in a thread; the built worker, as the service starts it.
import { afterEach, describe, expect, it } from 'vitest';
import { createPageThreads, type PageThreads } from '../../../src/feed/import/page-threads.js';

const built = new URL('../../../dist/feed/import/page-worker.js', import.meta.url);
const waiting = () => new AbortController().signal;

let threads: PageThreads;
afterEach(() => threads.close());

function pageOf(text: string) {
  return { bytes: Buffer.from(text), url: 'https://podcast.example/feed.xml', contentType: null };
}

describe('a thread that reads pages', () => {
  it('says what a feed and a list of feeds hold', async () => {
    threads = createPageThreads(built);
    const feed = '<rss><channel><title>A show</title><item><guid>1</guid><title>One</title></item></channel></rss>';
    expect(await threads.read(pageOf(feed), waiting())).toMatchObject({
      kind: 'feed',
      title: 'A show',
      entries: [{ guid: '1', title: 'One' }],
    });
    const list = '<opml><body><outline type="rss" xmlUrl="https://podcast.example/a.xml"/></body></opml>';
    expect(await threads.read(pageOf(list), waiting())).toMatchObject({
      kind: 'list',
      entries: [{ guid: 'https://podcast.example/a.xml' }],
    });
  });

  it('says of what is neither that it is none, and where', async () => {
    threads = createPageThreads(built);
    const refusal = { code: 'malformed-feed', details: [{ line: 1 }] };
    await expect(threads.read(pageOf('<svg/>'), waiting())).rejects.toMatchObject(refusal);
  });

  it('leaves the thread that asked free meanwhile', async () => {
    threads = createPageThreads(built);
    const item = `<item><guid>x</guid><description>${'word '.repeat(1_000)}</description></item>`;
    const text = `<rss><channel><title>A show</title>${item.repeat(4_000)}</channel></rss>`;
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const begun = performance.now();
    await threads.read(pageOf(text), waiting());
    clearInterval(timer);
    expect(longest).toBeLessThan((performance.now() - begun) / 2);
  });

  it('begins nothing for whoever has left', async () => {
    threads = createPageThreads(built);
    await expect(threads.read(pageOf(''), AbortSignal.abort(new Error('left')))).rejects.toThrow('left');
  });
});
