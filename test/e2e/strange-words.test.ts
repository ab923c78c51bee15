// Words without an end, and words that are read from the right, as a browser lays them out: none widens a page, none turns
// what stands beside it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServerProcess, startServer } from '../../scripts/server-process.js';
import { there } from './chromium.js';
import { visitor } from './visitor.js';

const ENDLESS = 'x'.repeat(3000);
const SAID = 'You should always test a backup before you need it, because a backup is a rumour until it was restored.';
const ARABIC = 'يجب أن تختبر النسخة الاحتياطية دائما قبل أن تحتاج إليها مع Docker في العمل.';
const WIDTHS = [320, 1000];

const episodes = [
  {
    ...{ show: 'endless', showTitle: `W${ENDLESS.slice(0, 290)}`, slug: 'one', title: ENDLESS.slice(0, 490) },
    transcript: { text: `${ENDLESS.slice(0, 190)}: ${SAID} ${ENDLESS}.\n\nAda: ${SAID} https://a.example/${ENDLESS}` },
  },
  {
    ...{ show: 'turned', slug: 'one', title: '\u2069\u202eexe.jpg', publishedAt: '2026-01-02' },
    transcript: { text: `Ada: ${SAID}\n\nBen: ${ARABIC}` },
  },
  { show: 'arabic', slug: 'one', title: 'النسخ', transcript: { text: `Ada: ${ARABIC}\n\nBen: ${ARABIC}` } },
];

describe.runIf(there)('strange words', () => {
  let folder: string;
  let server: ServerProcess;
  let paths: string[];
  const reader = visitor({ origins: () => [server.url] });

  const send = async (method: string, path: string, body: object): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(server.url + path, { method, headers, body: JSON.stringify(body) });
    expect(response.ok, await response.text()).toBe(true);
  };
  const list = async (path: string) => (await (await fetch(server.url + path)).json()).items;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hindcast-words-'));
    server = await startServer({ HINDCAST_DB: join(folder, 'words.db'), LOG_LEVEL: 'error' });
    for (const episode of episodes) await send('POST', '/v1/episodes', episode);
    const [{ id }] = await list('/v1/episodes?show=endless');
    await send('PATCH', `/v1/episodes/${id}/chapters/0`, { title: ENDLESS.slice(0, 200) });
    await send('PATCH', '/v1/shows/arabic', { language: 'ar' });
    const lessons: { id: string }[] = await list('/v1/lessons?show=endless&limit=3');
    const people: { slug: string }[] = await list('/v1/shows/endless/people');
    paths = [
      ...['/', '/endless', '/endless/one', '/lessons', '/people', '/topics', '/topics/backups'],
      ...lessons.flatMap((each) => [`/lessons/${each.id}`, `/embed/lessons/${each.id}`]),
      ...people.map(({ slug }) => `/people/${slug}`),
      ...['passages', 'lessons', 'chapters', 'episodes'].map((target) => `/search?q=backup&in=${target}`),
      ...[
        `/search?q=${'y'.repeat(900)}`,
        `/ask?q=${'z'.repeat(900)}`,
        `/ask?q=${encodeURIComponent('When was it restored?')}`,
      ],
    ];
  });
  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true });
  });

  it.each(WIDTHS)('widen no page at %i points', async (width) => {
    const page = await reader.open({ viewport: { width, height: 800 } });
    expect(paths.length).toBeGreaterThan(16);
    const wide: string[] = [];
    for (const path of paths) {
      await page.goto(server.url + path);
      if (await page.evaluate('document.documentElement.scrollWidth > innerWidth')) wide.push(path.slice(0, 80));
    }
    expect(wide).toEqual([]);
  });

  it('turn no date and no title beside them', async () => {
    const { page } = reader;
    await page.goto(`${server.url}/lessons`);
    const line = page.locator('.cards .meta', { hasText: 'exe.jpg' }).first();
    expect(await line.innerText()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
    const lefts = await Promise.all(
      ['strong', 'a', 'time'].map(async (each) => (await line.locator(each).first().boundingBox())!.x),
    );
    expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
  });

  it('are read from the right where they are, on a page that is read from the left', async () => {
    const { page } = reader;
    await page.goto(`${server.url}/arabic/one`);
    const look = (selector: string) =>
      page.evaluate(`getComputedStyle(document.querySelector('${selector}')).direction`);
    expect(await look('.speech > p:last-of-type')).toBe('rtl');
    expect(await look('h1')).toBe('rtl');
    expect(await look('.jumps')).toBe('ltr');
    expect(await page.evaluate(`document.querySelector('.speech').closest('[lang]').lang`)).toBe('ar');
  });
});
