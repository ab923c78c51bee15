// Which representation is sent: by Accept, by ?format=, and never one that would need an invented time.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seed, type TestApp, testApp, text } from './helpers.js';

let test: TestApp;
let timed: string;
let untimed: string;
beforeAll(async () => {
  test = testApp();
  timed = await seed(test, { slug: 'timed', transcript: { text, format: 'vtt' } });
  untimed = await seed(test, { slug: 'untimed' });
});
afterAll(() => test.app.close());

function get(id: string, part: string, accept?: string) {
  return test.app.inject({ url: `/v1/episodes/${id}/${part}`, headers: accept ? { accept } : {} });
}

const formats = [
  ['json', 'application/json', '{"turns":['],
  ['vtt', 'text/vtt', 'WEBVTT\n\n00:00:00.000 --> 00:00:10.000\n<v Ada>Welcome'],
  ['srt', 'application/x-subrip', '1\n00:00:00,000 --> 00:00:10,000\nAda: Welcome'],
  ['podcast-json', 'application/json+podcast', '{"version":"1.0.0","segments":[{"speaker":"Ada","startTime":0'],
  ['html', 'text/html', '<!doctype html>'],
  ['markdown', 'text/markdown', '---\ntitle: '],
  ['text', 'text/plain', 'Ada: Welcome back to the show.\n\nRui: You should'],
] as const;

describe('GET /v1/episodes/{id}/transcript', () => {
  it.each(formats)('is %s for Accept: %s, and for ?format=', async (format, type, start) => {
    const byAccept = await get(timed, 'transcript', type);
    expect(byAccept.statusCode).toBe(200);
    expect(byAccept.headers['content-type']).toBe(`${type}; charset=utf-8`);
    expect(byAccept.headers.vary).toMatch(/accept/iu);
    expect(byAccept.body.startsWith(start)).toBe(true);
    const byFormat = await get(timed, `transcript?format=${format}`, 'image/png');
    expect(byFormat.body).toBe(byAccept.body);
  });

  it.each([
    ['vtt', 'vtt'],
    ['srt', 'srt'],
    ['podcast.json', 'podcast-json'],
    ['html', 'html'],
    ['md', 'markdown'],
    ['txt', 'text'],
    ['json', 'json'],
  ])('stands at transcript.%s, too, as a file would, whatever is accepted', async (ending, format) => {
    const file = await get(timed, `transcript.${ending}`, 'image/png');
    const asked = await get(timed, `transcript?format=${format}`);
    expect(file.body).toBe(asked.body);
    expect(file.headers['content-type']).toBe(asked.headers['content-type']);
    expect((await get(timed, `transcript.${ending}x`)).json().code).toBe('invalid-request');
    expect((await get('ep_0000000000000000', `transcript.${ending}`)).json().code).toBe('unknown-episode');
  });

  it('has no captions at transcript.vtt without times', async () => {
    expect((await get(untimed, 'transcript.vtt')).statusCode).toBe(406);
  });

  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
    ['text/*;q=0.5, text/markdown', 'text/markdown'],
    ['application/json;q=0.1, text/vtt;q=0.9', 'text/vtt'],
    ['TEXT/VTT', 'text/vtt'],
  ])('for Accept: %s it is %s', async (accept, type) => {
    expect((await get(timed, 'transcript', accept)).headers['content-type']).toContain(type);
  });

  it('406 when nothing fits, and says what there is', async () => {
    const response = await get(timed, 'transcript', 'application/pdf');
    expect(response.statusCode).toBe(406);
    expect(response.json().detail).toContain('text/vtt');
  });

  it.each(['vtt', 'srt', 'podcast-json'])('406 for %s without times: none are invented', async (format) => {
    const response = await get(untimed, `transcript?format=${format}`);
    expect(response.statusCode).toBe(406);
    expect(response.json()).toMatchObject({ code: 'not-acceptable' });
    expect(response.json().detail).toContain('times');
  });

  it.each(['json', 'html', 'markdown', 'text'])('200 for %s without times', async (format) => {
    expect((await get(untimed, `transcript?format=${format}`)).statusCode).toBe(200);
  });
});

describe('a transcript without times', () => {
  it.each([
    ['text/vtt, text/plain;q=0.5', 'text/plain'],
    ['application/json;q=0, */*;q=0.1', 'text/html'],
    ['text/vtt, */*;q=0.1', 'application/json'],
  ])('for Accept: %s is the best that needs none: %s', async (accept, type) => {
    const response = await get(untimed, 'transcript', accept);
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toContain(type);
  });

  it('406 says that times are missing when only captions would do', async () => {
    expect((await get(untimed, 'transcript', 'text/vtt')).json().detail).toContain('times');
  });

  it('406 offers no captions', async () => {
    const { detail } = (await get(untimed, 'transcript', 'image/png')).json();
    expect(detail).toContain('text/plain');
    expect(detail).not.toContain('vtt');
  });
});

describe('GET /v1/episodes/{id}/chapters.json', () => {
  it('is what podcast players take', async () => {
    const response = await get(timed, 'chapters.json');
    expect(response.headers['content-type']).toContain('application/json+chapters');
    expect(response.json()).toEqual({
      version: '1.2.0',
      title: 'The backup that was not there',
      podcastName: 'night-shift',
      chapters: [
        { startTime: 0, endTime: 30, title: 'Backups & restores', url: 'http://localhost/night-shift/timed#turn-0' },
      ],
    });
  });

  it('406 without times', async () => {
    expect((await get(untimed, 'chapters.json')).statusCode).toBe(406);
  });
});

describe('GET /v1/episodes/{id}/show-notes', () => {
  it('is Markdown by default, HTML and JSON by Accept or format', async () => {
    expect((await get(timed, 'show-notes')).headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect((await get(timed, 'show-notes', 'text/html')).body).toMatch(/^<h1>The backup/u);
    expect((await get(timed, 'show-notes?format=json')).json()).toMatchObject({
      summary: 'Ada and Rui talk about recovery over prevention.',
      lessons: [{ speaker: 'Rui', startTime: 10, url: 'http://localhost/night-shift/timed#turn-1' }],
      chapters: [{ title: 'Backups & restores', startTime: 0 }],
    });
  });

  it('leads to the public address where it is known', async () => {
    const proxied = testApp({ publicUrl: 'https://podcasts.example' });
    const id = await seed(proxied);
    const { body } = await proxied.app.inject(`/v1/episodes/${id}/show-notes`);
    await proxied.app.close();
    expect(body).toContain('(<https://podcasts.example/night-shift/the-backup-that-was-not-there#turn-1>)');
  });
});
