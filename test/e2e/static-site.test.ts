// Files alone: every page that the service has, and nothing in it that leads nowhere.
import { describe, expect, it } from 'vitest';
import { there } from './chromium.js';
import { origins, sites } from './sites.js';
import { visitor } from './visitor.js';

const { url, kinds } = sites.find(({ isFiles }) => isFiles)!;

describe.runIf(there)('the exported site', () => {
  const { open } = visitor({ origins });

  it.each(kinds)('has the page "$name", and goes on from it', async ({ path }) => {
    const page = await open();
    await page.goto(url + path);
    expect(await page.locator('h1').count()).toBe(1);
    // In drawings too, whose links have addresses of another kind.
    const links = await page.evaluate<string[]>(
      `[...document.querySelectorAll('a[href]')].map((link) => new URL(link.getAttribute('href'), document.baseURI).href)`,
    );
    const itself = page.url();
    const here = links.filter((href) => new URL(href).origin === new URL(url).origin && !href.startsWith(`${itself}#`));
    expect(here.length).toBeGreaterThan(0);
    for (const href of new Set(here)) {
      expect(href.startsWith(`${url}/`), `${href} is outside of the folder`).toBe(true);
      expect((await fetch(href)).status, `${path} leads to ${href}`).toBe(200);
    }
  });
});
