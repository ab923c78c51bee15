// The promise of docs/site.md holds for the longest page, too.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LongEpisode, openLongEpisode } from '../../scripts/pages/long-episode.js';
import { PHONE } from '../../scripts/pages/look.js';
import { MOST_BYTES, MOST_SHIFT, measureVisit } from '../../scripts/pages/measure-visit.js';
import { there } from './chromium.js';
import { visitor } from './visitor.js';

describe.runIf(there)('an episode of 18,000 words', () => {
  let episode: LongEpisode;
  beforeAll(async () => {
    episode = await openLongEpisode();
  });
  afterAll(() => episode.close());
  const { open } = visitor({ origins: () => [episode.url] });

  it('weighs little and stands still, on the first visit', async () => {
    const page = await open({ viewport: PHONE });
    const { bytes, shift } = await measureVisit(page, episode.url + episode.path);
    const words = await page.locator('.transcript').innerText();
    expect(words.split(/\s+/u).length).toBeGreaterThan(18_000);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(MOST_BYTES);
    expect(shift).toBeLessThan(MOST_SHIFT);
  });
});
