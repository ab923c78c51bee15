// Kills the service with SIGKILL at random moments of ingesting and checks what it had acknowledged.
//
//   npm run crashtest [-- --kills 200] [--seed 1]
//
// Every acknowledged episode has to be there and whole, none twice, and the database sound. Prints a line a tenth of
// the way and a summary; ends with 1 when anything was lost.
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { startServer } from './server-process.js';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const kills = Number(values.kills);
const random = mulberry32(Number(values.seed));
/** From right after the first request is sent to well after the first ones are answered. */
const LONGEST_LIFE_MS = 700;
const CLIENTS = 3;

const folder = await mkdtemp(join(tmpdir(), 'hindcast-crash-'));
const database = join(folder, 'crash.db');
/** slug -> how many turns the acknowledged transcript has. */
const acknowledged = new Map<string, number>();
/** Jobs that were acknowledged with 202: their episodes have to come, if not at once. */
const promised = new Map<string, number>();
let sent = 0;

for (let kill = 1; kill <= kills; kill++) {
  const server = await startServer({ HINDCAST_DB: database });
  let alive = true;
  const clients = Array.from({ length: CLIENTS }, async () => {
    while (alive) await sendOne(server.url).catch(() => {});
  });
  await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_LIFE_MS));
  alive = false;
  server.process.kill('SIGKILL');
  await Promise.all([once(server.process, 'exit'), ...clients]);
  if (kill % Math.ceil(kills / 10) === 0) {
    console.log(`${kill} kills, ${sent} sent, ${acknowledged.size} acknowledged as done, ${promised.size} as jobs`);
  }
}

const problems = await check();
await rm(folder, { recursive: true });
for (const problem of problems.slice(0, 20)) console.error(problem);
console.log(
  `${kills} kills, ${sent} transcripts sent, ${acknowledged.size + promised.size} acknowledged, ${problems.length} problems`,
);
process.exitCode = problems.length === 0 && acknowledged.size > 0 && promised.size > 0 ? 0 : 1;

/** Sends a transcript of its own, every third as a background job, every fifth an episode that is there already. */
async function sendOne(url: string): Promise<void> {
  sent++;
  const known = [...acknowledged.keys()];
  const again = sent % 5 === 0 ? known[Math.floor(random() * known.length)] : undefined;
  const slug = again ?? `episode-${sent}`;
  const turns = 20 + Math.floor(random() * 200);
  const background = sent % 3 === 0;
  const response = await fetch(new URL('/v1/episodes', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(background ? { prefer: 'respond-async' } : {}) },
    body: JSON.stringify({ show: 'crash', slug, title: slug, transcript: { text: transcriptOf(slug, turns) } }),
  });
  await response.arrayBuffer();
  if (response.status === 202) {
    // Which of two versions of one episode is saved last is open once one of them waits in the queue.
    if (again === undefined) promised.set(slug, turns);
    else acknowledged.delete(slug);
  } else if (response.ok) {
    if (!promised.has(slug)) acknowledged.set(slug, turns);
  } else if (response.status < 500) {
    throw new Error(`refused with ${response.status}`);
  }
}

/** Two people who talk about numbered things, so that every transcript is another one. */
function transcriptOf(slug: string, turns: number): string {
  return Array.from({ length: turns }, (_, i) => {
    const speaker = i % 2 === 0 ? 'Ada' : 'Bob';
    return `${speaker}: This is turn ${i} of ${slug}. We restored the backup of machine ${Math.floor(random() * 1000)} and compared its content, which is what one should always do before trusting it.`;
  }).join('\n\n');
}

/** Starts once more, lets the queue run dry, then compares what is there with what was acknowledged. */
async function check(): Promise<string[]> {
  const server = await startServer({ HINDCAST_DB: database });
  const found: string[] = [];
  try {
    await queueIsEmpty();
    const episodes = await allEpisodes(server.url);
    const bySlug = new Map<string, string>();
    for (const { slug, id } of episodes) {
      if (bySlug.has(slug)) found.push(`${slug} is there twice`);
      bySlug.set(slug, id);
    }
    for (const [slug, turns] of [...acknowledged, ...promised]) {
      const id = bySlug.get(slug);
      if (id === undefined) found.push(`${slug} was acknowledged and is missing`);
      else found.push(...(await incompleteParts(server.url, id, turns)).map((part) => `${slug}: ${part}`));
    }
  } finally {
    await server.stop();
  }
  const db = new Database(database, { readonly: true });
  const integrity = db.pragma('integrity_check', { simple: true });
  if (integrity !== 'ok') found.push(`integrity_check: ${integrity}`);
  const orphans = db.pragma('foreign_key_check') as unknown[];
  if (orphans.length > 0) found.push(`foreign_key_check: ${orphans.length} rows`);
  db.close();
  return found;
}

async function queueIsEmpty(): Promise<void> {
  const db = new Database(database, { readonly: true });
  const open = db.prepare("SELECT count(*) FROM jobs WHERE state IN ('queued', 'running')").pluck();
  while ((open.get() as number) > 0) await new Promise((resolve) => setTimeout(resolve, 200));
  db.close();
}

async function allEpisodes(url: string): Promise<{ slug: string; id: string }[]> {
  const all: { slug: string; id: string }[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = (await getJson(
      `${url}/v1/episodes?show=crash&limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
    )) as { items: { slug: string; id: string }[]; nextCursor: string | null };
    all.push(...page.items);
    cursor = page.nextCursor;
  }
  return all;
}

/** What of an episode is not as it was sent, or not derived. */
async function incompleteParts(url: string, id: string, turns: number): Promise<string[]> {
  const transcript = (await getJson(`${url}/v1/episodes/${id}/transcript`)) as { turns: unknown[] };
  const { chapters } = (await getJson(`${url}/v1/episodes/${id}/chapters`)) as { chapters: { endTurn: number }[] };
  const missing: string[] = [];
  if (transcript.turns.length !== turns) missing.push(`${transcript.turns.length} turns instead of ${turns}`);
  if (chapters.length === 0) missing.push('no chapters');
  return missing;
}

async function getJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}

/** A small seeded generator (Tommy Ettinger's mulberry32, public domain), so that a failing run can be repeated. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
