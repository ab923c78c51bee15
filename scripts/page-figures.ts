// What does each kind of page cost a visitor? Figures as Lighthouse takes them, measured in Chromium over the sample show, and
// written into docs/site.md.
//
//   npm run pages                  (needs a Chromium: CHROMIUM_PATH, default /usr/bin/chromium)
//   npm run pages -- --visits 9    visits a page, of which the medians are told (default 5)
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { tableOf } from './markdown-table.js';
import { putSection } from './page-section.js';
import { findBarriers } from './pages/axe.js';
import { openWatched, PHONE, WIDE } from './pages/look.js';
import { measureVisit, type Visit } from './pages/measure-visit.js';
import { findPageKinds, type PageKind } from './pages/page-kinds.js';
import { openSampleSite } from './pages/sample-site.js';
import { readOptions, refuse } from './read-options.js';

const PAGE = fileURLToPath(new URL('../docs/site.md', import.meta.url));
const HEADS = ['page', 'KB', 'requests', 'first byte', 'elements', 'largest paint', 'shift', 'long tasks', 'barriers'];

interface Figures {
  readonly kind: PageKind;
  /** Medians, each of its own. */
  readonly visit: Visit;
  /** Kinds of faults that axe-core finds, on a phone and a wide screen, light and dark. */
  readonly barriers: number;
}

const options = readOptions(fileURLToPath(import.meta.url), { visits: { type: 'string', default: '5' } });
const visits = Number(options.visits);
if (!Number.isInteger(visits) || visits < 1) refuse('--visits takes a whole number from 1 on');

const site = await openSampleSite();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const origins = [new URL(site.url).origin];
  const measured: Figures[] = [];
  for (const kind of await findPageKinds(site)) {
    const url = site.url + kind.path;
    measured.push({ kind, visit: await medianVisit(url, origins), barriers: await countBarriers(url, origins) });
    console.log(rowOf(measured.at(-1)!).join('  '));
  }
  const section = `${howMeasured(measured)}\n\n${tableOf(HEADS, measured.map(rowOf))}`;
  await writeFile(PAGE, putSection(await readFile(PAGE, 'utf8'), 'page figures', section));
} finally {
  await browser.close();
  await site.close();
}

/** Of visits with an empty cache, by a phone. */
async function medianVisit(url: string, origins: readonly string[]): Promise<Visit> {
  const seen: Visit[] = [];
  for (let i = 0; i < visits; i++) {
    seen.push(await withPage(browser, origins, (page) => measureVisit(page, url)));
  }
  const of = (field: Exclude<keyof Visit, 'coding'>) => median(seen.map((visit) => visit[field]));
  return {
    ...{ bytes: of('bytes'), requests: of('requests'), coding: seen[0]!.coding, firstByteMs: of('firstByteMs') },
    ...{ elements: of('elements'), largestPaintMs: of('largestPaintMs'), shift: of('shift') },
    ...{ longTasks: of('longTasks'), blockedMs: of('blockedMs') },
  };
}

async function countBarriers(url: string, origins: readonly string[]): Promise<number> {
  return withPage(browser, origins, async (page) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    let found = 0;
    for (const viewport of [PHONE, WIDE]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await page.goto(url);
        found += (await findBarriers(page)).length;
      }
    }
    return found;
  });
}

type Look = Awaited<ReturnType<typeof openWatched>>['page'];

/** Rejects when anything went wrong on the page. */
async function withPage<T>(from: Browser, origins: readonly string[], use: (page: Look) => Promise<T>): Promise<T> {
  const { page, problems, close } = await openWatched(from, origins, { viewport: PHONE });
  try {
    const result = await use(page);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    return result;
  } finally {
    await close();
  }
}

function rowOf({ kind, visit, barriers }: Figures): string[] {
  const { bytes, requests, firstByteMs, elements, largestPaintMs, shift, longTasks, blockedMs } = visit;
  return [
    kind.name,
    (bytes / 1000).toFixed(1),
    String(requests),
    `${firstByteMs.toFixed(0)} ms`,
    String(elements),
    `${largestPaintMs.toFixed(0)} ms`,
    shift.toFixed(3),
    longTasks === 0 ? '0' : `${longTasks}, ${blockedMs.toFixed(0)} ms over`,
    String(barriers),
  ];
}

function howMeasured(all: readonly Figures[]): string {
  const [cpu] = cpus();
  const codings = [...new Set(all.map(({ visit }) => visit.coding || 'nothing'))].join(' and ');
  return `Written by \`npm run pages\` in Chromium ${browser.version()} on ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), Node
${process.version}: medians of ${visits} visits of a phone (${PHONE.width} × ${PHONE.height}) with an empty cache, on the same machine as the service. KB are
what went over the wire, heads included, packed by ${codings}. ${Math.round(loadavg()[0]!)} processes wanted those cores at the end. Timings of a shared machine: compare ratios, not digits.`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}
