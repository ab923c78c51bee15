// Audio as hosts have it: a file that is gone is told kindly, and the words stay.
import { describe, expect, inject, it } from 'vitest';
import { PHONE } from '../../scripts/pages/look.js';
import { there } from './chromium.js';
import { visitor } from './visitor.js';

const { url, audioUrl } = inject('site');
const EPISODE = '/load-bearing/the-competitor-is-a-whiteboard';

describe.runIf(there)('the player', () => {
  const listener = visitor({
    origins: () => [url, new URL(audioUrl).origin],
    viewport: PHONE,
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });

  it('says where the audio cannot be had from, and leads to the file and the words', async () => {
    const { page } = listener;
    // What is no audio is refused like a file that is gone, and browsers log nothing.
    await page.route(audioUrl, (route) => route.fulfill({ contentType: 'text/html', body: 'Moved house' }));
    await page.goto(url + EPISODE);
    await page.locator('.outline a').nth(1).click();
    const status = page.locator('#player [data-status]');
    await status.getByText(`could not be loaded from ${new URL(audioUrl).host}`).waitFor();
    expect(await status.getByRole('link').getAttribute('href')).toBe(audioUrl);
    expect(new URL(page.url()).hash).toMatch(/^#turn-/u);
  });

  it.each([320, 360, 1280])('has what a link leads to ready, above its words, in %i pixels', async (width) => {
    const { page } = listener;
    await page.setViewportSize({ width, height: 640 });
    await page.goto(url + EPISODE);
    const far = page.locator('.transcript span[id][data-t]').nth(40);
    const [id, at] = [await far.getAttribute('id'), Number(await far.getAttribute('data-t'))];
    const player = page.locator('#player');
    for (const open of [
      () => page.goto(`${url}${EPISODE}#${id}`),
      () => page.goto(`${url}${EPISODE}?revision=1#${id}`),
      () => page.evaluate(`location.hash = '${id}'`),
    ]) {
      await page.goto('about:blank');
      await page.goto(url + EPISODE);
      await open();
      await player.getByText('Ready at').waitFor();
      expect(await page.evaluate('document.querySelector("audio").currentTime')).toBeCloseTo(at, 0);
      const [above, words] = [(await player.boundingBox())!, (await far.boundingBox())!];
      expect(above.y).toBeGreaterThanOrEqual(0);
      expect(words.y).toBeGreaterThanOrEqual(above.y + above.height);
      expect(words.y).toBeLessThan(640);
    }
  });

  it('says where it is and how long it will be before anything is loaded', async () => {
    const { page } = listener;
    await page.goto(url + EPISODE);
    expect(await page.locator('[data-clock]').innerText()).toMatch(/^0:00 of 13:\d\d$/u);
    await page.goto(`${url}${EPISODE}?t=125`);
    await page.getByText('Ready at 2:05').waitFor();
    expect(await page.locator('[data-clock]').textContent()).toMatch(/^2:05 of 13:\d\d$/u);
  });

  it('knows when every sentence is said, each after the one before', async () => {
    const { page } = listener;
    await page.goto(url + EPISODE);
    const [sentences, times] = await page.evaluate<[number, number[]]>(`[
      document.querySelectorAll('.speech > p > span[id]:not(:empty)').length,
      Array.from(document.querySelectorAll('[data-t]'), ({ dataset }) => Number(dataset.t)),
    ]`);
    expect(times).toHaveLength(sentences);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('passes on a moment that opens at the words that were heard, by a copied link or by what the device has', async () => {
    const { page } = listener;
    await page.addInitScript('navigator.share = async (what) => { globalThis.shared = what; };');
    for (const index of [7, 23, 41]) {
      await page.goto('about:blank');
      await page.goto(url + EPISODE);
      const id = await page.locator('.transcript span[id][data-t]').nth(index).getAttribute('id');
      await page.goto(`${url}${EPISODE}#${id}`);
      await page.getByText('Ready at').waitFor();
      await page.getByRole('button', { name: 'Copy link to this moment' }).click();
      await page.getByText('was copied').waitFor();
      const copied = String(await page.evaluate('navigator.clipboard.readText()'));
      await page.getByRole('button', { name: 'Share', exact: true }).click();
      expect(await page.evaluate('globalThis.shared.url')).toBe(copied);
      const friend = await listener.open();
      await friend.goto(copied);
      await friend.getByText('Ready at').waitFor();
      expect(await friend.locator('.transcript [aria-current=true]').getAttribute('id')).toBe(id);
      await friend.close();
    }
  });

  it('takes the keys of headphones', async () => {
    const { page } = listener;
    await page.addInitScript(`
      globalThis.taken = {};
      MediaSession.prototype.setActionHandler = (name, act) => { globalThis.taken[name] = act; };
    `);
    await page.goto(url + EPISODE);
    await page.locator('.outline a').nth(1).click();
    const time = () => page.evaluate<number>('document.querySelector("audio").currentTime');
    await expect.poll(() => page.evaluate('Object.keys(globalThis.taken).length')).toBe(4);
    await page.evaluate('document.querySelector("audio").pause()');
    const before = await time();
    await page.evaluate('globalThis.taken.seekforward({})');
    expect(await time()).toBeCloseTo(before + 30, 0);
    await page.evaluate('globalThis.taken.seekbackward({ seekOffset: 10 })');
    expect(await time()).toBeCloseTo(before + 20, 0);
  });
});
