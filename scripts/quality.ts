// Measures a fresh service against a set of transcripts with gold, and writes the tables to docs/quality.md, with the
// picture of how wrong answers are, the more are given.
//
//   npm run quality [-- --set DIR] [--score FILE] [--check]
//
// Without DIR it takes ../shared/eval/dev, where that is there. --check compares with the floors below instead of
// writing, and ends with 1 when one is missed. What `npm run ablation`, `npm run families` and a reader of the titles wrote
// on the page stays.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tableOf } from './markdown-table.js';
import { keepSection, putSection } from './page-section.js';
import { ANSWERING, drawAnswering, PICTURE, renderAnswering } from './quality/answering.js';
import { judgeArchive } from './quality/judge-archive.js';
import type { JudgedQuestion } from './quality/risk-coverage.js';
import { JUDGED, measureSideBySide } from './quality/side-by-side.js';
import { readOptions } from './read-options.js';
import { startServer } from './server-process.js';

const values = readOptions(import.meta.filename, {
  set: { type: 'string', default: '../shared/eval/dev' },
  score: { type: 'string', default: '../shared/eval/score.mjs' },
  check: { type: 'boolean', default: false },
});
type Report = Record<string, Record<string, number>>;

/** What a change must not fall below. Raised when the figures rise. */
const floors: readonly [row: string, figure: string, floor: number][] = [
  ['search, all questions', 'nDCG@10', 0.53],
  ['search, all questions', 'recall@10', 0.75],
  ['search, all questions', 'recall@50', 0.88],
  ['search, paraphrased', 'nDCG@10', 0.33],
  ['search, paraphrased', 'recall@10', 0.58],
  ['search, paraphrased', 'recall@50', 0.8],
  ['lessons', 'F1', 0.46],
  ['chapters, podcasts', 'boundary F1', 0.6],
  ['chapters, headings', 'boundary F1', 0.5],
  ['ask, answerable', 'evidence cited', 0.3],
  ['ask, answerable', 'right episode', 0.52],
  ['ask, unanswerable', 'refused', 0.77],
  ['ask, citations', 'verbatim', 1],
];

async function measure(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'hindcast-quality-'));
  const database = join(folder, 'quality.db');
  const server = await startServer({ HINDCAST_DB: database });
  try {
    const json = join(folder, 'report.json');
    await run(process.execPath, [resolve(values.score), '--url', server.url, '--set', set, '--json', json]);
    const report = JSON.parse(await readFile(json, 'utf8')) as Report;
    if (values.check) checkFloors(report);
    else {
      const sideBySide = await measureSideBySide(server.url, set);
      await writePage({ report, judged: await judgeArchive(database, set), sideBySide });
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }
}

function run(command: string, args: string[]): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { stdio: 'inherit' });
    child.once('error', failed);
    child.once('exit', (code) => (code === 0 ? done() : failed(new Error(`${args[0]} ended with ${code}`))));
  });
}

function checkFloors(report: Report): void {
  for (const [row, figure, floor] of floors) {
    const value = report[row]?.[figure];
    const kept = value !== undefined && value >= floor;
    console.log(
      `${kept ? 'kept  ' : 'MISSED'} ${row}, ${figure}: ${value?.toFixed(3) ?? 'not measured'} (floor ${floor})`,
    );
    if (!kept) process.exitCode = 1;
  }
}

interface Measured {
  readonly report: Report;
  /** Empty where the set asks nothing: what the page says of it then stays. */
  readonly judged: readonly JudgedQuestion[];
  readonly sideBySide: string;
}

async function writePage({ report, judged, sideBySide }: Measured): Promise<void> {
  const page = docsPath('quality.md');
  const before = existsSync(page) ? await readFile(page, 'utf8') : '';
  const figures = pageOf(report);
  const answering =
    judged.length > 0
      ? putSection(figures, ANSWERING, renderAnswering(judged))
      : keepSection(before, figures, ANSWERING);
  const written = `${answering}\n${sideBySide}`;
  const kept = [JUDGED, 'families', 'ablation'];
  if (judged.length > 0) await writeFile(docsPath(PICTURE), drawAnswering(judged));
  else console.log('no question was judged: risk and coverage stay as they were');
  await writeFile(
    page,
    kept.reduce((whole, name) => keepSection(before, whole, name), written),
  );
  console.log(`wrote ${page}`);
}

function docsPath(file: string): string {
  return fileURLToPath(new URL(`../docs/${file}`, import.meta.url));
}

/** Figures that depend on the machine stand in docs/benchmarks.md. */
const machineRows = new Set(['ingest', 'search, ms per request']);

function pageOf(report: Report): string {
  const rows = Object.entries(report).filter(([, figures]) => typeof figures === 'object');
  const sections = rows
    .filter(([name]) => !machineRows.has(name))
    .map(([name, figures]) => {
      const cells = Object.values(figures).map((value) => (Number.isInteger(value) ? `${value}` : value.toFixed(3)));
      return `## ${name}\n\n${tableOf(Object.keys(figures), [cells])}\n`;
    });
  return `${intro}\n${sections.join('\n')}`;
}

const intro = `# Quality

Written by \`npm run quality\`: a fresh service takes in 136 episodes and 40 talks over its API and is then asked what
people asked of 13 of them; careful human-style editing of those is the gold. The texts are not part of this
repository. \`npm run quality -- --check\` compares a run with the floors in scripts/quality.ts.
`;

const set = resolve(values.set);
if (!existsSync(set) || !existsSync(values.score)) {
  console.log(`Skipped: there is no evaluation set at ${values.set} (give --set DIR and --score FILE)`);
} else {
  await measure();
}
