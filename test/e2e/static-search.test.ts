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
/** What the first search of a visit may load here, page, fonts and script included (221 KB); and a later one (11 KB). */
const FIRST_SEARCH_BYTES = 280_000;
const LATER_SEARCH_BYTES = 40_000;

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

  const results = () => page.locator('[data-results] .hit, [data-results] ul.cards > li');

  async function search(query: string): Promise<void> {
    const box = page.getByLabel('Search the archive').first();
    await box.fill(query);
    await box.press('Enter');
    await page.waitForURL('**/search/?**');
    await results().first().waitFor();
  }

  it('finds a moment by its meaning and stands at its turn', async () => {
    await page.goto(`${host.url}/`);
    await search('a file with nothing in it');
    await expect(page.getByRole('status').textContent()).resolves.toMatch(/^The nearest \d+ moments$/u);
    const moment = results().locator('a[href*="#turn-"]').first();
    const turn = new URL((await moment.getAttribute('href'))!, page.url()).hash.slice(1);
    await moment.click();
    await page.waitForURL(`**#${turn}`);
    await expect(page.locator(`#${turn}`).isVisible()).resolves.toBe(true);
    const box = await page.locator(`#${turn}`).boundingBox();
    expect(box!.y).toBeLessThan(page.viewportSize()!.height);
  });

  it('loads little for the first search, and less for a later one', async () => {
    const { sent } = host;
    const before = sent.bytes;
    await page.goto(`${host.url}/search/`);
    await search('a file with nothing in it');
    const first = sent.bytes;
    expect(first - before).toBeLessThan(FIRST_SEARCH_BYTES);
    await search('who pays for the cloud');
    expect(sent.bytes).toBeGreaterThan(first);
    expect(sent.bytes - first).toBeLessThan(LATER_SEARCH_BYTES);
  });

  it('shares a search by its address, goes on to further hits and back', async () => {
    await page.goto(`${host.url}/search/?q=backup`);
    await results().first().waitFor();
    await expect(page.locator('[data-results] mark').first().textContent()).resolves.toMatch(/backup/iu);
    const first = await results().first().textContent();
    await page.getByRole('link', { name: 'More', exact: true }).click();
    await page.getByText('Page 2').waitFor();
    await expect(results().first().textContent()).resolves.not.toBe(first);
    await search('empty dump');
    await page.goBack();
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('backup');
    await page.getByText('Page 2').waitFor();
    await page.getByRole('link', { name: 'Back', exact: true }).click();
    await expect.poll(() => results().first().textContent()).toBe(first);
  });

  it('narrows a search by what it offers, by keyboard, and lets that be dropped', async () => {
    await page.goto(`${host.url}/search/?q=backup`);
    const facet = page.getByRole('navigation', { name: 'Narrow it down' }).getByRole('link').first();
    await facet.waitFor();
    const loaded = await page.evaluate('performance.timeOrigin');
    await facet.focus();
    await page.keyboard.press('Enter');
    const chip = page.getByRole('link', { name: /^Drop /u });
    await chip.waitFor();
    expect(new URL(page.url()).searchParams.size).toBe(2);
    await expect(page.evaluate('performance.timeOrigin')).resolves.toBe(loaded);
    await expect(page.evaluate('document.activeElement.closest("#static-search") !== null')).resolves.toBe(true);
    await chip.click();
    await expect.poll(() => new URL(page.url()).search).toBe('?q=backup');
  });

  it('corrects what is misspelt, and says so', async () => {
    await page.goto(`${host.url}/search/?q=restoer+bakcups`);
    await results().first().waitFor();
    await expect(page.locator('[data-results] .note').first().textContent()).resolves.toContain('restore');
  });

  it('is told when nothing is found, and what would be', async () => {
    await page.goto(`${host.url}/search/?q=${encodeURIComponent('"zebra crossing"')}`);
    await expect.poll(() => page.getByRole('status').textContent()).toBe('Nothing was found');
    await page.getByRole('link', { name: '“zebra crossing”, by meaning' }).click();
    await results().first().waitFor();
    await expect(page.getByText('Ask it as a question').count()).resolves.toBe(0);
  });

  it('finds lessons, and opens the page of one', async () => {
    await page.goto(`${host.url}/search/?q=backups`);
    await page.getByRole('navigation', { name: 'What to find' }).getByRole('link', { name: 'Lessons' }).click();
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
