// The search of an exported site in a real browser, from a host that knows nothing but files, under a sub-path: what it finds,
// what it loads, and what it says where it cannot.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { executablePath, there } from './chromium.js';
import { type FileServer, serveFiles } from './file-server.js';

const COMMAND = fileURLToPath(new URL('../../bin/hindcast.js', import.meta.url));
const SUB_PATH = '/shows/load-bearing';
/** What the first search of a visit may load, page and script included. */
const FIRST_SEARCH_BYTES = 450_000;

describe.runIf(there)('the search of a site without a server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hindcast-static-'));
  const problems: string[] = [];
  let host: FileServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const { database: HINDCAST_DB } = inject('site');
    const options = ['export-site', join(folder, 'site'), '--base-url', `https://me.example${SUB_PATH}`, '--no-cards'];
    await promisify(execFile)(process.execPath, [COMMAND, ...options], { env: { ...process.env, HINDCAST_DB } });
    host = await serveFiles(join(folder, 'site'), SUB_PATH);
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await host?.close();
    rmSync(folder, { recursive: true });
  });

  beforeEach(async () => {
    page = await browser.newPage();
    watch(page);
  });

  afterEach(async () => {
    await page.close();
    expect(problems.splice(0)).toEqual([]);
    expect(host.sent.missing.splice(0)).toEqual([]);
  });

  function watch(watched: Page): void {
    watched.on('pageerror', (error) => problems.push(String(error)));
    watched.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    watched.on('request', (request) => {
      const url = new URL(request.url());
      if (!/^(?:data|blob):$/u.test(url.protocol) && url.origin !== new URL(host.url).origin) {
        problems.push(`${request.url()} is somebody else's`);
      }
    });
  }

  const results = () => page.locator('[data-results] li');

  async function search(query: string): Promise<void> {
    const box = page.getByLabel('Search the archive').first();
    await box.fill(query);
    await box.press('Enter');
    await page.waitForURL('**/search/?**');
    await results().first().waitFor();
  }

  it('finds a moment by its meaning and stands at its turn', async () => {
    await page.goto(`${host.url}/`);
    const before = host.sent.bytes;
    await search('a file with nothing in it');
    expect(host.sent.bytes - before).toBeLessThan(FIRST_SEARCH_BYTES);
    await expect(page.getByRole('status').textContent()).resolves.toMatch(/found/u);
    const moment = results().locator('a[href*="#turn-"]').first();
    const turn = new URL((await moment.getAttribute('href'))!, page.url()).hash.slice(1);
    await moment.click();
    await page.waitForURL(`**#${turn}`);
    await expect(page.locator(`#${turn}`).isVisible()).resolves.toBe(true);
    const box = await page.locator(`#${turn}`).boundingBox();
    expect(box!.y).toBeLessThan(page.viewportSize()!.height);
  });

  it('shares a search by its address, goes back to it, and asks for more', async () => {
    await page.goto(`${host.url}/search/?q=backup`);
    await results().first().waitFor();
    await expect(page.locator('[data-results] mark').first().textContent()).resolves.toMatch(/backup/iu);
    const first = await results().count();
    await page.getByRole('button', { name: 'More' }).click();
    await expect.poll(() => results().count()).toBeGreaterThan(first);
    await search('empty dump');
    await page.goBack();
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('backup');
    await expect.poll(() => results().count()).toBe(first);
  });

  it('corrects what is misspelt, and says so', async () => {
    await page.goto(`${host.url}/search/?q=restoer+bakcups`);
    await results().first().waitFor();
    await expect(page.locator('[data-results] .note').first().textContent()).resolves.toContain('restore');
  });

  it('is told when nothing is found', async () => {
    await page.goto(`${host.url}/search/?q=${encodeURIComponent('"zebra crossing"')}`);
    await expect.poll(() => page.getByRole('status').textContent()).toBe('Nothing was found');
  });

  it('finds lessons, and opens the page of one', async () => {
    await page.goto(`${host.url}/search/`);
    await page.getByLabel('Lessons').check();
    await search('backups');
    const lesson = page.locator('[data-results] a[href*="/lessons/"]').first();
    await lesson.click();
    await page.waitForURL('**/lessons/**');
    await expect(page.locator('blockquote').count()).resolves.toBeGreaterThan(0);
  });

  it('asks a suggested question of the search', async () => {
    await page.goto(`${host.url}/`);
    await page.locator('.questions a').first().click();
    await page.waitForURL('**/search/?**');
    await results().first().waitFor();
  });

  it('is told of an address without a page, at any depth, with ways on that work', async () => {
    await page.goto(`${host.url}/no/such/page`);
    await expect(page.getByRole('heading', { level: 1 }).textContent()).resolves.toBe('There is no such page');
    host.sent.missing.splice(0);
    problems.splice(0);
    await search('backup');
  });

  it('reads everything without scripts, and is told what the search needs', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    watch(plain);
    await plain.goto(`${host.url}/search/?q=backup`);
    await expect(plain.locator('noscript').first().textContent()).resolves.toContain('needs JavaScript');
    await plain.goto(`${host.url}/load-bearing/the-dump-was-empty/`);
    await expect(plain.locator('#turn-0').isVisible()).resolves.toBe(true);
    await context.close();
  });

  it('searches by keyboard alone, on a phone, without scrolling sideways', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${host.url}/search/`);
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('backup');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await results().first().waitFor();
    await expect(page.evaluate('document.documentElement.scrollWidth > innerWidth')).resolves.toBe(false);
  });

  it('is told when the host does not answer, and can try again', async () => {
    await page.goto(`${host.url}/search/`);
    await page.route('**/index-*/**', (route) => route.abort());
    await page.getByRole('searchbox').fill('backup');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('status').textContent()).toContain('could not be read');
    problems.splice(0);
    await page.unroute('**/index-*/**');
    await page.keyboard.press('Enter');
    await results().first().waitFor();
  });
});
