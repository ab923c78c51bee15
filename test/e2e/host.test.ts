// A host's way: take an episode in, read its show notes, copy its chapters, take its files, put a lesson on a page of one's
// own, bring the feed up to date; and what is passed on goes on leading to the same words after a correction.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServerProcess, startServer } from '../../scripts/server-process.js';
import { there } from './chromium.js';
import { type FileServer, serveFiles } from './file-server.js';
import { visitor } from './visitor.js';

const COMMAND = fileURLToPath(new URL('../../bin/hindcast.js', import.meta.url));
const CAPTIONS = new URL('../../data/samples/glorias-phone.vtt', import.meta.url);
/** Stamped now and then, as people write transcripts: its first words have no time. */
const STAMPED = fileURLToPath(new URL('../../data/samples/expand-wait-contract.md', import.meta.url));
const EPISODE = '/my-show/glorias-phone';
const ways = ['the service', 'files'] as const;
const episodes = [EPISODE, '/my-show/expand-wait-contract'] as const;
const onBoth = ways.flatMap((way) => episodes.map((path) => ({ way, path })));

describe.runIf(there)('a host', () => {
  let folder: string;
  let server: ServerProcess;
  let own: Server;
  let ownPage = '';
  let files: FileServer;
  /** Where the site is: as the service has it, and as the files that were exported from it. */
  const siteOf = (way: (typeof ways)[number]) => (way === 'files' ? files.url : server.url);
  const ownUrl = () => `http://127.0.0.1:${(own.address() as AddressInfo).port}`;
  const host = visitor({
    origins: () => [server.url, ownUrl(), new URL(files.url).origin],
    permissions: ['clipboard-read', 'clipboard-write'],
    acceptDownloads: true,
  });
  const hindcast = async (...words: string[]) => {
    const env = { ...process.env, HINDCAST_DB: join(folder, 'host.db'), LOG_LEVEL: 'error' };
    return (await promisify(execFile)(process.execPath, [COMMAND, ...words], { env })).stdout;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hindcast-host-'));
    server = await startServer({ HINDCAST_DB: join(folder, 'host.db'), LOG_LEVEL: 'error' });
    own = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(ownPage));
    own.listen(0, '127.0.0.1');
    await once(own, 'listening');
    await writeFile(join(folder, 'glorias-phone.vtt'), await readFile(CAPTIONS));
    const named = ['--show', 'my-show', '--show-title', 'My Show', '--title', "Gloria's Phone"];
    await hindcast('ingest', join(folder, 'glorias-phone.vtt'), ...named);
    await hindcast('ingest', STAMPED, '--show', 'my-show');
    files = await serveFiles(join(folder, 'public'), '/my-show.example');
    await hindcast('export-site', join(folder, 'public'), '--base-url', files.url, '--no-cards');
  });
  afterAll(async () => {
    own?.closeAllConnections();
    own?.close();
    await files?.close();
    await server?.stop();
    await rm(folder, { recursive: true });
  });

  it('sees the episode that the command took in, on the site that runs beside it', async () => {
    const { page } = host;
    await page.goto(server.url);
    await page.getByRole('link', { name: 'My Show' }).first().click();
    await page.waitForURL('**/my-show');
    await page.locator(`a[href="${EPISODE}"]`).first().click();
    await page.waitForURL(`**${EPISODE}`);
    for (const name of ['Chapters', 'Lessons', 'Show notes', 'Transcript']) {
      expect(await page.getByRole('heading', { level: 2, name, exact: true }).isVisible(), name).toBe(true);
    }
  });

  it.each(onBoth)('copies the chapters of $path from $way, as they are to be pasted', async ({ way, path }) => {
    const { page } = host;
    await page.goto(siteOf(way) + path);
    await page.getByText('Chapters as text, to paste').click();
    await page.getByRole('region', { name: 'Show notes' }).getByRole('button', { name: 'Copy' }).click();
    await page.getByText('Copied.').waitFor();
    const copied = String(await page.evaluate('navigator.clipboard.readText()'));
    expect(copied).toBe((await hindcast('export', path.slice(1), '--format', 'youtube')).trimEnd());
    const lines = copied.split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(3);
    expect(lines[0]).toMatch(/^0:00 /u);
    const titles = await page.getByRole('region', { name: 'Chapters' }).locator('a.lead').allInnerTexts();
    for (const line of lines) {
      expect(line).toMatch(/^\d+:\d\d/u);
      expect(titles).toContain(line.replace(/^\S+ /u, ''));
    }
  });

  it.each(onBoth)('reads the show notes of $path from $way, whose words were all said', async ({ way, path }) => {
    const { page } = host;
    await page.goto(siteOf(way) + path);
    const notes = page.getByRole('region', { name: 'Show notes' });
    const quotes = await notes.locator('blockquote').allInnerTexts();
    expect(quotes.length).toBeGreaterThan(0);
    const said = plain(await page.locator('.transcript').innerText());
    for (const quote of quotes) expect(said).toContain(plain(quote));
    const written = plain(await hindcast('export', path.slice(1), '--format', 'markdown'));
    for (const quote of quotes) expect(written).toContain(plain(quote));
    await notes.locator('[data-plays] time').first().click();
    await expect.poll(() => page.locator(':target').count()).toBe(1);
    expect(said).toContain(plain(await page.locator(':target').innerText()));
  });

  it.each(ways)('takes every file of the episode from %s', async (way) => {
    const { page } = host;
    await page.goto(`${siteOf(way)}${EPISODE}`);
    const filesOf = (tab: Page) => tab.getByRole('region', { name: 'Show notes' }).locator('a[download]');
    const names: string[] = [];
    for (let i = 0; i < (await filesOf(page).count()); i++) {
      // A tab each: Chromium lets a tab save ten files in a row, then asks.
      const tab = await page.context().newPage();
      await tab.goto(`${siteOf(way)}${EPISODE}`);
      await tab.getByText('All of it as files').click();
      const link = filesOf(tab).nth(i);
      const [download] = await Promise.all([tab.waitForEvent('download'), link.click()]);
      expect(await download.failure()).toBeNull();
      expect((await readFile(await download.path())).length, download.suggestedFilename()).toBeGreaterThan(50);
      names.push(download.suggestedFilename());
      await tab.close();
    }
    expect(names.length).toBeGreaterThan(5);
    expect(new Set(names).size).toBe(names.length);
    expect(names.some((name) => name.endsWith('.vtt'))).toBe(true);
  });

  it('has a newsletter to send: what it is about, whose words, where to hear them, in each form the same', async () => {
    const forms = await Promise.all(
      ['html', 'markdown', 'text'].map((format) =>
        hindcast('export', 'my-show/glorias-phone', '--format', format, '--length', 'newsletter'),
      ),
    );
    const { page } = host;
    await page.goto(`${server.url}${EPISODE}`);
    const chapters = await page.getByRole('region', { name: 'Chapters' }).locator('a.lead').allInnerTexts();
    const quote = await page.getByRole('region', { name: 'Show notes' }).locator('blockquote').first().innerText();
    for (const form of forms) {
      const letter = plain(form.replace(/<[^>]+>/gu, '').replaceAll('&#39;', "'"));
      for (const words of ["Gloria's Phone", 'My Show', 'Tamsin Olorunfemi', quote, ...chapters]) {
        expect(letter).toContain(plain(words));
      }
      expect(letter.split(' ').length).toBeLessThan(400);
    }
  });

  it('puts a lesson on a page of its own by the words that are copied', async () => {
    const { page } = host;
    await page.goto(`${server.url}${EPISODE}`);
    await page.getByRole('region', { name: 'Lessons' }).locator('a[href^="/lessons/"]').first().click();
    await page.waitForURL('**/lessons/ls_**');
    const quote = await page.locator('.quoted').innerText();
    await page.locator('button[data-copy=share-embed]').click();
    await page.locator('[data-copied]', { hasText: 'Copied' }).waitFor({ state: 'attached' });
    const code = String(await page.evaluate('navigator.clipboard.readText()'));
    ownPage = `<!doctype html><title>Mine</title><link rel="icon" href="data:,"><h1>Mine</h1>${code}`;
    const mine = await host.open();
    await mine.goto(ownUrl());
    const card = mine.frameLocator('iframe');
    expect(await card.locator('blockquote').innerText()).toBe(quote);
    const [whole] = await Promise.all([mine.waitForEvent('popup'), card.getByRole('link').last().click()]);
    await whole.waitForURL('**/lessons/ls_**');
  });

  it('brings its feed up to date, and every address in it answers', async () => {
    const feed = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>My Show</title><link>https://my-show.example</link><description>Mine</description>
<item><title>Gloria's Phone</title><guid isPermaLink="false">1</guid></item>
</channel></rss>`;
    const { page } = host;
    const response = await page.request.post(`${server.url}/v1/shows/my-show/feed-patch?format=rss`, {
      headers: { 'content-type': 'application/rss+xml', origin: server.url },
      data: Buffer.from(feed),
    });
    const patched = await response.text();
    expect(response.status(), patched).toBe(200);
    expect(patched).toContain('<podcast:chapters');
    const addresses = [...patched.matchAll(/<podcast:\w+ [^>]*url="([^"]+)"/gu)].map(([, address]) => address!);
    expect(addresses.length).toBeGreaterThan(3);
    for (const address of addresses) {
      const answer = await page.request.get(address.replaceAll('&amp;', '&'));
      expect(answer.status(), address).toBe(200);
    }
  });

  it('corrects the transcript, and a link that was copied before leads to the same words', async () => {
    const { page } = host;
    await page.goto(`${server.url}${EPISODE}`);
    const sentence = page.locator('.speech').nth(9).locator('p > span[id]:not(:empty)').first();
    const words = await sentence.innerText();
    await sentence.click();
    await page.getByRole('group', { name: 'This sentence' }).getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('The link to this sentence was copied.').waitFor();
    const link = String(await page.evaluate('navigator.clipboard.readText()'));

    const captions = await readFile(CAPTIONS, 'utf8');
    const [head, ...cues] = captions.split(/\n\n/u);
    const first = '00:00:00.000 --> 00:00:00.900\n<v Somebody Else>A word before all the others.';
    await writeFile(join(folder, 'glorias-phone.vtt'), [head, first, ...cues].join('\n\n'));
    await hindcast('ingest', join(folder, 'glorias-phone.vtt'), '--show', 'my-show', '--replace');

    const reader = await host.open();
    await reader.goto(link);
    await reader.getByText('A word before all the others.').waitFor();
    expect(
      await reader.locator(':target').locator('xpath=following-sibling::span[1] | self::*[text()]').first().innerText(),
    ).toBe(words);
    await reader.getByText('The link leads to the same words.').waitFor();
  });
});

/** Spaces as one; without quotation marks, Markdown's signs, and the star that leads from words to their lesson. */
function plain(text: string): string {
  return text
    .replace(/[“”"‘’'\\*_>#✦]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
