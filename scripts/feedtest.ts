// Takes in a feed from a host that does everything wrong, kills the service in the middle, and checks what came in.
//
//   npm run feedtest [-- --items 300] [--kills 3] [--slow 1500]
//
// Every good item has to be there once, with its own words; every bad one has to be reported with its reason; a second
// reading has to change nothing but what was corrected. Prints its figures; ends with 1 when anything is wrong.
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkFeed, type FeedView, getJson } from './feedtest/check-feed.js';
import { makeItems } from './feedtest/podcast.js';
import { servePodcast } from './feedtest/podcast-server.js';
import { readOptions } from './read-options.js';
import { type ServerProcess, startServer } from './server-process.js';

const values = readOptions(import.meta.filename, {
  items: { type: 'string', default: '300' },
  kills: { type: 'string', default: '3' },
  slow: { type: 'string', default: '1500' },
});
/** Or hosts that never answer would be waited for by the hour: pauses are multiples of it. */
const PATIENCE = { HINDCAST_FETCH_TIMEOUT_SECONDS: '2' };
const items = makeItems(Number(values.items));
const kills = Number(values.kills);
const CORRECTED = [0, 2, 4];

const folder = await mkdtemp(join(tmpdir(), 'hindcast-feed-'));
const settings = { HINDCAST_DB: join(folder, 'feed.db'), HINDCAST_ALLOW_PRIVATE_FETCH: '127.0.0.1', ...PATIENCE };
const podcast = await servePodcast(items, { itemsAPage: 100, slowMs: Number(values.slow) });
const begun = performance.now();
let server = await startServer(settings);
const { id } = await post(server, '/v1/feeds', { url: podcast.feedUrl });

for (let kill = 1; kill <= kills; kill++) {
  await until((feed) => feed.report.items - feed.report.waiting >= (items.length * kill) / (kills + 2));
  server.process.kill('SIGKILL');
  await once(server.process, 'exit');
  const left = server;
  server = await startServer(settings);
  console.log(`killed ${left.process.pid} after ${seconds()} s, started again`);
}

const first = await until(isOver);
const problems = await checkFeed(server.url, { id, items, corrected: [] });
console.log(
  `first pass: ${JSON.stringify(first.report)} in ${seconds()} s, ${kills} kills; answers ${told(podcast.statuses)}`,
);

// Which hosts are left alone is forgotten with the process, or the silent one would be waited for by its longest pauses.
await server.stop();
server = await startServer(settings);
podcast.statuses.clear();
for (const index of CORRECTED) podcast.correct(index);
await post(server, `/v1/feeds/${id}/refresh`);
const second = await until(isOver);
problems.push(...(await checkFeed(server.url, { id, items, corrected: CORRECTED })));
if (second.report.updated !== CORRECTED.length)
  problems.push(`${second.report.updated} updated, not ${CORRECTED.length}`);
if (second.report.created !== 0) problems.push(`${second.report.created} created the second time`);
if (podcast.mostAtOnce() > 1) problems.push(`${podcast.mostAtOnce()} requests at once to one host`);

await server.stop();
await podcast.close();
await rm(folder, { recursive: true });
for (const problem of problems.slice(0, 30)) console.error(problem);
console.log(`second pass: ${JSON.stringify(second.report)} after ${seconds()} s; answers ${told(podcast.statuses)}`);
console.log(`${items.length} items, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;

function isOver({ state }: FeedView): boolean {
  return state === 'idle' || state === 'failed';
}

/** Asks until it is so; a feed stays as it was for a moment after something was asked of it. */
async function until(isSo: (feed: FeedView) => boolean): Promise<FeedView> {
  for (;;) {
    const feed = (await getJson(`${server.url}/v1/feeds/${id}`)) as FeedView;
    if (isSo(feed)) return feed;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function post({ url }: ServerProcess, path: string, body?: unknown): Promise<FeedView> {
  const sent =
    body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(new URL(path, url), { method: 'POST', ...sent });
  if (response.status !== 202) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as FeedView;
}

function seconds(): number {
  return Math.round((performance.now() - begun) / 1000);
}

function told(statuses: ReadonlyMap<number, number>): string {
  return [...statuses]
    .toSorted(([a], [b]) => a - b)
    .map(([status, n]) => `${status || 'broken'}: ${n}`)
    .join(', ');
}
