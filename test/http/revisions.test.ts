// Corrections over the API: what is told, what stays, and the way back.
import { parse } from 'node-html-parser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRealArchive, type RealArchive } from '../fixtures/real-archive.js';

const QUOTE = 'A backup that nobody has restored is only a rumour.';
const CORRECTED = 'A backup that nobody ever restored is only a rumour.';
const first = `Rui: ${QUOTE}\n\nAda: And who restores them?\n\nRui: We do, every Monday morning.`;
const second = `Ada: Hello and welcome.\n\nRui: ${CORRECTED}\n\nAda: And who restores them?\n\nRui: We do, every Monday morning.`;

let archive: RealArchive;
beforeEach(() => {
  archive = openRealArchive();
});
afterEach(() => archive.close());

async function post(text: string, headers: Record<string, string> = {}, slug = 'rumours') {
  const payload = { show: 'night-shift', slug, transcript: { text } };
  return archive.app.inject({ method: 'POST', url: '/v1/episodes', payload, headers });
}

async function get(url: string) {
  const response = await archive.app.inject(url);
  expect(response.statusCode, response.body).toBe(200);
  return response.json();
}

/** Path of the episode after the texts were sent, one after the other. */
async function ingest(...texts: string[]): Promise<string> {
  let id = '';
  for (const text of texts) id = (await post(text)).json().episode.id;
  return `/v1/episodes/${id}`;
}

const restore = (path: string, number: number | string, headers: Record<string, string> = {}) =>
  archive.app.inject({ method: 'POST', url: `${path}/revisions/${number}/restore`, headers });

describe('POST /v1/episodes again', () => {
  it('200 unchanged with the same ETag for the same bytes, which is that of the episode', async () => {
    const created = await post(first);
    const again = await post(first);
    expect([created.statusCode, again.statusCode]).toEqual([201, 200]);
    expect(again.json()).toMatchObject({ outcome: 'unchanged', revision: { number: 1, changes: null, diff: null } });
    expect(again.headers.etag).toBe(created.headers.etag);
    const read = await archive.app.inject(`/v1/episodes/${created.json().episode.id}`);
    expect(read.headers.etag).toBe(created.headers.etag);
  });

  it('tells what other bytes changed', async () => {
    await post(first);
    const { outcome, revision } = (await post(second)).json();
    expect(outcome).toBe('updated');
    expect(revision).toMatchObject({
      ...{ number: 2, isCurrent: true, restores: null, bytes: second.length, url: '/night-shift/rumours?revision=2' },
      changes: { turns: { added: 1, removed: 0, changed: 1, retimed: 0 } },
    });
    expect(revision.diff.turns).toEqual([
      { before: null, after: { turn: 0, speaker: 'Ada', text: 'Hello and welcome.' }, into: null },
      {
        before: { turn: 0, speaker: 'Rui', text: QUOTE },
        after: { turn: 1, speaker: 'Rui', text: CORRECTED },
        into: null,
      },
    ]);
    expect((await post(second)).json().revision).toMatchObject({ number: 2, diff: null });
  });
});

describe('GET /v1/episodes/{id}/revisions', () => {
  it('lists them, newest first, page by page', async () => {
    const path = await ingest(first, second);
    const page = await get(`${path}/revisions?limit=1`);
    expect(page.items.map(({ number }: { number: number }) => number)).toEqual([2]);
    const { items, nextCursor } = await get(`${path}/revisions?cursor=${encodeURIComponent(page.nextCursor)}`);
    expect(items).toMatchObject([
      { number: 1, isCurrent: false, changes: null, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect(nextCursor).toBeNull();
    expect(items[0].diff).toBeUndefined();
    expect(await get(`${path}/revisions/2`)).toMatchObject({ ...page.items[0], diff: { turns: [{}, {}] } });
  });

  it.each(['3', '0', '-1', 'two', '99999999999'])('404 for the number %s', async (number) => {
    const path = await ingest(first, second);
    for (const response of [await archive.app.inject(`${path}/revisions/${number}`), await restore(path, number)]) {
      expect([response.statusCode, response.json().code]).toEqual([404, 'unknown-revision']);
    }
  });

  it('404 once the episode is deleted', async () => {
    const path = await ingest(first, second);
    await archive.app.inject({ method: 'DELETE', url: path });
    expect((await archive.app.inject(`${path}/revisions`)).json().code).toBe('unknown-episode');
    await ingest(second);
    expect((await get(`${path}/revisions`)).items).toHaveLength(1);
  });
});

describe('POST /v1/episodes/{id}/revisions/{n}/restore', () => {
  it('takes the old bytes in again as a new revision', async () => {
    const path = await ingest(first, second);
    const response = await restore(path, 1);
    expect([response.statusCode, response.json().outcome]).toEqual([200, 'updated']);
    expect(response.json().revision).toMatchObject({ number: 3, restores: 1, changes: { turns: { removed: 1 } } });
    expect((await get(`${path}/transcript`)).turns.map(({ text }: { text: string }) => text)[0]).toBe(QUOTE);
    expect((await get(`${path}/revisions`)).items).toHaveLength(3);
  });

  it('changes nothing for the current one', async () => {
    const path = await ingest(first, second);
    expect((await restore(path, 2)).json()).toMatchObject({ outcome: 'unchanged', revision: { number: 2 } });
  });

  it('leaves title, people and edits as they are', async () => {
    const path = await ingest(first, second);
    const [{ id }] = (await get(`${path}/lessons`)).lessons;
    await archive.app.inject({ method: 'PATCH', url: `${path}/chapters/0`, payload: { title: 'Mondays' } });
    const before = await get(path);
    await restore(path, 1);
    expect(await get(path)).toMatchObject({ title: before.title, people: before.people, createdAt: before.createdAt });
    expect((await get(`${path}/chapters`)).chapters[0]).toMatchObject({ title: 'Mondays', titleOrigin: 'edited' });
    expect(id).toBeTruthy();
  });

  it('is a job with `Prefer: respond-async`', async () => {
    const path = await ingest(first, second);
    const response = await restore(path, 1, { prefer: 'respond-async' });
    expect(response.statusCode).toBe(202);
    while (await archive.writer.runNextJob());
    expect((await get(`${path}/revisions`)).items[0]).toMatchObject({ number: 3, restores: 1 });
  });
});

describe('what survives a correction', () => {
  it('is the id of a lesson whose quote was corrected', async () => {
    const path = await ingest(first);
    const [lesson] = (await get(`${path}/lessons`)).lessons;
    await post(second.replace('Ada: Hello and welcome.\n\n', ''));
    expect(await get(`/v1/lessons/${lesson.id}`)).toMatchObject({ id: lesson.id, quote: CORRECTED });
  });

  it('is a moment that was cited: its words are found where they are now', async () => {
    const path = await ingest(first);
    const [{ quote, turn, startOffset, episode }] = (await get('/v1/lessons')).items;
    await ingest(second);
    const query = new URLSearchParams({ episode: episode.id, turn, offset: startOffset, quote });
    expect(await get(`/v1/moments?${query}`)).toMatchObject({
      ...{
        turn: 1,
        startOffset: 0,
        speaker: 'Rui',
        url: '/night-shift/rumours?revision=2#turn-1',
        moved: true,
        verbatim: false,
      },
      quote: CORRECTED.slice(0, -1),
    });
    expect(path).toContain(episode.id);
  });

  it('is none of which the words are gone: 404', async () => {
    const path = await ingest(first);
    await ingest('Ada: Something else altogether is said in here today.');
    const query = new URLSearchParams({ episode: path.split('/').at(-1)!, turn: '0', quote: QUOTE });
    const response = await archive.app.inject(`/v1/moments?${query}`);
    expect([response.statusCode, response.json().code]).toEqual([404, 'unknown-moment']);
  });

  it('with its revision is the right one of several places', async () => {
    const many = (before: number) =>
      [...Array.from({ length: before }, (_, i) => `Ada: Item ${i} of the long list.`), 'Rui: Yes, of course.'].join(
        '\n\n',
      );
    const text = `${many(3)}\n\n${many(3)}`;
    const path = await ingest(text, `${many(9)}\n\n${many(3)}`);
    const query = { episode: path.split('/').at(-1)!, turn: '7', quote: 'Yes, of course.' };
    expect((await get(`/v1/moments?${new URLSearchParams(query)}`)).turn).toBe(9);
    expect((await get(`/v1/moments?${new URLSearchParams({ ...query, revision: '1' })}`)).turn).toBe(13);
  });

  it('is the address that a lesson was handed out with', async () => {
    const path = await ingest(first);
    const urls = [(await get('/v1/lessons')).items[0].url, (await get(`${path}/lessons`)).lessons[0].url];
    expect(urls).toEqual(Array(2).fill('/night-shift/rumours?revision=1#turn-0'));
    await post(second);
    const [page, anchor] = urls[0].split('#');
    const element = parse((await archive.app.inject(page)).body).getElementById(anchor);
    expect(element?.text).toContain(CORRECTED);
  });

  it('is a link to a turn or a sentence that names its revision', async () => {
    await ingest(first, second);
    const page = async (query: string) => (await archive.app.inject(`/night-shift/rumours${query}`)).body;
    const wordsAt = (body: string, anchor: string) => {
      const element = parse(body).getElementById(anchor);
      return (element?.querySelector('span[id]') ?? element)?.text;
    };
    expect(wordsAt(await page(''), 'turn-0')).toBe('Hello and welcome.');
    expect(wordsAt(await page('?revision=1'), 'turn-0')).toBe(CORRECTED);
    expect(wordsAt(await page('?revision=1'), 'turn-2')).toBe('We do, every Monday morning.');
    expect(wordsAt(await page('?revision=1'), 'turn-2.0')).toBe('We do, every Monday morning.');
    expect(wordsAt(await page('?revision=2'), 'turn-0')).toBe('Hello and welcome.');
    expect(await page('')).toContain('href="?revision=2#turn-3"');
    expect((await archive.app.inject('/night-shift/rumours?revision=9')).statusCode).toBe(404);
  });
});
