// The looks that a reader's own settings ask for: dark, high contrast, little motion, paper, and a wide screen.
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { WIDE } from '../../scripts/pages/look.js';
import { there } from './chromium.js';
import { arrive, origins, sites } from './sites.js';
import { visitor } from './visitor.js';

const { url } = inject('site');
const allKinds = sites.flatMap((site) => site.kinds.map((kind) => ({ ...kind, way: site.name, site })));
const EPISODE = '/load-bearing/the-competitor-is-a-whiteboard';

/** Lightness of a colour, 0 to 1, by its mean: enough to tell paper from ink. */
const LIGHTNESS = `(property) => {
  const [r, g, b] = getComputedStyle(document.body)[property].match(/[\\d.]+/g).map(Number);
  return (r + g + b) / 765;
}`;

const lightness = (page: Page, property: string) => page.evaluate<number>(`(${LIGHTNESS})('${property}')`);

describe.runIf(there)('the look of a page', () => {
  const reader = visitor({ origins });

  it.each(allKinds)('of "$name" $way is dark where that is wanted, and light else', async ({ site, path }) => {
    const { page } = reader;
    await page.emulateMedia({ colorScheme: 'dark' });
    await arrive(page, site, path);
    expect(await lightness(page, 'backgroundColor')).toBeLessThan(0.2);
    expect(await lightness(page, 'color')).toBeGreaterThan(0.7);
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(() => lightness(page, 'backgroundColor')).toBeGreaterThan(0.9);
  });

  it.each(allKinds)('of "$name" $way moves nothing where little motion is wanted', async ({ site, path }) => {
    const { page } = reader;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await arrive(page, site, path);
    const moving = await page.evaluate(`[...document.querySelectorAll('*')].filter((each) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(each);
      return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior === 'smooth';
    }).map(({ tagName, className }) => tagName + '.' + className)`);
    expect(moving).toEqual([]);
  });

  it('keeps the drawing of an episode in forced colours', async () => {
    const { page } = reader;
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(url + EPISODE);
    const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    for (const [part, property] of [
      ['.chapter', 'stroke'],
      ['.lanes path:not(.quiet-lane)', 'stroke'],
      ['.lessons .lesson', 'stroke'],
      ['.axis text', 'fill'],
    ]) {
      const drawn = await page.locator(`#ribbon ${part}`).first().evaluate(`(it) => getComputedStyle(it).${property}`);
      expect(drawn, part).not.toBe(ground);
      expect(drawn, part).not.toBe('none');
    }
  });

  it('shows what can be pressed and what was found in forced colours', async () => {
    const { page } = reader;
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(`${url}/search?q=backup`);
    const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    const button = page.getByRole('button', { name: 'Search' }).first();
    expect(await button.evaluate('(it) => getComputedStyle(it).borderTopColor')).not.toBe(ground);
    const mark = page.locator('main mark').first();
    expect(await mark.evaluate('(it) => getComputedStyle(it).backgroundColor')).not.toBe(ground);
  });

  it('is on paper the words, without what only a screen can do', async () => {
    const { page } = reader;
    await page.goto(url + EPISODE);
    await page.emulateMedia({ media: 'print' });
    for (const name of ['banner', 'contentinfo']) {
      expect(await page.getByRole(name as 'banner').isVisible(), name).toBe(false);
    }
    expect(await page.locator('form:visible').count()).toBe(0);
    expect(await page.locator('#player').isVisible()).toBe(false);
    expect(await page.getByText('the password was on a sticker').last().isVisible()).toBe(true);
    expect((await page.pdf()).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  });

  it.each(allKinds)('of "$name" $way has lines of text that can be read on a wide screen', async ({ site, path }) => {
    const { page } = reader;
    await page.setViewportSize(WIDE);
    await arrive(page, site, path);
    const long =
      await page.evaluate(`[...document.querySelectorAll('main p, main li, main blockquote')].filter((each) => {
      const { width } = each.getBoundingClientRect();
      const isText = [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim().length > 60);
      return isText && width > 48 * parseFloat(getComputedStyle(each).fontSize);
    }).map(({ textContent }) => textContent.trim().slice(0, 60))`);
    expect(long).toEqual([]);
  });
});
