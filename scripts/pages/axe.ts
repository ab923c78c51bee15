// What does axe-core (WCAG 2.2 A and AA, and its own good practice) find wrong with a page as it is shown now?
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** A line for each kind of fault: its rule, and the first few places. Empty where there are none. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(`window.axe ?? (() => { ${axe.source} })()`);
  const options = { resultTypes: ['violations'], preload: false };
  const { violations } = await page.evaluate<AxeResults>(`window.axe.run(document, ${JSON.stringify(options)})`);
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map(({ target, any }) => `${target.join(' ')} (${any[0]?.message ?? ''})`);
    return `${id}: ${help}, ${nodes.length} times: ${places.join('; ')}`;
  });
}
