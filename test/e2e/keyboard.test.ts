// A listener who has only a keyboard: everything can be reached and seen to be reached, and the whole journey can be done.
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { there } from './chromium.js';
import { arrive, origins, sites } from './sites.js';
import { visitor } from './visitor.js';

const { url } = inject('site');
const allKinds = sites.flatMap((site) => site.kinds.map((kind) => ({ ...kind, way: site.name, site })));
const EPISODE = '/load-bearing/the-competitor-is-a-whiteboard';

interface Stop {
  readonly what: string;
  /** Something around it tells that it has the focus. */
  readonly isMarked: boolean;
  /** In the window, and not all covered by something else. */
  readonly isInSight: boolean;
}

/** Remembers how drawings look while nothing has the focus: their links are marked by other strokes. */
const CALM = `{
  globalThis.strokesOf = (link) => [...link.querySelectorAll('rect, path')].map((part) => {
    const { stroke, strokeWidth } = getComputedStyle(part);
    return stroke + strokeWidth;
  }).join();
  globalThis.calm = new Map([...document.querySelectorAll('svg a')].map((link) => [link, strokesOf(link)]));
}`;

/** What has the focus now. The browser's own player marks its own parts. */
const STOP = `(() => {
  const it = document.activeElement;
  const { left, top, right, bottom } = it.getBoundingClientRect();
  const { outlineStyle, outlineWidth } = getComputedStyle(it);
  const isOutlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
  const isDrawn = it.closest('svg') !== null && globalThis.calm?.get(it) !== globalThis.strokesOf?.(it);
  const points = [[left + 2, top + 2], [(left + right) / 2, (top + bottom) / 2], [right - 2, bottom - 2]];
  return {
    what: it.tagName + ' ' + (it.getAttribute('aria-label') ?? it.textContent ?? '').trim().slice(0, 40),
    isMarked: isOutlined || isDrawn || it.tagName === 'AUDIO',
    isInSight: points.some(([x, y]) => {
      const top = document.elementFromPoint(x, y);
      return top !== null && (it.contains(top) || top.contains(it));
    }),
  };
})()`;

/** Enough to come into every part of a page; whole transcripts are hundreds of links of one kind. */
const MOST_STOPS = 40;

async function press(page: Page, key: string, times = 1): Promise<void> {
  for (let i = 0; i < times; i++) await page.keyboard.press(key);
}

/** Presses Tab until the element that has this name has the focus. */
async function tabTo(page: Page, name: RegExp, most = 120): Promise<void> {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    const { what } = await page.evaluate<Stop>(STOP);
    if (name.test(what)) return;
  }
  throw new Error(`Tab does not lead to ${name}`);
}

describe.runIf(there)('a listener with a keyboard', () => {
  const listener = visitor({
    origins,
    permissions: ['clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
  });

  it.each(allKinds)('sees on the page "$name" $way where the focus is, at every stop', async ({ site, path }) => {
    const { page } = listener;
    await arrive(page, site, path);
    await page.evaluate(CALM);
    const stops: Stop[] = [];
    for (let i = 0; i < MOST_STOPS; i++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate('document.activeElement === document.body')) break;
      stops.push(await page.evaluate<Stop>(STOP));
    }
    expect(stops.length).toBeGreaterThan(0);
    expect(stops.filter(({ isMarked, isInSight }) => !isMarked || !isInSight)).toEqual([]);
  });

  it.each(sites)('goes past the header to the content with the first two keys, $name', async ({ url }) => {
    const { page } = listener;
    await page.goto(url + EPISODE);
    await press(page, 'Tab');
    expect((await page.evaluate<Stop>(STOP)).what).toBe('A To the content');
    await press(page, 'Enter');
    await press(page, 'Tab');
    expect(await page.evaluate('document.querySelector("main").contains(document.activeElement)')).toBe(true);
  });

  it.each(sites)('searches, opens the moment, plays it by its time and copies its link, $name', async ({ url }) => {
    const { page } = listener;
    await page.goto(`${url}/`);
    await tabTo(page, /^INPUT/u);
    await page.keyboard.type('charging for each login');
    await press(page, 'Enter');
    await page.getByRole('link', { name: 'The Competitor Is a Whiteboard' }).first().waitFor();
    await tabTo(page, /The Competitor Is a Whiteboard/u);
    await press(page, 'Enter');
    await page.waitForURL('**#turn-**');
    await tabTo(page, /\d:\d\d/u);
    await press(page, 'Enter');
    await expect.poll(() => page.evaluate('document.querySelector("audio").paused')).toBe(false);
    await tabTo(page, /Copy link to this turn/u, 1);
    await press(page, 'Enter');
    await page.getByText('The link to this turn was copied.').waitFor();
    const link = new URL(String(await page.evaluate('navigator.clipboard.readText()')));
    expect(await page.locator(link.hash.replace('.', '\\.')).count()).toBe(1);
    await page.evaluate('document.querySelector("audio").pause()');
    await tabTo(page, /Play from here/u, 3);
    await press(page, 'Enter');
    await expect.poll(() => page.evaluate('document.querySelector("audio").paused')).toBe(false);
    await press(page, 'Escape');
    await page.getByRole('group', { name: 'This sentence' }).waitFor({ state: 'detached' });
    expect((await page.evaluate<Stop>(STOP)).what).toMatch(/^A .*\d:\d\d/u);
  });

  it('has a topic completed while typing it, and goes there with the arrows', async () => {
    const { page } = listener;
    await page.goto(url);
    await page.getByLabel('Search the archive').focus();
    await page.keyboard.type('backu');
    const option = page.getByRole('option', { name: 'Backups' }).first();
    await option.waitFor();
    await press(page, 'ArrowDown');
    await expect.poll(() => page.getByRole('option', { selected: true }).count()).toBe(1);
    await press(page, 'Escape');
    expect(await page.getByLabel('Search the archive').inputValue()).toBe('backu');
    await press(page, 'ArrowDown', 2);
    const chosen = await page.getByRole('option', { selected: true }).innerText();
    expect(chosen).toContain('Backups');
    await press(page, 'Enter');
    await page.waitForURL('**/topics/backups');
  });

  it('crosses the ribbon with one stop, and goes along it with the arrows', async () => {
    const { page } = listener;
    await page.goto(url + EPISODE);
    const links = page.locator('#ribbon svg a:not([aria-hidden])');
    const inRibbon = () => page.evaluate('document.activeElement.closest("#ribbon svg") !== null');
    // From what is before it: a drawing that takes the focus itself is seen by going there.
    for (let i = 0; i < MOST_STOPS && !(await inRibbon()); i++) await press(page, 'Tab');
    const names = await links.evaluateAll((all) => all.map((each) => each.querySelector('title')?.textContent));
    expect(new Set(names).size).toBe(names.length);
    const focused = () => page.evaluate('document.activeElement.querySelector("title").textContent');
    expect(await focused()).toBe(names[0]);
    await press(page, 'ArrowRight', 2);
    expect(await focused()).toBe(names[2]);
    await press(page, 'End');
    expect(await focused()).toBe(names.at(-1));
    await press(page, 'Home');
    await press(page, 'Tab');
    expect(await inRibbon()).toBe(false);
    await press(page, 'Shift+Tab');
    expect(await focused()).toBe(names[0]);
    await press(page, 'ArrowRight');
    await press(page, 'Enter');
    await page.waitForURL('**#**');
    await expect.poll(() => page.evaluate('document.querySelector("audio").paused')).toBe(false);
  });

  it('uses one letter as a command only in the player, unless asked for on the whole page', async () => {
    const { page } = listener;
    await page.goto(url + EPISODE);
    const time = () => page.evaluate('document.querySelector("audio").currentTime');
    await page.getByRole('heading', { level: 1 }).click();
    await press(page, 'l');
    expect(await time()).toBe(0);
    await page.getByRole('button', { name: 'Back 15 s' }).focus();
    await press(page, 'l');
    expect(await time()).toBe(30);
    await page.getByText('More', { exact: true }).press('Enter');
    await page.getByLabel('These keys on the whole page', { exact: false }).press('Space');
    await page.getByRole('link', { name: 'Transcript' }).first().focus();
    await press(page, 'l');
    expect(await time()).toBe(60);
    await page.getByLabel('Search the archive').fill('jkl');
    expect(await time()).toBe(60);
  });
});
