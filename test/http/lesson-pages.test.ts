// Pages of lessons and people over a real store: what they show, where they lead, what is told of what is gone.
import { type HTMLElement, parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRealArchive, type RealArchive } from '../fixtures/real-archive.js';

const text = [
  'Ada Byron: A backup that nobody has restored is only a rumour. We found that out in March.',
  'Rui Okafor: Nine days were lost. Every Tuesday we restore one now.',
].join('\n');

let archive: RealArchive;
beforeAll(async () => {
  archive = openRealArchive();
  await post({ title: 'Bread and backups', transcript: { text } });
  await post({ title: 'Gardens of glass', publishedAt: '2024-06-01', transcript: { text: `${text}\nAda: Goodbye.` } });
  await post({ show: 'long-wire', title: 'Meetings', transcript: { text: 'Ada Byron: Write it down.\nTom: Yes.' } });
});
afterAll(() => archive.close());

async function post(changes: Record<string, unknown>): Promise<{ id: string; slug: string }> {
  const payload = { show: 'night-shift', showTitle: 'Night Shift', publishedAt: '2024-03-01', ...changes };
  const response = await archive.app.inject({ method: 'POST', url: '/v1/episodes', payload });
  if (response.statusCode >= 300) throw new Error(response.body);
  return response.json().episode;
}

async function open(url: string): Promise<{ status: number; page: HTMLElement; headers: Record<string, unknown> }> {
  const { statusCode, body, headers } = await archive.app.inject({ url, headers: { accept: 'text/html' } });
  return { status: statusCode, page: parse(body), headers };
}

async function lessonsOf(episode: string): Promise<{ id: string; quote: string }[]> {
  return (await archive.app.inject(`/v1/lessons?episode=${episode}`)).json().items;
}

const content = (page: HTMLElement, selector: string) => page.querySelector(selector)?.getAttribute('content');

describe('the page of a lesson', () => {
  it('shows the quote among the words around it, who said it, where, and how to pass it on', async () => {
    const [lesson] = (await archive.app.inject('/v1/lessons?show=night-shift')).json().items;
    const { status, page, headers } = await open(`/lessons/${lesson.id}`);
    expect(status).toBe(200);
    expect(page.querySelector('h1')?.text).toBe(lesson.statement);
    expect(page.querySelector('.quoted')?.text).toBe(lesson.quote);
    expect(page.querySelector('.proof .around')?.text).toContain('We found that out in March.');
    expect(page.querySelector('.said-by a')?.getAttribute('href')).toBe('/people/ada-byron');
    expect(page.querySelector('figcaption')?.text).toContain(lesson.episode.title);
    expect(page.querySelector('#share-link')?.getAttribute('value')).toBe(`http://localhost/lessons/${lesson.id}`);
    expect(page.querySelector('#share-text')?.text).toContain(lesson.quote);
    expect(page.querySelector('#share-embed')?.text).toContain(`/embed/lessons/${lesson.id}`);
    expect(headers['content-security-policy']).not.toContain('unsafe-inline');
  });

  it('leads to the very words in the transcript', async () => {
    const [lesson] = (await archive.app.inject('/v1/lessons?show=night-shift')).json().items;
    const link = (await open(`/lessons/${lesson.id}`)).page.querySelector('.onward a')!.getAttribute('href')!;
    const [path, anchor] = link.split('#');
    expect((await open(path!)).page.getElementById(anchor!)).toBeTruthy();
  });

  it('names lessons near it, and not itself', async () => {
    const [lesson] = (await archive.app.inject('/v1/lessons?show=night-shift')).json().items;
    const near = (await open(`/lessons/${lesson.id}`)).page.querySelectorAll('.split .cards a[href^="/lessons/"]');
    const paths = near.map((link) => link.getAttribute('href'));
    expect(paths).not.toContain(`/lessons/${lesson.id}`);
  });

  it('says what a lesson was that is derived no more, and where its words are', async () => {
    const spoken = 'Ada: A backup that nobody has restored is only a rumour.\nRui: Well.';
    const { id, slug } = await post({ title: 'Corrected', transcript: { text: spoken } });
    const [lesson] = await lessonsOf(id);
    await post({ title: 'Corrected', slug, transcript: { text: `Rui: Something else stands first here.\n${spoken}` } });
    expect((await lessonsOf(id)).map((each) => each.id)).not.toContain(lesson!.id);
    const { status, page } = await open(`/lessons/${lesson!.id}`);
    expect(status).toBe(410);
    expect(page.querySelector('blockquote')?.text).toBe(lesson!.quote);
    const links = page.querySelectorAll('main a').map((link) => link.getAttribute('href'));
    expect(links).toContain(`/night-shift/${slug}`);
    expect(links.find((link) => link?.endsWith('#turn-1'))).toContain(`/night-shift/${slug}`);
    expect(content(page, 'meta[name=robots]') ?? 'none').not.toContain('index, ');
  });

  it('says of one that people took out only where it stood', async () => {
    const { id, slug } = await post({ title: 'Hidden', transcript: { text: 'Ada: Never say this aloud.\nRui: No.' } });
    const [lesson] = await lessonsOf(id);
    const url = `/v1/lessons/${lesson!.id}`;
    await archive.app.inject({ method: 'PATCH', url, payload: { hidden: true } });
    const { status, page } = await open(`/lessons/${lesson!.id}`);
    expect(status).toBe(410);
    expect(page.text).not.toContain('Never say this aloud');
    expect(page.querySelector('main a[href$="/hidden"]')?.getAttribute('href')).toBe(`/night-shift/${slug}`);
    for (const path of [`/lessons/${lesson!.id}/card.png`, `/embed/lessons/${lesson!.id}`]) {
      expect((await open(path)).status).toBe(404);
    }
  });

  it('is not there for what never was a lesson', async () => {
    expect((await open('/lessons/ls_0000000000000000')).status).toBe(404);
  });
});

describe('the card of a lesson for pages of others', () => {
  it('may stand in a frame anywhere, runs nothing, and leads to the lesson', async () => {
    const [lesson] = (await archive.app.inject('/v1/lessons?show=night-shift')).json().items;
    const { page, headers } = await open(`/embed/lessons/${lesson.id}`);
    expect(headers['content-security-policy']).toContain('frame-ancestors *');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-frame-options']).toBeUndefined();
    expect(page.querySelector('script')).toBeNull();
    expect(page.querySelector('blockquote')?.text).toBe(lesson.quote);
    expect(page.querySelector('footer a')?.getAttribute('href')).toBe(`http://localhost/lessons/${lesson.id}`);
  });

  it('has a picture', async () => {
    const [lesson] = (await archive.app.inject('/v1/lessons?show=night-shift')).json().items;
    const { headers, body } = await archive.app.inject(`/lessons/${lesson.id}/card.png`);
    expect(headers['content-type']).toBe('image/png');
    expect(body).toContain(JSON.stringify(lesson.quote));
  });
});

describe('the page of a person', () => {
  it('is one for all shows, with lessons and episodes', async () => {
    const { status, page } = await open('/people/ada-byron');
    expect(status).toBe(200);
    expect(page.querySelector('h1')?.text).toBe('Ada Byron');
    const links = page.querySelectorAll('main a').map((link) => link.getAttribute('href'));
    expect(links).toContain('/night-shift');
    expect(links).toContain('/long-wire');
    expect(links).toContain('/night-shift/gardens-of-glass');
    expect(page.querySelector('#lessons')).toBeTruthy();
  });

  it('is found under other spellings, and among all people', async () => {
    const url = '/v1/shows/night-shift/people/ada/merge';
    expect((await open('/people/ada')).status).toBe(200);
    await archive.app.inject({ method: 'POST', url, payload: { into: 'ada-byron' } });
    const { headers, status } = await open('/people/ada');
    expect([status, headers.location]).toEqual([302, '/people/ada-byron']);
    const names = (await open('/people')).page.querySelectorAll('.people-list a').map((link) => link.text);
    expect(names[0]).toBe('Ada Byron');
    expect(names).toContain('Rui Okafor');
    expect((await open('/people/nobody')).status).toBe(404);
  });
});
