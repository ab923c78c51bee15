// Takes the pictures of the site over the sample show: docs/images/*.png.
//
//   npm run screenshots                  (needs a Chromium: CHROMIUM_PATH, default /usr/bin/chromium)
//   npm run screenshots -- --only ask    one of them
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';
import sharp from 'sharp';
import { PHONE } from './pages/look.js';
import { findPageKinds } from './pages/page-kinds.js';
import { openSampleSite } from './pages/sample-site.js';
import { readOptions } from './read-options.js';

interface Picture extends BrowserContextOptions {
  readonly name: string;
  /** A kind of page; see `findPageKinds`. */
  readonly kind: string;
  /** Behind the path. */
  readonly at?: string;
  /** Only this part of the page. */
  readonly part?: string;
}

const viewport = { width: 1200, height: 800 };
const pictures: readonly Picture[] = [
  { name: 'home', kind: 'home', viewport },
  { name: 'show', kind: 'show', viewport },
  { name: 'episode', kind: 'episode', viewport: { width: 1200, height: 1100 } },
  { name: 'transcript', kind: 'episode', at: '#turn-11', viewport },
  { name: 'ribbon', kind: 'episode', part: '#ribbon', viewport, deviceScaleFactor: 2 },
  { name: 'lesson', kind: 'lesson', viewport },
  { name: 'topic', kind: 'topic', viewport },
  { name: 'people', kind: 'person', viewport },
  { name: 'search', kind: 'search results', viewport },
  { name: 'ask', kind: 'answer', viewport },
  { name: 'dark', kind: 'episode', viewport, colorScheme: 'dark' },
  { name: 'phone', kind: 'home', viewport: PHONE, deviceScaleFactor: 2 },
  { name: 'phone-episode', kind: 'episode', viewport: PHONE, deviceScaleFactor: 2, colorScheme: 'dark' },
];
/** A page of text has few colours: more of them only make the file larger. */
const COLOURS = 64;

const { only } = readOptions(fileURLToPath(import.meta.url), { only: { type: 'string' } });
const site = await openSampleSite();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const kinds = new Map((await findPageKinds(site)).map(({ name, path }) => [name, path]));
  for (const picture of pictures.filter(({ name }) => only === undefined || name === only)) {
    const bytes = await take(browser, `${site.url}${kinds.get(picture.kind)}${picture.at ?? ''}`, picture);
    console.log(`docs/images/${picture.name}.png, ${Math.round(bytes / 1000)} KB`);
  }
} finally {
  await browser.close();
  await site.close();
}

/** Size of the file in bytes. */
async function take(
  from: Browser,
  url: string,
  { name, kind: _kind, at: _at, part, ...look }: Picture,
): Promise<number> {
  const page = await from.newPage({ ...look, reducedMotion: 'reduce' });
  await page.goto(url, { waitUntil: 'networkidle' });
  const target = part === undefined ? page : page.locator(part);
  const taken = await target.screenshot();
  await page.close();
  const path = fileURLToPath(new URL(`../docs/images/${name}.png`, import.meta.url));
  const { size } = await sharp(taken)
    .png({ palette: true, colours: COLOURS, effort: 10, compressionLevel: 9 })
    .toFile(path);
  return size;
}
