// The same journeys over files alone: the site as it is exported, from a plain file server, searched in the browser.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findBarriers } from '../../scripts/pages/axe.js';
import { type FileServer, startFileServer } from '../../scripts/pages/file-server.js';
import { there } from './chromium.js';
import { visitor } from './visitor.js';

const COMMAND = fileURLToPath(new URL('../../bin/hindcast.js', import.meta.url));
const { database, audioUrl, kinds } = inject('site');
/** What only a server can do is not in the site, nor what is not there any more. */
const paths = kinds.filter(({ name, path }) => {
  return !path.includes('?') && !/^\/(?:ask|docs|search)/u.test(path) && name !== 'lesson that is gone';
});

describe.runIf(there)('the exported site', () => {
  let folder: string;
  let host: FileServer;
  const listener = visitor({
    origins: () => [host.url, new URL(audioUrl).origin],
    permissions: ['clipboard-read', 'clipboard-write'],
  });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hindcast-static-'));
    host = await startFileServer(join(folder, 'site'));
    const env = { ...process.env, HINDCAST_DB: database, LOG_LEVEL: 'error' };
    const words = ['export-site', join(folder, 'site'), '--base-url', host.url, '--no-cards'];
    await promisify(execFile)(process.execPath, [COMMAND, ...words], { env });
  });
  afterAll(async () => {
    await host?.close();
    await rm(folder, { recursive: true });
  });

  it('lets a moment be found by its meaning, played, and passed on', async () => {
    const { page } = listener;
    await page.goto(host.url);
    await page.getByLabel('Search the archive').fill('charging for each login');
    await page.getByLabel('Search the archive').press('Enter');
    await page.getByRole('link', { name: 'The Competitor Is a Whiteboard' }).first().click();
    await page.waitForURL('**#turn-**');
    const words = page.getByText('the password was on a sticker').last();
    await words.click();
    await page.getByRole('button', { name: 'Play from here' }).click();
    await expect.poll(() => page.evaluate('document.querySelector("audio").paused')).toBe(false);
    await page.getByRole('group', { name: 'This sentence' }).getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('The link to this sentence was copied.').waitFor();
    const friend = await listener.open();
    await friend.goto(String(await page.evaluate('navigator.clipboard.readText()')));
    expect(await friend.locator(':target').innerText()).toBe(await words.innerText());
  });

  it('shows results without barriers, light and dark', async () => {
    const { page } = listener;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`${host.url}/search/?q=a+backup+that+turned+out+to+be+empty`);
    await page.locator('[data-results] a').first().waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await findBarriers(page), colorScheme).toEqual([]);
    }
  });

  it.each(paths.map(({ name, path }) => [name, path] as const))(
    'has the page "%s", and goes on from it',
    async (_name, path) => {
      const { page } = listener;
      await page.goto(`${host.url}${path}${path.endsWith('/') ? '' : '/'}`);
      expect(await page.locator('h1').count()).toBe(1);
      const links = await page.locator('a[href]').evaluateAll((all) => all.map((link) => Reflect.get(link, 'href')));
      const inside = [...new Set(links.map(String))].filter((href) => href.startsWith(host.url)).slice(0, 20);
      for (const href of inside) {
        const { status } = await fetch(href);
        expect(status, `${path} leads to ${href}`).toBe(path.endsWith('no-such-episode') ? status : 200);
      }
    },
  );
});
