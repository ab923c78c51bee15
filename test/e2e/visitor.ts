// Somebody with a browser: one for each file of tests, and a watched page for each test, on which nothing may go wrong.
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { openWatched, type WatchedPage } from '../../scripts/pages/look.js';
import { executablePath } from './chromium.js';

export interface Visitor {
  /** Read inside tests only. */
  readonly page: Page;
  /** Another page of somebody else's, watched in the same way; closed after the test. */
  open(options?: BrowserContextOptions): Promise<Page>;
}

interface VisitorOptions extends BrowserContextOptions {
  /** Addresses that pages may ask for something. */
  readonly origins: () => readonly string[];
}

/** In a describe block. After each test its pages have thrown nothing, logged no error and asked nobody else. */
export function visitor({ origins, ...options }: VisitorOptions): Visitor {
  let browser: Browser;
  let opened: WatchedPage[] = [];
  const open = async (changes: BrowserContextOptions = {}): Promise<Page> => {
    const watched = await openWatched(browser, origins(), { ...options, ...changes });
    opened.push(watched);
    return watched.page;
  };

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    await open();
  });
  afterEach(async () => {
    const problems = opened.flatMap((each) => each.problems);
    await Promise.all(opened.map((each) => each.close()));
    opened = [];
    expect(problems).toEqual([]);
  });
  return {
    get page() {
      return opened[0]!.page;
    },
    open,
  };
}
