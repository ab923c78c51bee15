// Kills the service with SIGKILL at random moments of ingesting and checks what it had acknowledged.
//
//   npm run crashtest [-- --kills 200] [--seed 1]
//
// Every acknowledged episode has to be there and whole, none twice, and the database sound. Prints a line a tenth of
// the way and a summary; ends with 1 when anything was lost.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { mulberry32 } from './random.js';
import { readOptions } from './read-options.js';
import { startServer } from './server-process.js';

const values = readOptions(import.meta.filename, {
  kills: { type: 'string', default: '200' },
  seed: { type: 'string', default: '1' },
});
const kills = Number(values.kills);
const random = mulberry32(Number(values.seed));
/** From right after the first request is sent to dozens of answers: the writers need a second to load their models. */
const LONGEST_LIFE_MS = 5_000;
const CLIENTS = 3;

const folder = await mkdtemp(join(tmpdir(), 'hindcast-crash-'));
const database = join(folder, 'crash.db');
/** Acknowledged slug -> the transcripts of which one has to be there; several where an answer was cut off. */
const acknowledged = new Map<string, string[]>();
/** Slugs that may be sent again: nobody else is sending them, and no job of theirs waits. */
const settled = new Set<string>();
let jobs = 0;
const refusals: string[] = [];
let sent = 0;

for (let kill = 1; kill <= kills; kill++) {
  const server = await startServer({ HINDCAST_DB: database });
  let alive = true;
  const clients = Array.from({ length: CLIENTS }, async () => {
    while (alive) await sendOne(server.url).catch(ignoreBrokenConnection);
  });
  await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_LIFE_MS));
  alive = false;
  server.process.kill('SIGKILL');
  await Promise.all([once(server.process, 'exit'), ...clients]);
  if (kill % Math.ceil(kills / 10) === 0) {
    console.log(`${kill} kills, ${sent} sent, ${acknowledged.size} acknowledged, ${jobs} of them as jobs`);
  }
}

const problems = [...refusals, ...(await check())];
await rm(folder, { recursive: true });
for (const problem of problems.slice(0, 20)) console.error(problem);
console.log(`${kills} kills, ${sent} transcripts sent, ${acknowledged.size} acknowledged, ${problems.length} problems`);
process.exitCode = problems.length === 0 && acknowledged.size > jobs && jobs > 0 ? 0 : 1;

/** Sends a transcript of its own, every third as a background job, every fifth an episode that is there already. */
async function sendOne(url: string): Promise<void> {
  sent++;
  const known = [...settled];
  const again = sent % 5 === 0 ? known[Math.floor(random() * known.length)] : undefined;
  const slug = again ?? `episode-${sent}`;
  const text = transcriptOf(slug, 20 + Math.floor(random() * 200));
  const background = sent % 3 === 0;
  settled.delete(slug);
  // Until it is answered, either version may be the one that is kept.
  if (again !== undefined) acknowledged.get(slug)!.push(text);
  const response = await fetch(new URL('/v1/episodes', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(background ? { prefer: 'respond-async' } : {}) },
    body: JSON.stringify({ show: 'crash', slug, title: slug, transcript: { text } }),
  });
  await response.arrayBuffer();
  if (response.status === 202) {
    jobs++;
    acknowledged.set(slug, [...(acknowledged.get(slug) ?? []), text]);
  } else if (response.ok) {
    acknowledged.set(slug, [text]);
    settled.add(slug);
  } else {
    refusals.push(`${slug} was refused with ${response.status}`);
  }
}

/** A killed server breaks connections: no answer, no promise. Anything else is a fault of this script. */
function ignoreBrokenConnection(error: unknown): void {
  if (!(error instanceof TypeError)) throw error;
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
    for (const [slug, texts] of acknowledged) {
      const id = bySlug.get(slug);
      if (id === undefined) found.push(`${slug} was acknowledged and is missing`);
      else found.push(...(await incompleteParts(server.url, id, texts)).map((part) => `${slug}: ${part}`));
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
  const open = db.prepare("SELECT count(*) FROM jobs WHERE state IN ('queued', 'running', 'waiting')").pluck();
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

interface Derived {
  transcriptHash: string;
  lessonCount: number;
  chapterCount: number;
}

/** What of an episode is not word for word as it was sent, or not derived, or not found by search. */
async function incompleteParts(url: string, id: string, texts: readonly string[]): Promise<string[]> {
  const missing: string[] = [];
  const episode = (await getJson(`${url}/v1/episodes/${id}`)) as Derived;
  const { turns } = (await getJson(`${url}/v1/episodes/${id}/transcript`)) as { turns: { text: string }[] };
  const { lessons } = (await getJson(`${url}/v1/episodes/${id}/lessons`)) as { lessons: unknown[] };
  const { chapters } = (await getJson(`${url}/v1/episodes/${id}/chapters`)) as { chapters: unknown[] };
  const text = texts.find((one) => createHash('sha256').update(one).digest('hex') === episode.transcriptHash);
  if (text === undefined) return ['other bytes than were sent'];
  const sent = text.split('\n\n').map((turn) => turn.replace(/^\w+: /u, ''));
  if (turns.map((turn) => turn.text).join('\n') !== sent.join('\n')) missing.push('other words in its turns');
  if (chapters.length === 0 || chapters.length !== episode.chapterCount) missing.push('chapters missing');
  if (lessons.length !== episode.lessonCount) missing.push('lessons missing');
  for (const mode of ['keyword', 'vector']) {
    const q = encodeURIComponent(sent[0]!);
    const found = (await getJson(`${url}/v1/search?q=${q}&mode=${mode}&episode=${id}`)) as {
      hits: unknown[];
      degraded: boolean;
    };
    if (found.hits.length === 0 || found.degraded) missing.push(`not found by ${mode}`);
  }
  return missing;
}

async function getJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}
