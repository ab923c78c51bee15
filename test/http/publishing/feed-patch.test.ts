// POST /v1/shows/{show}/feed-patch: the show's RSS in, the same with what is known of its episodes out.
import { applyPatch } from 'diff';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PODCAST, tagsIn } from '../../export/feed-patch/feeds.js';
import { seed, type TestApp, testApp } from '../helpers.js';

const feed = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0">
  <channel>
    <item>
      <title>The backup that was not there</title>
      <enclosure url="https://op3.dev/e/cdn.example.org/1.mp3" type="audio/mpeg" length="1"/>
    </item>
    <item>
      <title>Never heard of</title>
    </item>
  </channel>
</rss>
`;
const lines = 'Ada: Welcome back.\nRui: You should check a restore by its content.\nAda: And who keeps it?';

let test: TestApp;
let id: string;
beforeAll(async () => {
  test = testApp();
  id = await seed(test, {
    ...{ slug: 'one', audioUrl: 'https://cdn.example.org/1.mp3', people: [{ name: 'Rui', role: 'guest' }] },
    transcript: { text: lines, format: 'vtt' },
  });
  await seed(test, { slug: 'two', title: 'Not in the feed' });
});
afterAll(() => test.app.close());

function patch(query = '', payload: string | Buffer | undefined = feed, headers: Record<string, string> = {}) {
  const type = payload === undefined ? {} : { 'content-type': 'application/rss+xml' };
  const url = `/v1/shows/night-shift/feed-patch${query}`;
  return test.app.inject({
    method: 'POST',
    url,
    ...(payload !== undefined && { payload }),
    headers: { ...type, ...headers },
  });
}

describe('POST /v1/shows/{show}/feed-patch', () => {
  it('tells what was added where, and which items and episodes have no counterpart', async () => {
    const body = (await patch()).json();
    expect(body).toMatchObject({
      ...{ isChanged: true, baseUrl: 'http://localhost', encoding: 'utf-8', matchedCount: 1 },
      items: [
        {
          episode: id,
          matchedBy: 'enclosure',
          added: { transcripts: 4, chapters: 1, soundbites: 1, persons: 1, notes: 0 },
        },
        { episode: null, title: 'Never heard of', line: 8, matchedBy: null },
      ],
    });
    expect(body.episodesWithoutItem).toHaveLength(1);
    expect(applyPatch(feed, body.diff)).toBe(body.feed);
  });

  it('names files that are there', async () => {
    const { feed: patched } = (await patch()).json();
    const files = tagsIn(patched).flatMap(({ attributes }) => attributes.url ?? []);
    expect(files).toHaveLength(5);
    for (const url of files) expect((await test.app.inject(url.replace('http://localhost', ''))).statusCode).toBe(200);
  });

  it('is the feed itself, or the difference, by format and Accept', async () => {
    const rss = await patch('?format=rss&baseUrl=https://shows.example.org/');
    expect(rss.headers['content-type']).toBe('application/rss+xml; charset=utf-8');
    expect(rss.headers['content-disposition']).toBe('attachment; filename="night-shift.xml"');
    expect(rss.body).toContain(`xmlns:podcast="${PODCAST}"`);
    expect(rss.body).toContain(`url="https://shows.example.org/v1/episodes/${id}/chapters.json"`);
    const diff = await patch('', feed, { accept: 'text/x-diff' });
    expect(diff.headers['content-type']).toBe('text/x-diff; charset=utf-8');
    expect(diff.body).toMatch(/^--- a\/night-shift\.xml\n/u);
    const again = await patch('?format=diff&baseUrl=https://shows.example.org/', rss.rawPayload);
    expect(again.body).toBe('');
  });

  it('adds only what is asked for, the show notes only then', async () => {
    const only = await patch('?include=persons,notes&format=rss');
    expect(tagsIn(only.body).map(({ local }) => local)).toEqual(['person']);
    const [notes] = tagsIn(only.body, 'http://purl.org/rss/1.0/modules/content/');
    expect(notes!.text).toMatch(/^<p>Rui talks about/u);
  });

  it.each([
    ['malformed-feed', '', '<rss><channel>'],
    ['malformed-feed', '', ''],
    ['invalid-request', '?include=everything', feed],
    ['invalid-request', '?baseUrl=ftp://x', feed],
  ])('refuses with %s: %s %s', async (code, query, payload) => {
    expect((await patch(query, payload)).json().code).toBe(code);
  });

  it('404 for a show that there is not, and for a feed that nobody follows', async () => {
    const nobody = await test.app.inject({ method: 'POST', url: '/v1/shows/nobody/feed-patch' });
    expect(nobody.json().code).toBe('unknown-show');
    const none = await test.app.inject({ method: 'POST', url: '/v1/shows/night-shift/feed-patch' });
    expect(none.json()).toMatchObject({ status: 404, code: 'unknown-feed' });
  });

  it('415 for another type', async () => {
    const response = await patch('', '{}', { 'content-type': 'application/json' });
    expect(response.json().code).toBe('unsupported-media-type');
  });
});
