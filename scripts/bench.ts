// Times a fresh service: taking transcripts in, searching by mode, memory, and the first answer after a start; and,
// apart from it, segmenting and extracting.
//
//   npm run bench [-- --corpus DIR] [--write]
//
// DIR holds transcripts (default ../shared/eval/dev/corpus, else the samples). --write puts the table into
// docs/benchmarks.md.
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureDeriving } from './bench/deriving.js';
import { readOptions } from './read-options.js';
import { memoryOf, type ServerProcess, startServer } from './server-process.js';

const SHARED_CORPUS = '../shared/eval/dev/corpus';
const SAMPLES = fileURLToPath(new URL('../data/samples', import.meta.url));
const values = readOptions(import.meta.filename, {
  corpus: { type: 'string', default: existsSync(SHARED_CORPUS) ? SHARED_CORPUS : SAMPLES },
  write: { type: 'boolean', default: false },
});
/** Requests at once while ingesting: one is sent while the one before is derived. */
const SENDERS = 2;
const SEARCHES = 300;

const rows: [what: string, figure: string][] = [];
const folder = await mkdtemp(join(tmpdir(), 'hindcast-bench-'));
const settings = { HINDCAST_DB: join(folder, 'bench.db') };
try {
  await withServer(async (server) => {
    rows.push(['start of an empty archive to the first answer', `${Math.round(server.startMs)} ms`]);
    await measureIngest(server);
    await measureSearch(server);
    const memory = await memoryOf(server.process.pid!);
    if (memory) rows.push(['resident memory after it all, and at its highest', `${memory.now} MB, ${memory.peak} MB`]);
  });
  await withServer(async (server) => {
    const begun = performance.now();
    await search(server.url, 'backup restore', 'hybrid');
    rows.push([
      'start of the full archive to the first search answered',
      `${Math.round(server.startMs + performance.now() - begun)} ms`,
    ]);
  });
} finally {
  await rm(folder, { recursive: true });
}
rows.push(...(await measureDeriving((await readCorpus()).map(({ text }) => text))));
for (const [what, figure] of rows) console.log(`${what.padEnd(56)} ${figure}`);
if (values.write) await writeFile(fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url)), page());

async function withServer(measure: (server: ServerProcess) => Promise<void>): Promise<void> {
  const server = await startServer(settings);
  try {
    await measure(server);
  } finally {
    await server.stop();
  }
}

async function measureIngest(server: ServerProcess): Promise<void> {
  const queue = await readCorpus();
  const episodes = queue.length;
  const words = queue.reduce((sum, { text }) => sum + (text.match(/\S+/gu)?.length ?? 0), 0);
  const reads: number[] = [];
  let ingesting = true;
  const reader = (async () => {
    while (ingesting) {
      reads.push(await timed(() => fetch(new URL('/v1/episodes?limit=20', server.url)).then((r) => r.arrayBuffer())));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: SENDERS }, async () => {
      for (let item = queue.shift(); item; item = queue.shift()) await ingestOne(server.url, item);
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  ingesting = false;
  await reader;
  rows.push(['episodes, words', `${episodes}, ${words.toLocaleString('en')}`]);
  rows.push(['ingest', `${seconds.toFixed(1)} s, ${Math.round(words / seconds).toLocaleString('en')} words/s`]);
  rows.push(['a list read while ingesting, p50 / p95', milliseconds(reads)]);
}

async function readCorpus(): Promise<{ slug: string; text: string }[]> {
  const files = (await readdir(values.corpus)).filter(
    (name) => /\.(?:md|txt|vtt|srt)$/u.test(name) && name !== 'README.md',
  );
  return Promise.all(
    files.map(async (name) => ({ slug: slugOf(name), text: await readFile(join(values.corpus, name), 'utf8') })),
  );
}

async function ingestOne(url: string, { slug, text }: { slug: string; text: string }): Promise<void> {
  const response = await fetch(new URL('/v1/episodes', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ show: 'bench', slug, title: slug, transcript: { text } }),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`${slug}: ${response.status} ${body.slice(0, 200)}`);
}

async function measureSearch(server: ServerProcess): Promise<void> {
  const queries = await queriesFrom();
  for (const mode of ['keyword', 'vector', 'hybrid']) {
    const times: number[] = [];
    for (let i = 0; i < SEARCHES; i++)
      times.push(await timed(() => search(server.url, queries[i % queries.length]!, mode)));
    rows.push([`search, ${mode}, over HTTP, p50 / p95`, milliseconds(times)]);
  }
  const asks: number[] = [];
  for (const question of queries) asks.push(await timed(() => ask(server.url, question)));
  rows.push(['ask, over HTTP, p50 / p95', milliseconds(asks)]);
}

/** The questions about our samples: real questions in length and make, whatever the archive holds. */
async function queriesFrom(): Promise<string[]> {
  const questions = JSON.parse(await readFile(join(SAMPLES, 'questions.json'), 'utf8')) as { q: string }[];
  return questions.map(({ q }) => q);
}

async function search(url: string, q: string, mode: string): Promise<void> {
  const response = await fetch(new URL(`/v1/search?q=${encodeURIComponent(q)}&mode=${mode}&limit=10`, url));
  if (!response.ok) throw new Error(`search: ${response.status}`);
  await response.arrayBuffer();
}

async function ask(url: string, question: string): Promise<void> {
  const response = await fetch(new URL('/v1/ask', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question }),
  });
  if (!response.ok) throw new Error(`ask: ${response.status}`);
  await response.arrayBuffer();
}

async function timed(call: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await call();
  return performance.now() - begun;
}

function milliseconds(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(1);
  return `${at(0.5)} ms / ${at(0.95)} ms`;
}

function slugOf(name: string): string {
  return basename(name, extname(name))
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-');
}

function page(): string {
  const table = rows.map(([what, figure]) => `| ${what} | ${figure} |`).join('\n');
  return `# Benchmarks

Written by \`npm run bench -- --write\`, on ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}. Timings of
one run on a shared machine: compare ratios, not digits.

| what | figure |
|---|---|
${table}
`;
}
