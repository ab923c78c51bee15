// The listener's way on a phone: touched, not clicked, on 390 by 844 points; and what a thumb needs on every page.
import { describe, expect, it } from 'vitest';
import { PHONE } from '../../scripts/pages/look.js';
import { there } from './chromium.js';
import { arrive, origins, sites } from './sites.js';
import { visitor } from './visitor.js';

/** CSS pixels, both ways: WCAG 2.2, 2.5.8. */
const SMALLEST_TARGET = 24;

/**
 * Names of what is smaller than that and nearer than that to the next target. Links in a line of text are exempt, what is not
 * seen is no target, and in a drawing the same links stand in a table as well.
 */
const SMALL_TARGETS = `(() => {
  const seen = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, textarea')]
    .filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.closest('svg, .skip'))
    .map((it) => ({ it, box: it.getBoundingClientRect() }));
  const isInText = (it) => getComputedStyle(it).display === 'inline' && it.parentElement.textContent.trim() !== it.textContent.trim();
  const near = (a, b) => Math.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2) < ${SMALLEST_TARGET};
  return seen
    .filter(({ it, box }) => (box.width < ${SMALLEST_TARGET} || box.height < ${SMALLEST_TARGET}) && !isInText(it))
    .filter(({ it, box }) => seen.some((other) => other.it !== it && near(box, other.box)))
    .map(({ it, box }) => (it.getAttribute('aria-label') ?? it.textContent).trim() + ' ' + Math.round(box.width) + ' by ' + Math.round(box.height));
})()`;

describe.runIf(there).each(sites)('a listener on a phone, to the site $name', (site) => {
  const { url, kinds } = site;
  const listener = visitor({
    origins,
    viewport: PHONE,
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
    permissions: ['clipboard-read', 'clipboard-write'],
  });

  it('finds a moment, plays it and copies its link by touch', async () => {
    const { page } = listener;
    await page.goto(`${url}/`);
    await page.getByLabel('Search the archive').tap();
    await page.keyboard.type('charging for each login');
    await page.getByRole('main').getByRole('button', { name: 'Search' }).tap();
    await page.getByRole('link', { name: 'The Competitor Is a Whiteboard' }).first().tap();
    await page.waitForURL('**#turn-**');
    await page.getByText('the password was on a sticker').last().tap();
    const bar = page.getByRole('group', { name: 'This sentence' });
    await bar.getByRole('button', { name: 'Play from here' }).tap();
    await expect.poll(() => page.evaluate('document.querySelector("audio").paused')).toBe(false);
    await bar.getByRole('button', { name: 'Copy link' }).tap();
    await page.getByText('The link to this sentence was copied.').waitFor();
    const box = (await bar.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(PHONE.width);
  });

  it('goes to a chapter by touching the ribbon', async () => {
    const { page } = listener;
    await page.goto(`${url}/load-bearing/the-competitor-is-a-whiteboard`);
    const chapter = page.locator('#ribbon').getByRole('link', { name: ', chapter' }).nth(1);
    const place = new URL((await chapter.getAttribute('href'))!, url).hash;
    await chapter.tap();
    await page.waitForURL(`**${place}`);
    await expect.poll(() => page.evaluate('document.querySelector("audio").paused')).toBe(false);
  });

  it.each(kinds)('can hit everything on the page "$name"', async ({ path }) => {
    const { page } = listener;
    await arrive(page, site, path);
    expect(await page.evaluate(SMALL_TARGETS)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
  });
});
