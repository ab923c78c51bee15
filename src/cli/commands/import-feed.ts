// hindcast import-feed: all episodes of a podcast's feed, or of a list of subscriptions, into the archive.
import { readFile, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Presets, SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import type { Services } from '../../compose.js';
import { HindcastError } from '../../domain/errors.js';
import type { FeedItem, FeedReport, FollowedFeed } from '../../domain/followed-feed.js';
import { readOpml } from '../../feed/read/read-opml.js';
import { interruptible } from '../interrupt.js';
import { parseSlug } from '../options.js';
import { count, print, printable, printJson } from '../output.js';
import { withServices } from '../with-services.js';

interface ImportOptions {
  readonly show?: string;
  readonly json?: boolean;
}

interface Imported {
  readonly feed: FollowedFeed;
  readonly report: FeedReport;
  readonly failed: readonly FeedItem[];
}

export function addImportFeedCommand(program: Command): void {
  const command = program
    .command('import-feed')
    .description(
      "take in a podcast's feed: RSS or Atom, or a list of feeds (OPML). Again: what is new or was corrected",
    )
    .argument('<feed>', 'address or file')
    .option('--show <slug>', "the show (default: made of the feed's title)", parseSlug)
    .option('--json', 'print the report as JSON');
  command.action(async (given: string, options: ImportOptions) => {
    const { urls, folder } = await addressesOf(given);
    if (urls.length > 1 && options.show !== undefined)
      command.error('error: --show goes with one feed', { exitCode: 2 });
    await withServices(
      (services) => interruptible((signal) => importAll(urls, options, { services, signal })),
      folder === null ? {} : { fetchFolder: folder },
    );
  });
}

/** Of a file, which this command may read because it was named; a list of feeds gives their addresses. */
async function addressesOf(given: string): Promise<{ urls: readonly string[]; folder: string | null }> {
  if (/^[a-z][a-z\d+.-]+:\/\//iu.test(given)) return { urls: [given], folder: null };
  const path = await realpath(given).catch(() => {
    throw new Error(`${given}: no such file`);
  });
  const listed = feedsOf(await readFile(path));
  return listed ? { urls: listed, folder: null } : { urls: [pathToFileURL(path).href], folder: dirname(path) };
}

/** `null` for what is no list of feeds. */
function feedsOf(bytes: Uint8Array): string[] | null {
  try {
    return readOpml(bytes).feeds.map(({ url }) => url);
  } catch (error) {
    if (error instanceof HindcastError && error.code === 'malformed-feed') return null;
    throw error;
  }
}

interface Importing {
  readonly services: Services;
  readonly signal: AbortSignal;
}

async function importAll(urls: readonly string[], { show, json }: ImportOptions, { services, signal }: Importing) {
  const imported: Imported[] = [];
  const left = [...urls];
  for (let url = left.shift(); url !== undefined; url = left.shift()) {
    try {
      const done = await importOne({ url, show: show ?? null }, { services, signal });
      imported.push(done);
      if (!json) (done.feed.kind === 'list' ? reportList : report)(done);
      // A list names no list, so that this ends.
      if (done.feed.kind === 'list') left.push(...(await addressesIn(done.feed, services)));
    } catch (error) {
      if (!(error instanceof HindcastError)) throw error;
      process.stderr.write(`hindcast: ${printable(url)}: ${printable(error.message)} (${error.code})\n`);
      process.exitCode = 1;
    }
  }
  if (json) printJson(imported);
  if (imported.some(({ feed, report: { failed, waiting } }) => feed.state === 'failed' || failed + waiting > 0))
    process.exitCode = 1;
}

async function addressesIn({ id }: FollowedFeed, { feeds }: Services): Promise<string[]> {
  const addresses: string[] = [];
  for (let cursor: string | undefined, isMore = true; isMore; isMore = cursor !== undefined) {
    const page = await feeds.findFeedItems(id, { state: 'in' }, { limit: 1000, cursor });
    addresses.push(...page.items.map(({ guid }) => guid));
    cursor = page.nextCursor ?? undefined;
  }
  return addresses;
}

async function importOne(
  wanted: { readonly url: string; readonly show: string | null },
  { services: { feeds }, signal }: Importing,
): Promise<Imported> {
  const { id } = await feeds.follow(wanted);
  const bar = new SingleBar(
    { format: '{bar} {value}/{total} {counts}', hideCursor: true, stream: process.stderr, noTTYOutput: false },
    Presets.shades_classic,
  );
  bar.start(0, 0, { counts: '' });
  const onProgress = () => void feeds.findFeedReport(id).then((now) => now && show(bar, now));
  try {
    await feeds.complete(id, { signal, onProgress });
  } finally {
    bar.stop();
  }
  const [feed, report] = [await feeds.findFeed(id), await feeds.findFeedReport(id)];
  if (!feed || !report) throw new HindcastError('unknown-feed', 'The feed was removed meanwhile');
  return { feed, report, failed: (await feeds.findFeedItems(id, { state: 'failed' }, { limit: 1000 })).items };
}

function show(bar: SingleBar, { items, waiting, failed }: FeedReport): void {
  bar.setTotal(items);
  bar.update(items - waiting, { counts: failed > 0 ? `${failed} failed` : '' });
}

function report({ feed, report: { items, ...counts }, failed }: Imported): void {
  const parts = [
    ...(['created', 'updated', 'unchanged', 'failed', 'waiting'] as const).map((kind) => [counts[kind], kind] as const),
    [counts.withoutTranscript, 'without transcript'] as const,
  ].filter(([n]) => n > 0);
  const told = parts.map(([n, kind]) => `${n} ${kind}`).join(', ');
  print(`${printable(feed.title ?? feed.url)}: ${count(items, 'item')}${told ? ` (${told})` : ''}`);
  if (counts.waiting > 0 && feed.nextFetchAt)
    print(`What waits is tried again from ${feed.nextFetchAt} on, by the server or by this command`);
  if (feed.error) process.stderr.write(`hindcast: ${printable(feed.error.message)} (${feed.error.code})\n`);
  reportFailed(failed);
}

function reportList({ feed: { title, url }, report: { items }, failed }: Imported): void {
  print(`${printable(title ?? url)}: a list of ${count(items, 'feed')}`);
  reportFailed(failed);
}

function reportFailed(failed: readonly FeedItem[]): void {
  for (const { title, guid, reason } of failed)
    process.stderr.write(
      `hindcast: ${printable(title ?? guid)}: ${printable(reason?.message ?? '')} (${reason?.code})\n`,
    );
}
