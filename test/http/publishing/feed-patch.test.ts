// POST /v1/shows/{show}/feed-patch: the show's RSS in, the same with what is known of its episodes out.
import { applyPatch } from 'diff';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { patchShowFeed } from '../../../src/http/feed-patching.js';
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
    const files = tagsIn(patched).flatMap(({ attributes: { url } }) => url ?? []);
    expect(files.map((url) => url.slice(url.lastIndexOf('/') + 1))).toEqual([
      ...['transcript.vtt', 'transcript.srt', 'transcript.podcast.json', 'transcript.html', 'chapters.json'],
    ]);
    for (const url of files) expect((await test.app.inject(url.replace('http://localhost', ''))).statusCode).toBe(200);
  });

  it('keeps hosts of the channel, and names hosts who speak where the episode names a guest alone', async () => {
    const withHost = feed.replace(
      '<channel>',
      `<channel><podcast:person href="https://x.example">Duh</podcast:person>`,
    );
    const { feed: patched } = (await patch('', withHost)).json();
    expect(tagsIn(patched).filter(({ local }) => local === 'person')).toMatchObject([
      { text: 'Duh', attributes: { href: 'https://x.example' } },
      { text: 'Rui', attributes: { role: 'guest' } },
    ]);
    const person = (name: string, role: 'host' | 'guest') => [name, { slug: name.toLowerCase(), name, role }] as const;
    const findPeopleNamed = async () => new Map([person('Ada', 'host'), person('Rui', 'guest')]);
    const services = { ...test.services, reader: { ...test.services.reader, findPeopleNamed } };
    const wish = { include: ['persons'], existing: 'keep', interpolated: true } as const;
    const told = await patchShowFeed(services, {
      ...{ ...wish, show: 'night-shift', feed: Buffer.from(feed), base: 'https://a.example' },
    });
    expect(tagsIn(told.text).map(({ text, attributes }) => [text, attributes])).toEqual([
      ['Rui', { role: 'guest', href: 'https://a.example/people/rui' }],
      ['Ada', { role: 'host', href: 'https://a.example/people/ada' }],
    ]);
  });

  it('tells what was left out and why, and which times are between two stamps', async () => {
    const [item, other] = (await patch()).json().items;
    expect(item).toMatchObject({ leftOut: [], interpolated: [] });
    expect(other).toMatchObject({ leftOut: [], interpolated: [] });
    const findTranscript = async (id: string) => {
      const transcript = await test.services.reader.findTranscript(id);
      return (
        transcript && {
          ...transcript,
          turns: transcript.turns.map((turn) => ({ ...turn, timing: 'interpolated' as const })),
        }
      );
    };
    const services = { ...test.services, reader: { ...test.services.reader, findTranscript } };
    const wish = { show: 'night-shift', feed: Buffer.from(feed), base: 'https://a.example', existing: 'keep' } as const;
    const include = ['transcripts'] as const;
    const estimated = await patchShowFeed(services, { ...wish, include, interpolated: true });
    expect(estimated.items[0]).toMatchObject({ added: { transcripts: 4 }, interpolated: ['transcripts'] });
    const exact = await patchShowFeed(services, { ...wish, include, interpolated: false });
    expect(exact.items[0]).toMatchObject({
      ...{ added: { transcripts: 1 }, interpolated: [] },
      leftOut: [{ kind: 'transcripts', reason: 'interpolated-times' }],
    });
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
