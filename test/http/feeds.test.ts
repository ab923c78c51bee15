// Following feeds over HTTP. How they are taken in is tested in test/feed/import.
import { describe, expect, it } from 'vitest';
import { testApp } from './helpers.js';

const url = 'https://podcast.example/feed.xml';
const OPML = `<opml version="2.0"><body><outline type="rss" xmlUrl="${url}"/>
  <outline type="rss" xmlUrl="http://10.0.0.1/feed.xml"/></body></opml>`;

type TestApp = ReturnType<typeof testApp>['app'];

async function follow(app: TestApp, payload: object = { url }) {
  return app.inject({ method: 'POST', url: '/v1/feeds', payload });
}

describe('POST /v1/feeds', () => {
  it('answers 202 with the feed, which waits, and where it is', async () => {
    const { app } = testApp();
    const answer = await follow(app, { url, show: 'my-show' });
    expect(answer.statusCode).toBe(202);
    const feed = answer.json();
    expect(feed).toMatchObject({
      url,
      show: 'my-show',
      state: 'waiting',
      error: null,
      report: { items: 0, waiting: 0 },
    });
    expect(answer.headers.location).toBe(`/v1/feeds/${feed.id}`);
    expect((await app.inject(`/v1/feeds/${feed.id}`)).json()).toEqual(feed);
    expect((await app.inject('/v1/feeds')).json()).toEqual({ items: [feed], nextCursor: null });
  });

  it('is one feed however often it is sent, and none for two shows', async () => {
    const { app } = testApp();
    const first = (await follow(app, { url, show: 'my-show' })).json();
    expect((await follow(app)).json().id).toBe(first.id);
    const other = await follow(app, { url, show: 'other-show' });
    expect([other.statusCode, other.json().code]).toEqual([409, 'feed-exists']);
  });

  it('refuses an address from which nothing is fetched at once', async () => {
    const { app } = testApp();
    for (const refused of ['http://169.254.169.254/', 'file:///etc/passwd', 'http://a:b@podcast.example/', 'nothing']) {
      const answer = await follow(app, { url: refused });
      expect([refused, answer.statusCode, answer.json().code]).toEqual([refused, 422, 'refused-address']);
    }
  });

  it('takes a list of feeds, whatever is wrong with some', async () => {
    const { app } = testApp();
    const headers = { 'content-type': 'text/x-opml' };
    const answer = await app.inject({ method: 'POST', url: '/v1/feeds', headers, payload: OPML });
    expect(answer.statusCode).toBe(202);
    expect(answer.json()).toMatchObject({
      items: [{ url, state: 'waiting' }],
      refused: [{ url: 'http://10.0.0.1/feed.xml', code: 'refused-address' }],
    });
    const other = await app.inject({ method: 'POST', url: '/v1/feeds', headers, payload: '<html></html>' });
    expect([other.statusCode, other.json().code]).toEqual([422, 'malformed-feed']);
  });

  it.each([
    ['no address', {}, 400, 'invalid-request'],
    ['a show that is no slug', { url, show: 'My Show' }, 400, 'invalid-request'],
    ['a show that could not be reached', { url, show: 'docs' }, 400, 'invalid-request'],
  ])('refuses %s', async (_, payload, status, code) => {
    const answer = await follow(testApp().app, payload);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });
});

describe('a feed', () => {
  it('shows its items by state', async () => {
    const { app, services } = testApp();
    const { id } = (await follow(app)).json();
    await services.feedsBehind.store.beginFeedPass(id, {
      ...{
        kind: 'feed',
        url,
        show: 'my-show',
        told: null,
        podcastGuid: null,
        title: 'My show',
        language: 'en',
        etag: null,
        lastModified: null,
        isWhole: true,
        error: null,
      },
      entries: ['a', 'b'].map((guid) => {
        return { guid, title: `Item ${guid}`, publishedAt: null, audioUrl: null, description: '{}', digest: guid };
      }),
    });
    const reason = { code: 'http-status', message: 'podcast.example answered 404' };
    await services.feedsBehind.store.saveFeedItem(id, 'b', { state: 'failed', reason });
    const failed = (await app.inject(`/v1/feeds/${id}/items?state=failed`)).json();
    expect(failed).toEqual({
      items: [{ guid: 'b', title: 'Item b', state: 'failed', outcome: null, reason, slug: 'item-b', episodeId: null }],
      nextCursor: null,
    });
    expect((await app.inject(`/v1/feeds/${id}`)).json().report).toMatchObject({ items: 2, waiting: 1, failed: 1 });
  });

  it('is left only as it was seen, where If-Match says how', async () => {
    const { app, services } = testApp();
    const { id } = (await follow(app)).json();
    const seen = (await app.inject(`/v1/feeds/${id}`)).headers.etag as string;
    const leave = (tag: string) =>
      app.inject({ method: 'DELETE', url: `/v1/feeds/${id}`, headers: { 'if-match': tag } });
    await services.feedsBehind.store.claimFeed(id, { owner: '["x",1,"y"]', until: new Date(), over: null });
    const refused = await leave(seen);
    expect([refused.statusCode, refused.json().code]).toEqual([412, 'precondition-failed']);
    const now = (await app.inject(`/v1/feeds/${id}`)).headers.etag as string;
    expect((await leave(now)).statusCode).toBe(204);
    expect((await leave('*')).statusCode).toBe(412);
  });

  it('is read again when that is asked for, and followed no longer after DELETE', async () => {
    const { app } = testApp();
    const { id } = (await follow(app)).json();
    expect((await app.inject({ method: 'POST', url: `/v1/feeds/${id}/refresh` })).statusCode).toBe(202);
    expect((await app.inject({ method: 'DELETE', url: `/v1/feeds/${id}` })).statusCode).toBe(204);
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/items'],
      ['GET', '/events'],
      ['POST', '/refresh'],
      ['DELETE', ''],
    ] as const) {
      const answer = await app.inject({ method, url: `/v1/feeds/${id}${path}` });
      expect([path, answer.statusCode, answer.json().code]).toEqual([path, 404, 'unknown-feed']);
    }
  });

  it('tells its changes until it is done', async () => {
    const { app, services } = testApp();
    const { id } = (await follow(app)).json();
    const { store } = services.feedsBehind;
    const events = app.inject(`/v1/feeds/${id}/events`);
    await store.claimFeed(id, { owner: 'other', until: new Date(), over: null });
    await store.endFeedPass(id, 'other', { state: 'idle', nextFetchAt: null, hasFailed: false });
    const { headers, body } = await events;
    expect(headers['content-type']).toBe('text/event-stream');
    const states = [...body.matchAll(/^data: (.*)$/gmu)].map(([, data]) => JSON.parse(data!).state);
    expect(states[0]).toMatch(/waiting|running|idle/u);
    expect(states.at(-1)).toBe('idle');
  });
});
