import { describe, expect, it } from 'vitest';
import { FetchError, type Fetcher } from '../../../src/feed/fetcher.js';
import { fetchFeed } from '../../../src/feed/import/fetch-feed.js';

const url = 'https://podcast.example/feed.xml';
const { signal } = new AbortController();

function answering(fetch: Fetcher['fetch']) {
  return fetchFeed({ url }, { fetcher: { fetch }, maxBytes: 1000, signal });
}

describe('a feed for whoever wants its bytes', () => {
  it('comes from its address, within the limit of a feed', async () => {
    const bytes = new TextEncoder().encode('<rss/>');
    const fetched = await answering(async (address, options) => {
      expect([address, options]).toEqual([url, { wanted: 'feed', maxBytes: 1000, signal }]);
      return { status: 200, notModified: false, finalUrl: url, lastingUrl: url, headers: {}, bytes };
    });
    expect(fetched).toBe(bytes);
  });

  it('is unreachable with the reason of the fetcher', async () => {
    const refusal = answering(async () => {
      throw new FetchError('timed-out', 'podcast.example did not answer in time');
    });
    await expect(refusal).rejects.toMatchObject({ code: 'unreachable-feed', details: [{ message: 'timed-out' }] });
  });

  it('fails with what is no failure of fetching as it is', async () => {
    const bug = new Error('a bug');
    await expect(answering(() => Promise.reject(bug))).rejects.toBe(bug);
  });
});
