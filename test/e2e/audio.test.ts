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
