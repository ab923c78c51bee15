// What does one visit to a page cost, and how does it come up? Figures as Lighthouse takes them, out of Chromium itself.
import type { Page } from 'playwright-core';

export interface Visit {
  /** Over the wire, heads included, the page and all that it loaded. */
  readonly bytes: number;
  readonly requests: number;
  /** How the page itself was coded: "gzip", "br", ""; */
  readonly coding: string;
  /** Milliseconds from the request of the page to its first byte. */
  readonly firstByteMs: number;
  readonly elements: number;
  /** Milliseconds from the beginning of the visit to the largest thing in sight (web.dev/lcp). */
  readonly largestPaintMs: number;
  /** Cumulative layout shift: largest session window (web.dev/cls). */
  readonly shift: number;
  /** Tasks of more than 50 ms on the main thread, and how much they are over that together, in milliseconds. */
  readonly longTasks: number;
  readonly blockedMs: number;
}

/** What docs/site.md promises of every page: bytes with all that it loads, audio apart, and a shift that counts as good. */
export const MOST_BYTES = 100_000;
export const MOST_SHIFT = 0.1;

type InPage = Omit<Visit, 'bytes' | 'requests' | 'coding'>;

/** Milliseconds without anything new after which a page counts as there. */
const QUIET_MS = 250;

/** Observes from before the page's first line. A session of shifts ends after a second without one, or five altogether. */
const OBSERVE = `{
  const seen = { paint: 0, tasks: [], shift: 0 };
  const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  let session = { value: 0, first: 0, last: 0 };
  watch('largest-contentful-paint', ({ startTime }) => { seen.paint = startTime; });
  watch('longtask', ({ duration }) => seen.tasks.push(duration));
  watch('layout-shift', ({ value, hadRecentInput, startTime }) => {
    if (hadRecentInput) return;
    const goesOn = startTime - session.last < 1000 && startTime - session.first < 5000;
    session = goesOn ? { ...session, value: session.value + value, last: startTime } : { value, first: startTime, last: startTime };
    seen.shift = Math.max(seen.shift, session.value);
  });
  globalThis.hindcastSeen = seen;
}`;

const READ = `(({ paint, tasks, shift }) => {
  const { requestStart, responseStart } = performance.getEntriesByType('navigation')[0];
  return {
    firstByteMs: responseStart - requestStart,
    elements: document.querySelectorAll('*').length,
    largestPaintMs: paint,
    shift,
    longTasks: tasks.length,
    blockedMs: tasks.reduce((sum, duration) => sum + duration - 50, 0),
  };
})(hindcastSeen)`;

/** `page`: one that has visited nothing, so that nothing comes out of its cache. */
export async function measureVisit(page: Page, url: string): Promise<Visit> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let [bytes, requests] = [0, 0];
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests++;
  });
  await page.addInitScript(OBSERVE);
  const response = await page.goto(url, { waitUntil: 'networkidle' });
  await page.waitForTimeout(QUIET_MS);
  const seen = await page.evaluate<InPage>(READ);
  await session.detach();
  const coding = (await response?.headerValue('content-encoding')) ?? '';
  return { ...seen, bytes, requests, coding };
}
