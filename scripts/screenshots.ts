// Takes the README's pictures of the site over the sample show: docs/images/*.png.
//
//   npm run screenshots      (needs a Chromium: CHROMIUM_PATH, default /usr/bin/chromium)
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startServer } from './server-process.js';

const WIDE = { width: 1000, height: 760 };
const PHONE = { width: 390, height: 760 };

const pictures = [
  { name: 'episode', path: '/load-bearing/the-dump-was-empty', viewport: WIDE },
  { name: 'search', path: '/search?q=a+backup+that+turned+out+to+be+empty', viewport: WIDE },
  { name: 'ask', path: '/ask?q=Why+could+nobody+restore+from+the+backups%3F', viewport: WIDE, colorScheme: 'dark' },
  { name: 'phone', path: '/', viewport: PHONE },
] as const;

const folder = await mkdtemp(join(tmpdir(), 'hindcast-screenshots-'));
const server = await startServer({ HINDCAST_DB: join(folder, 'samples.db') }, ['--with-samples']);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  for (const { name, path, viewport, ...look } of pictures) {
    const page = await browser.newPage({ viewport, ...look });
    await page.goto(server.url + path);
    await page.screenshot({ path: fileURLToPath(new URL(`../docs/images/${name}.png`, import.meta.url)) });
    await page.close();
    console.log(`docs/images/${name}.png`);
  }
} finally {
  await browser.close();
  await server.stop();
  await rm(folder, { recursive: true });
}
