// What is published of episodes and lessons, over HTTP: types, names, tags, and what is refused.
import { parse as parseCsv } from 'csv-parse/sync';
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seed, type TestApp, testApp } from '../helpers.js';

const lines = [
  'Ada: Welcome back. Everything is on https://example.org/notes and on night-shift dot fm.',
  'Rui: You should check a restore by its content, not by its count.',
  'Ada: =Formula() should never run in a spreadsheet that somebody else opens.',
].join('\n');

let test: TestApp;
let timed: string;
let untimed: string;
beforeAll(async () => {
  test = testApp();
  timed = await seed(test, {
    ...{ slug: 'timed', publishedAt: '2024-05-14', audioUrl: 'https://cdn.example.org/1.mp3' },
    transcript: { text: lines, format: 'vtt' },
  });
  untimed = await seed(test, { slug: 'untimed', transcript: { text: lines } });
});
afterAll(() => test.app.close());

const get = (url: string, headers: Record<string, string> = {}) => test.app.inject({ url, headers });

describe('GET /v1/episodes/{id}/show-notes', () => {
  it('as JSON has highlights, lessons and links with their moments', async () => {
    const notes = (await get(`/v1/episodes/${timed}/show-notes?format=json`)).json();
    expect(notes).toMatchObject({
      ...{ title: 'The backup that was not there', show: 'night-shift', slug: 'timed', duration: 30 },
      highlights: [{ speaker: 'Rui', startTime: 10, timing: 'exact', quote: lines.split('\n')[1]!.slice(5) }],
      links: [
        { href: 'https://example.org/notes', spoken: false, speaker: 'Ada' },
        { href: 'https://night-shift.fm/', spoken: true },
      ],
    });
  });

  it.each([
    ['markdown', 'full', 'text/markdown', 'night-shift-timed-full-markdown.md'],
    ['html', 'newsletter', 'text/html', 'night-shift-timed-newsletter-html.html'],
    ['text', 'feed', 'text/plain', 'night-shift-timed-feed-text.txt'],
  ])('as %s, %s, has its type and a name, runs nothing, and comes once', async (format, length, type, name) => {
    const url = `/v1/episodes/${timed}/show-notes?format=${format}&length=${length}`;
    const { headers, body } = await get(url);
    expect(headers['content-type']).toBe(`${type}; charset=utf-8`);
    expect(headers['content-disposition']).toBe(`inline; filename="${name}"`);
    expect(headers['content-security-policy']).toContain('sandbox');
    expect(body).toContain('Ada and Rui talk about recovery over prevention');
    expect((await get(url, { 'if-none-match': String(headers.etag) })).statusCode).toBe(304);
  });

  it('lead to the address that was asked for, so that a newsletter has no dead links', async () => {
    const url = `/v1/episodes/${timed}/show-notes?format=html&length=newsletter`;
    const { body } = await get(url);
    expect(body).toContain('href="http://localhost/night-shift/timed"');
    expect(body).not.toContain('href="/');
    expect((await get(`/v1/episodes/${timed}/chapters.json`)).json().chapters[0].url).toBe(
      'http://localhost/night-shift/timed#turn-0',
    );
  });

  it('refuses lengths that there are not, and a template with a format', async () => {
    expect((await get(`/v1/episodes/${timed}/show-notes?length=short`)).json().code).toBe('invalid-request');
    const both = await get(`/v1/episodes/${timed}/show-notes?template=x&format=html`);
    expect(both.json()).toMatchObject({ code: 'invalid-request', errors: [{ field: 'format' }] });
    expect((await get(`/v1/episodes/${timed}/show-notes?template=x`)).json().code).toBe('unknown-template');
  });
});

describe('GET /v1/episodes/{id}/chapters.xml and chapters.txt', () => {
  it('are Podlove Simple Chapters', async () => {
    const { headers, body } = await get(`/v1/episodes/${timed}/chapters.xml`);
    expect(headers['content-type']).toBe('application/xml; charset=utf-8');
    expect(headers['content-disposition']).toBe('inline; filename="night-shift-timed.psc.xml"');
    expect(body).toContain(
      '<psc:chapter start="00:00:00.000" title="Backups &amp; restores" href="http://localhost/night-shift/timed#turn-0" />',
    );
  });

  it('406 without times, and where a video would have too few', async () => {
    for (const path of [`${untimed}/chapters.xml`, `${timed}/chapters.txt`, `${untimed}/chapters.txt`]) {
      const response = await get(`/v1/episodes/${path}`);
      expect(response.statusCode).toBe(406);
      expect(response.json().code).toBe('not-acceptable');
    }
  });
});

describe('GET /v1/episodes/{id}/soundbites', () => {
  it('are whole sentences of the best lessons, none without times', async () => {
    expect((await get(`/v1/episodes/${timed}/soundbites`)).json()).toMatchObject({
      soundbites: [{ startTime: 10, duration: 20, timing: 'exact', title: lines.split('\n')[1]!.slice(5, -1) }],
    });
    expect((await get(`/v1/episodes/${untimed}/soundbites`)).json()).toEqual({ soundbites: [] });
  });
});

describe('GET /v1/episodes/{id}/json-ld', () => {
  it('is a PodcastEpisode of schema.org with absolute addresses', async () => {
    const response = await get(`/v1/episodes/${timed}/json-ld`);
    expect(response.headers['content-type']).toContain('application/ld+json');
    expect(response.json()).toMatchObject({
      ...{ '@context': 'https://schema.org', '@type': 'PodcastEpisode', url: 'http://localhost/night-shift/timed' },
      associatedMedia: { '@type': 'AudioObject', contentUrl: 'https://cdn.example.org/1.mp3', duration: 'PT30S' },
      hasPart: [{ '@type': 'Clip', startOffset: 0, endOffset: 30 }],
    });
  });

  it.each(['timed', 'untimed'])('says what the page of the episode %s says', async (slug) => {
    const page = parse((await get(`/night-shift/${slug}`, { accept: 'text/html' })).body);
    const [told] = page.querySelectorAll('script[type="application/ld+json"]').map(({ text }) => JSON.parse(text));
    expect((await get(`/v1/episodes/${slug === 'timed' ? timed : untimed}/json-ld`)).json()).toEqual(told);
    expect(told.contributor.map(({ name }: Record<string, string>) => name)).toEqual(['Ada', 'Rui']);
    expect(told.description).toContain('Ada');
  });
});

describe('GET /v1/lessons/export', () => {
  it('is CSV by default, of a show, a topic or an episode', async () => {
    const response = await get(`/v1/lessons/export?episode=${timed}`);
    expect(response.headers['content-type']).toBe('text/csv; header=present; charset=utf-8');
    expect(response.headers['content-disposition']).toBe(`attachment; filename="lessons-${timed}.csv"`);
    const rows: Record<string, string>[] = parseCsv(response.body, { bom: true, columns: true });
    expect(rows).toHaveLength(2);
    expect(rows.map(({ statement }) => statement)).toContain(`'${lines.split('\n')[2]!.slice(5)}`);
    expect(rows[0]).toMatchObject({ chapter: 'Backups & restores', show: 'night-shift', episode: 'timed' });
    const all: unknown[] = parseCsv((await get('/v1/lessons/export?show=night-shift')).body, {
      bom: true,
      columns: true,
    });
    expect(all).toHaveLength(4);
    expect(parseCsv((await get('/v1/lessons/export?topic=unheard-of')).body, { bom: true, columns: true })).toEqual([]);
  });

  it('is a file for Anki, named after the show', async () => {
    const { headers, body } = await get('/v1/lessons/export?format=anki&show=night-shift');
    expect(headers['content-disposition']).toBe('attachment; filename="lessons-night-shift.txt"');
    expect(body).toMatch(/^#separator:tab\n#html:true\n#notetype:Basic\n/u);
    expect(body).toContain('\tnight-shift::The backup that was not there\t');
  });

  it('is Web Annotations by Accept', async () => {
    const { headers, ...response } = await get(`/v1/lessons/export?episode=${timed}`, {
      accept: 'application/ld+json',
    });
    expect(headers['content-type']).toContain('profile="http://www.w3.org/ns/anno.jsonld"');
    const { first, total } = response.json();
    expect(total).toBe(2);
    expect(first.items[0].target[1]).toMatchObject({
      source: 'https://cdn.example.org/1.mp3',
      selector: { type: 'FragmentSelector', value: 't=10,20' },
    });
  });

  it('takes a limit, and refuses what it does not know', async () => {
    expect(parseCsv((await get('/v1/lessons/export?limit=1')).body, { bom: true, columns: true })).toHaveLength(1);
    expect((await get('/v1/lessons/export?format=xlsx')).json().code).toBe('invalid-request');
    expect((await get('/v1/lessons/export', { accept: 'image/png' })).json().code).toBe('not-acceptable');
    expect((await get('/v1/lessons/export?limit=0')).json().code).toBe('invalid-request');
  });
});

describe('files', () => {
  it.each(['transcript?format=srt', 'transcript?format=html', 'chapters.json', 'soundbites', 'json-ld'])(
    '%s have a name',
    async (part) => {
      const { headers } = await get(`/v1/episodes/${timed}/${part}`);
      expect(headers['content-disposition']).toMatch(/^inline; filename="night-shift-timed\.[\w.]+"$/u);
    },
  );
});
