// npm run fuzz [-- --runs 20000] [--seed 1] [--set DIR]
// Mutates real transcripts and reads them: each has to become a sane transcript or a refusal with its reason, in time
// linear to its size. Prints what came out, the slowest, and every fault with the seed that repeats it; ends with 1 when
// there was one. Without the collection of real files, our own sample transcripts are taken.
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FuzzMessage, FuzzReport } from './fuzz/run-seeds.js';
import { readOptions } from './read-options.js';

const options = readOptions(import.meta.filename, {
  runs: { type: 'string', default: '20000' },
  seed: { type: 'string', default: '1' },
  set: { type: 'string', default: '../shared/formats' },
});

/** One file that takes longer hangs. */
const HANG_MS = 30_000;
/** Slower than this is no longer linear: the slowest reader takes a fiftieth of it. */
const MOST_MS_A_KB = 10;
/** Smaller files say more of the start than of the reading. */
const LEAST_KB = 20;
const MOST_SHOWN = 20;

const real = join(resolve(options.set), 'files');
const own = fileURLToPath(new URL('../test/fixtures/transcripts', import.meta.url));
const folder = existsSync(real) ? real : own;
const from = Number(options.seed);
const to = from + Number(options.runs);
console.log(`${options.runs} runs over the files of ${folder}, from seed ${from} on`);

const reports: FuzzReport[] = [];
const hung = await runAll();
const faulty = reports.filter(({ faults }) => faults.length > 0);
const slow = reports.filter(
  ({ size, milliseconds }) => size > LEAST_KB * 1024 && rate({ size, milliseconds }) > MOST_MS_A_KB,
);
printKinds();
printSlowest();
for (const { seed, name, faults } of faulty.slice(0, MOST_SHOWN))
  console.log(`seed ${seed}, ${name}: ${faults.join('\n  ')}`);
for (const { seed, name } of slow.slice(0, MOST_SHOWN)) console.log(`seed ${seed}, ${name}: not linear in its size`);
if (hung !== null) console.log(`seed ${hung}: no end after ${HANG_MS / 1000} s, or the process ended`);
console.log(
  `${reports.length} runs, ${faulty.length} with a fault, ${slow.length} too slow, ${hung === null ? 0 : 1} hung`,
);
process.exitCode = faulty.length + slow.length > 0 || hung !== null ? 1 : 0;

/** Resolves to the seed that hung or ended the process, or null. */
function runAll(): Promise<number | null> {
  return new Promise((done, fail) => {
    const script = fileURLToPath(new URL('./fuzz/run-seeds.ts', import.meta.url));
    const child = fork(script, [folder, String(from), String(to)], { execArgv: ['--import', 'tsx'] });
    let next = from;
    const hang = setTimeout(() => child.kill('SIGKILL'), HANG_MS);
    child.on('message', (message: FuzzMessage) => {
      hang.refresh();
      if ('next' in message) next = message.next;
      else reports.push(message.report);
    });
    child.on('error', fail);
    child.on('exit', (code) => {
      clearTimeout(hang);
      done(code === 0 ? null : next);
    });
  });
}

function rate({ size, milliseconds }: Pick<FuzzReport, 'size' | 'milliseconds'>): number {
  return milliseconds / (size / 1024);
}

function printKinds(): void {
  const counts = new Map<string, number>();
  for (const { kind } of reports) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const [kind, count] of [...counts].sort((a, b) => b[1] - a[1]))
    console.log(`${String(count).padStart(7)} ${kind}`);
}

function printSlowest(): void {
  const large = reports.filter(({ size }) => size > LEAST_KB * 1024).sort((a, b) => rate(b) - rate(a));
  const total = reports.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const size = reports.reduce((sum, report) => sum + report.size, 0);
  console.log(
    `${(size / 1024 / 1024).toFixed(0)} MB read in ${(total / 1000).toFixed(0)} s: ${rate({ size, milliseconds: total }).toFixed(2)} ms a KB`,
  );
  for (const report of large.slice(0, 3)) {
    const { seed, name, kind, milliseconds } = report;
    console.log(
      `slowest: ${rate(report).toFixed(2)} ms a KB, ${milliseconds.toFixed(0)} ms: seed ${seed}, ${name}, ${kind}`,
    );
  }
}
