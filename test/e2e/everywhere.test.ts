// Every kind of page, as a phone and a wide screen show it, by day and by night: barriers (axe-core), sideways scrolling,
// what it weighs and how steady it stands. That no page throws, logs an error or asks elsewhere is checked by the visitor.
import { describe, expect, it } from 'vitest';
import { findBarriers } from '../../scripts/pages/axe.js';
import { PHONE, WIDE } from '../../scripts/pages/look.js';
import { MOST_BYTES, MOST_SHIFT, measureVisit } from '../../scripts/pages/measure-visit.js';
import { there } from './chromium.js';
import { arrive, origins, sites } from './sites.js';
import { visitor } from './visitor.js';

/** CSS pixels: WCAG 2.2, 1.4.10, has every page read without scrolling sideways at this width. */
const NARROWEST = 320;

/** Looks change in the next frame. */
const SETTLED = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

describe.runIf(there).each(sites)('every page of the site $name', (site) => {
  const { url, kinds, isFiles } = site;
  const { open } = visitor({ origins, reducedMotion: 'reduce' });

  describe.each(kinds)('"$name"', ({ path }) => {
    it.each([
      ['a phone', PHONE],
      ['a wide screen', WIDE],
    ])('has no barriers on %s, light and dark', async (_name, viewport) => {
      const page = await open({ viewport });
      await arrive(page, site, path);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.evaluate(SETTLED);
        expect(await findBarriers(page), colorScheme).toEqual([]);
      }
    });

    it('scrolls one way only, however narrow or wide', async () => {
      const page = await open();
      await arrive(page, site, path);
      for (const width of [NARROWEST, PHONE.width, 768, WIDE.width]) {
        await page.setViewportSize({ width, height: PHONE.height });
        const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect(over, `at ${width}`).toBeLessThanOrEqual(0);
      }
    });

    // What files weigh on their way is their host's affair: the plain one here compresses nothing.
    if (isFiles) return;
    it('weighs little and stands still', async () => {
      const page = await open({ viewport: PHONE });
      const { bytes, shift } = await measureVisit(page, url + path);
      expect(bytes).toBeGreaterThan(0);
      expect(bytes).toBeLessThan(MOST_BYTES);
      expect(shift).toBeLessThan(MOST_SHIFT);
    });
  });

  it('has a title and a first heading of its own', async () => {
    const page = await open();
    const seen = new Map<string, string>();
    for (const { name, path } of kinds) {
      await arrive(page, site, path);
      const title = await page.title();
      expect(seen.get(title), `${name} is called "${title}"`).toBeUndefined();
      seen.set(title, name);
      expect(await page.locator('h1').count(), name).toBe(1);
    }
  });
});
