// A page of the site in a browser that is watched: whatever goes wrong on it, and whatever it loads from elsewhere, is told.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export const PHONE = { width: 390, height: 844 } as const;
export const WIDE = { width: 1600, height: 1000 } as const;

export interface WatchedPage {
  readonly page: Page;
  /** Errors thrown and logged, requests that failed, dialogs, and requests to anything but the allowed addresses. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

/** `origins`: addresses that may be asked, without a path. */
export async function openWatched(
  browser: Browser,
  origins: readonly string[],
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`${page.url()} threw ${error}`));
  page.on('console', (message) => {
    const { url } = message.location();
    if (!['error', 'warning'].includes(message.type()) || isExpected(message.text(), url)) return;
    problems.push(`${page.url()} logged: ${message.text()} ${url}`);
  });
  page.on('dialog', async (dialog) => {
    problems.push(`${page.url()} opened a dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && !origins.includes(origin)) problems.push(`${page.url()} asked ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    // A page that is left takes its open requests back: nobody misses them.
    const reason = request.failure()?.errorText;
    if (reason !== 'net::ERR_ABORTED') problems.push(`${request.url()} failed: ${reason}`);
  });
  return { page, problems, close: () => context.close() };

  /**
   * Chromium logs every page that comes with 404 or 410 as a failure: that is told by its status already. And a card for
   * frames, which has no icon, is asked for one when it is opened alone.
   */
  function isExpected(text: string, url: string): boolean {
    if (!text.startsWith('Failed to load resource')) return false;
    return url === page.url() || new URL(url).pathname === '/favicon.ico';
  }
}
