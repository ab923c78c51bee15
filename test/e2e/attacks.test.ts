// An archive made of attacks, in a browser that would run them: with our policy for pages, and with that policy taken away,
// so that the escaping alone has to hold. Whatever runs is heard of.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServerProcess, startServer } from '../../scripts/server-process.js';
import { hostileWords } from '../fixtures/hostile-words.js';
import { there } from './chromium.js';
import { type FileServer, serveFiles } from './file-server.js';
import { visitor } from './visitor.js';

const COMMAND = fileURLToPath(new URL('../../bin/hindcast.js', import.meta.url));
/** As the API takes names: one line. */
const attacks = Object.values(hostileWords).map((words) => words.replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, ' '));
/** A short attack: what the API takes as a name of a topic. */
const SHORT = '"><img src=x onerror=owned(1)>{{7*7}}';

/** Everything that attacks call. */
const OWNED = 'globalThis.owned = (how) => { (globalThis.hindcastOwned ??= []).push(how); }';

interface Ids {
  readonly id: string;
}

describe.runIf(there)('an archive made of attacks', () => {
  let folder: string;
  let server: ServerProcess;
  let files: FileServer;
  let paths: string[];
  const reader = visitor({ origins: () => [server.url, files.url] });

  const send = async <T>(method: string, path: string, body: unknown): Promise<T> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(server.url + path, { method, headers, body: JSON.stringify(body) });
    const text = await response.text();
    expect(response.ok, `${path} ${text}`).toBe(true);
    return JSON.parse(text) as T;
  };
  const list = async (path: string) => (await (await fetch(server.url + path)).json()).items as readonly Ids[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hindcast-attacks-'));
    const env = { HINDCAST_DB: join(folder, 'attacks.db'), LOG_LEVEL: 'error' };
    server = await startServer(env);
    for (const isTimed of [true, false]) {
      const { episode } = await send<{ episode: Ids }>('POST', '/v1/episodes', hostileEpisode(isTimed));
      await send('PATCH', `/v1/episodes/${episode.id}/chapters/0`, { title: attacks[0]!.slice(0, 200) });
    }
    const lessons = await list('/v1/lessons?limit=20');
    for (const [i, { id }] of lessons.entries()) {
      await send('PATCH', `/v1/lessons/${id}`, { statement: attacks[i % attacks.length]!.slice(0, 400).trim() });
    }
    await send('PATCH', '/v1/topics/backups', { label: SHORT });
    paths = await pathsOf(server.url, lessons);
    files = await serveFiles(join(folder, 'site'), '');
    const words = ['export-site', join(folder, 'site'), '--base-url', files.url, '--no-cards'];
    await promisify(execFile)(process.execPath, [COMMAND, ...words], { env: { ...process.env, ...env } });
  });
  afterAll(async () => {
    await files?.close();
    await server?.stop();
    await rm(folder, { recursive: true });
  });

  it.each([
    ['by our policy and our escaping', false],
    ['by our escaping alone', true],
  ])('is text on every page, %s', async (_name, bypassCSP) => {
    const page = await reader.open({ bypassCSP });
    await page.addInitScript(OWNED);
    expect(paths.length).toBeGreaterThan(12);
    for (const path of paths) {
      await page.goto(server.url + path);
      await touchEverything(page);
      expect(await page.evaluate('globalThis.hindcastOwned ?? []'), path).toEqual([]);
    }
  });

  it('is text in what is suggested while somebody types', async () => {
    const page = await reader.open({ bypassCSP: true });
    await page.addInitScript(OWNED);
    await page.goto(server.url);
    await page.getByLabel('Search the archive').fill('img');
    await page.getByRole('option').first().waitFor();
    expect(await page.getByRole('option').first().innerText()).toContain('<img src=x');
    expect(await page.evaluate('globalThis.hindcastOwned ?? []')).toEqual([]);
  });

  it('is text in what the browser itself finds in the exported site', async () => {
    const page = await reader.open({ bypassCSP: true });
    await page.addInitScript(OWNED);
    for (const q of ['backup', attacks[0]!.slice(0, 300), 'restore "><img src=x onerror=owned(2)>']) {
      await page.goto(`${files.url}/search/?q=${encodeURIComponent(q)}`);
      await page.locator('[role=status]', { hasText: /\d|Nothing|nothing|No / }).waitFor();
      await touchEverything(page);
      expect(await page.evaluate('globalThis.hindcastOwned ?? []'), q).toEqual([]);
    }
  });
});

function hostileEpisode(isTimed: boolean): object {
  const lines = attacks.map((words, i) => ({
    ...{ speaker: `Ada ${i % 2 === 0 ? SHORT : 'Byron'}`, startTime: i * 20, endTime: i * 20 + 20 },
    body: `You should always test a backup before you need it, because a backup is a rumour. ${words} We restore the backup every week.`,
  }));
  const transcript = isTimed
    ? { text: JSON.stringify({ version: '1.0.0', segments: lines }) }
    : { text: lines.map(({ speaker, body }) => `${speaker}: ${body}`).join('\n\n') };
  return {
    ...{ show: 'attacks', showTitle: attacks[0]!.slice(0, 300), slug: isTimed ? 'timed' : 'untimed', transcript },
    ...{ title: attacks[1]!.slice(0, 500), publishedAt: '2024-05-14' },
    ...{
      audioUrl: 'https://a.example/x.mp3?"><svg/onload=owned(3)>',
      pageUrl: "https://a.example/'onmouseover='owned(4)",
    },
    people: [
      { name: `Ada ${SHORT}`, role: 'host' },
      { name: attacks[3]!.slice(0, 150), role: 'guest' },
    ],
  };
}

async function pathsOf(url: string, lessons: readonly Ids[]): Promise<string[]> {
  const people = await (await fetch(`${url}/people`)).text();
  const words = encodeURIComponent(`backup ${SHORT}`);
  return [
    ...[
      '/',
      '/attacks',
      '/attacks/timed',
      '/attacks/timed?t=20',
      '/attacks/untimed',
      '/topics',
      '/topics/backups',
      '/people',
    ],
    ...lessons.slice(0, 6).flatMap(({ id }) => [`/lessons/${id}`, `/embed/lessons/${id}`]),
    ...[...people.matchAll(/href="(\/people\/[^"]+)"/gu)].map(([, path]) => path!).slice(0, 3),
    ...[
      `/search?q=${words}`,
      `/ask?q=${words}`,
      `/${words}`,
      `/attacks/${words}`,
      `/topics/${words}`,
      `/search?speaker=${words}`,
    ],
    ...['/lessons', '/docs/errors', `/search?q=backup&show=attacks`],
  ];
}

/** What a reader does without meaning to: the pointer moves over all of it, every field is entered, what folds is opened. */
async function touchEverything(page: Page): Promise<void> {
  await page.evaluate(`for (const each of document.querySelectorAll('*')) {
    for (const type of ['mouseover', 'mouseenter', 'focus', 'toggle', 'pointerover']) each.dispatchEvent(new Event(type));
    if (each.tagName === 'DETAILS') each.open = true;
    if (each.matches('a, button, input, select, textarea, audio')) each.focus?.({ preventScroll: true });
  }`);
  const sentence = page.locator('.transcript .speech p > span[id]').first();
  if ((await sentence.count()) > 0) await sentence.click();
  await page.waitForTimeout(50);
}
