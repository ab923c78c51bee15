// The page of an episode over the app: what it may load, where its anchors lead, how it deals with times and corrections.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRealArchive, type RealArchive } from '../fixtures/real-archive.js';
import { type TestApp, testApp } from './helpers.js';
import { openPage } from './visitor.js';

const vtt = `WEBVTT

00:00.000 --> 00:08.000
<v Ada>Welcome back to the show. Today we speak of restores.

00:08.000 --> 00:20.000
<v Rui>You should check a restore by its content. A count proves nothing at all.

00:20.000 --> 00:26.000
<v Ada>And who keeps the backup of the backup?
`;
const plain = 'Ada: Welcome back to the show.\n\nRui: You should check a restore by its content.';

describe('GET /{show}/{episode}', () => {
  let archive: RealArchive;
  beforeEach(() => {
    archive = openRealArchive();
  });
  afterEach(() => archive.close());

  const path = '/night-shift/restores';
  const open = (query = '') => openPage(archive, path + query);
  async function send(text: string, changes: Record<string, unknown> = {}): Promise<void> {
    const payload = { show: 'night-shift', slug: 'restores', title: 'Restores', transcript: { text }, ...changes };
    const response = await archive.app.inject({ method: 'POST', url: '/v1/episodes', payload });
    expect(response.statusCode, response.body).toBeLessThan(300);
  }

  it('may run our files and play audio, which hosts send on to others, and nothing else', async () => {
    await send(vtt, { audioUrl: 'http://audio.example:8080/one.mp3' });
    const { headers, page } = await open();
    expect(headers['content-security-policy']).toBe(
      "default-src 'none';style-src 'self';font-src 'self';img-src 'self';form-action 'self';base-uri 'none';" +
        "frame-ancestors 'none';script-src 'self';connect-src 'self';media-src http://audio.example:8080 https:",
    );
    for (const script of page.querySelectorAll('script[src]')) {
      const { statusCode, headers } = await archive.app.inject(script.getAttribute('src')!);
      expect([statusCode, headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
    }
    expect(page.querySelectorAll('script[src]').length).toBeGreaterThan(0);
  });

  it('may play nothing where there is no audio, and has no player then', async () => {
    await send(vtt);
    const { headers, page } = await open();
    expect(headers['content-security-policy']).not.toContain('media-src');
    expect(page.querySelector('audio')).toBeNull();
    expect(page.querySelectorAll('[data-t]')).toHaveLength(0);
  });

  it('tells the player when sentences are said, but for those that it finds by the words between', async () => {
    await send(vtt, { audioUrl: 'https://audio.example/one.mp3' });
    const { page } = await open();
    const told = page.querySelectorAll('.transcript [data-t]').map((each) => Number(each.getAttribute('data-t')));
    expect(told).toEqual([0, 8, 20]);
    expect(page.querySelectorAll('.speech > p > span[id]').length).toBeGreaterThan(told.length);
  });

  it('leads nowhere that the page or the site does not have', async () => {
    await send(vtt, { audioUrl: 'https://audio.example/one.mp3' });
    await send(plain, { slug: 'another' });
    const { page } = await open();
    const links = page.querySelectorAll('a[href], svg a').map((link) => link.getAttribute('href')!);
    for (const link of links.filter((each) => each.startsWith('#') || each.startsWith('?'))) {
      expect(page.getElementById(link.split('#')[1]!), link).toBeTruthy();
    }
    const ids = page.querySelectorAll('[id]').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of new Set(links.filter((each) => each.startsWith('/')))) {
      const { statusCode } = await archive.app.inject(link);
      expect(statusCode, link).toBe(200);
    }
  });

  it('links who speaks to their pages', async () => {
    await send(vtt.replaceAll('Ada', 'Ada Byron'));
    const { page } = await open();
    expect(page.querySelector('.who a')?.getAttribute('href')).toBe('/people/ada-byron');
    expect(page.querySelector('.people a')?.text).toBe('Ada Byron');
  });

  it.each([
    ['9', 'You should check a restore by its content.'],
    ['0:21', 'And who keeps the backup of the backup?'],
    ['1h', 'And who keeps the backup of the backup?'],
    ['0', 'Welcome back to the show.'],
  ])('says what is said at ?t=%s, without a script', async (t, words) => {
    await send(vtt);
    const { page } = await open(`?t=${t}`);
    const link = page.querySelector('.note a')!;
    expect(link.text).toBe(`“${words}”`);
    expect(page.getElementById(link.getAttribute('href')!.slice(1))?.text).toBe(words);
  });

  it.each(['?t=soon', '?t=', '?t=-5', '?t=9&t=10', '?revision=none'])('takes %s for nothing', async (query) => {
    await send(vtt);
    const { status, page } = await open(query);
    expect(status).toBe(200);
    expect(page.querySelector('.note')).toBeNull();
  });

  it('has no times, and no answer to ?t=, where the transcript has none', async () => {
    await send(plain);
    const { page } = await open('?t=9');
    expect(page.querySelectorAll('main time')).toHaveLength(0);
    expect(page.querySelector('.note')).toBeNull();
    expect(page.querySelector('#ribbon')?.text).toContain('the transcript has no times');
    expect(page.querySelectorAll('a[href*="format=vtt"]')).toHaveLength(0);
    expect(page.querySelectorAll('a[href*="transcript?format=text"]')).toHaveLength(1);
  });

  it('keeps every link to a sentence through a correction, and says that there was one', async () => {
    await send(vtt);
    const before = await open();
    const ids = before.page.querySelectorAll('.speech span[id]').map(({ id, text }) => [id, text] as const);
    expect(ids).toHaveLength(5);
    const sponsor = '00:00.000 --> 00:00.500\n<v Host>A word from our sponsor.\n\n00:00.500';
    await send(vtt.replace('00:00.000', sponsor).replace('at all', 'whatsoever'));
    const { page } = await open('?revision=1');
    for (const [id, text] of ids) {
      expect(page.getElementById(id)?.text, id).toBe(text.replace('at all', 'whatsoever'));
    }
    expect(page.querySelector('.note a')?.getAttribute('href')).toBe(path);
    const plot = page.querySelectorAll('svg.strip a').map((link) => link.getAttribute('href'));
    expect(plot.every((href) => href?.startsWith(`${path}#`))).toBe(true);
    expect((await open('?revision=2')).page.querySelector('.note')).toBeNull();
  });

  it('is the same page, with the same tag, until something of it changes', async () => {
    await send(vtt);
    const first = await open();
    expect((await open()).headers.etag).toBe(first.headers.etag);
    await send(plain, { slug: 'newer', title: 'Newer' });
    const second = await open();
    expect(second.headers.etag).not.toBe(first.headers.etag);
    expect(second.page.querySelector('.neighbours')?.text).toContain('Newer');
  });

  it('reads well when every speaker, title and sentence is an attack', async () => {
    const attack = '<img src=x onerror=alert(1)>';
    await send(`Eve "<b>": ${attack} "' & \`\`.\n\nAda: </span></p><script>alert(1)</script>`, { title: attack });
    const { page } = await open();
    expect(page.querySelector('h1')?.text).toBe(attack);
    expect(page.querySelectorAll('img, .speech script, .speech b')).toHaveLength(0);
    expect(page.querySelector('.transcript')?.text).toContain('</span></p><script>alert(1)</script>');
  });
});

describe('GET /{show}/{episode} over fakes', () => {
  let test: TestApp;
  beforeEach(() => {
    test = testApp();
  });
  afterEach(() => test.app.close());

  it('404 for a show or an episode that is not there, and for a revision that never was', async () => {
    expect((await openPage(test, '/none/none')).status).toBe(404);
    const payload = { show: 'night-shift', slug: 'one', transcript: { text: 'Ada: Hello.' } };
    await test.app.inject({ method: 'POST', url: '/v1/episodes', payload });
    expect((await openPage(test, '/night-shift/one')).status).toBe(200);
    expect((await openPage(test, '/night-shift/one?revision=7')).status).toBe(404);
  });
});
