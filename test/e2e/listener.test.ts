// A listener's way through the site in a real browser: search, open the moment, ask, follow a topic.
// Needs a Chromium (CHROMIUM_PATH, default /usr/bin/chromium). Run by `npm run test:browser`, not by `npm test`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ServerProcess, startServer } from '../../scripts/server-process.js';
import { executablePath, there } from './chromium.js';

describe.runIf(there)('a listener', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hindcast-browser-'));
  const problems: string[] = [];
  let server: ServerProcess;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await startServer({ HINDCAST_DB: join(folder, 'e2e.db'), LOG_LEVEL: 'error' }, ['--with-samples']);
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  }, 90_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true });
  });

  beforeEach(async () => {
    page = await browser.newPage();
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    page.on('requestfailed', (request) => {
      // A page that is left takes its open requests back, most often the icon's: nobody misses them.
      const reason = request.failure()?.errorText;
      if (reason !== 'net::ERR_ABORTED') problems.push(`${request.url()} failed: ${reason}`);
    });
  });

  afterEach(async () => {
    await page.close();
    expect(problems).toEqual([]);
  });

  it('sees shows, episodes and topics at the front', async () => {
    await page.goto(server.url);
    await expect(page.getByLabel('Search the archive').count()).resolves.toBe(1);
    for (const name of ['The Dump Was Empty', 'Load-Bearing']) {
      await expect(page.getByRole('link', { name }).count(), name).resolves.toBeGreaterThan(0);
    }
  });

  it('finds a moment and stands at its turn', async () => {
    await page.goto(server.url);
    await page.getByLabel('Search the archive').fill('empty backups');
    await page.getByLabel('Search the archive').press('Enter');
    await page.waitForURL('**/search?**');
    const moment = page.locator('main a[href*="#turn-"]').first();
    const turn = new URL((await moment.getAttribute('href'))!, server.url).hash.slice(1);
    await moment.click();
    await page.waitForURL(`**#${turn}`);
    await expect(page.locator(`#${turn}`).isVisible()).resolves.toBe(true);
    const box = await page.locator(`#${turn}`).boundingBox();
    expect(box!.y).toBeLessThan(page.viewportSize()!.height);
  });

  it('gets an answer with quotes that link to their moments', async () => {
    await page.goto(`${server.url}/ask?q=${encodeURIComponent('Why could nobody restore from the backups?')}`);
    await expect(page.locator('blockquote').count()).resolves.toBeGreaterThan(0);
    await expect(page.locator('main a[href*="#turn-"]').count()).resolves.toBeGreaterThan(0);
  });

  it('asks at the front, and is offered questions that lead to answers', async () => {
    await page.goto(server.url);
    await page.getByLabel('Search the archive').fill('Why could nobody restore from the backups?');
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.waitForURL('**/ask?**');
    await expect(page.locator('#quote-1 blockquote').isVisible()).resolves.toBe(true);
    await page.goto(server.url);
    await page.locator('.questions a').first().click();
    await page.waitForURL('**/ask?**');
    await expect(page.locator('#quote-1').count()).resolves.toBe(1);
  });

  it('narrows a question, asks on, and drops what narrowed it without losing the talk', async () => {
    await page.goto(`${server.url}/ask`);
    await page.getByText('Narrow it').click();
    await page.getByLabel('Topic').selectOption({ label: 'Backups' });
    await page.getByLabel('Your question').fill('Why could nobody restore from the backups?');
    await page.getByRole('main').getByRole('button', { name: 'Ask' }).click();
    await page.waitForURL('**topic=backups**');
    await expect(page.locator('.narrowed li').allInnerTexts()).resolves.toEqual(['topic: Backups ×']);
    for (const question of ['Who noticed it?', 'And what about the dashboard?']) {
      await page.getByLabel('Your next question').fill(question);
      await page.getByLabel('Your next question').press('Enter');
      await page.getByRole('heading', { level: 1, name: question }).waitFor();
    }
    await page.getByRole('button', { name: 'Drop: topic: Backups' }).click();
    await page.locator('.narrowed').waitFor({ state: 'detached' });
    await expect(page.locator('.talk .asked').allInnerTexts()).resolves.toEqual([
      'Why could nobody restore from the backups?',
      'Who noticed it?',
    ]);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByText('Narrow it').click();
    await expect(page.evaluate('document.documentElement.scrollWidth > innerWidth')).resolves.toBe(false);
  });

  it('reads a topic', async () => {
    await page.goto(server.url);
    const topic = page.locator('a[href^="/topics/"]').first();
    const name = (await topic.textContent())!.trim();
    await topic.click();
    await page.waitForURL('**/topics/**');
    expect(name).toContain((await page.getByRole('heading', { level: 1 }).textContent())!.trim());
  });

  it('can read everything on a phone without scrolling sideways', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of [
      '/',
      '/search?q=backup',
      '/ask?q=Why+did+the+backup+fail%3F',
      '/ask?q=moons+of+Jupiter',
      `/ask?q=${'m'.repeat(300)}&speaker=${'S'.repeat(200)}&topic=backups&from=2024-01-01`,
      '/load-bearing',
      '/load-bearing/the-dump-was-empty',
    ]) {
      await page.goto(server.url + path);
      const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
      expect(wide, path).toBe(false);
    }
  });
});
