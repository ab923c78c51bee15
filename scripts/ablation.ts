// Measures what each step of ranking adds, on three sets of questions, and writes the tables to docs/quality.md.
//
//   npm run ablation [-- --data DIR] [--set DIR] [--db-folder DIR]
//
// DIR of --data: the folder of the training text; of --set: an evaluation set (read, never learned from). Archives are
// made in a temporary folder; with --db-folder they stay there, and the next run takes up what it finds.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataPath } from '../src/package-files.js';
import { parseWordNeighbours } from '../src/search/word-neighbours.js';
import { measureEvaluation, measureHeldOut, measureMeetings, meetingsFolder } from './ablation/sets.js';
import { type MeasuredSet, renderSet } from './ablation/table.js';
import { putSection } from './page-section.js';
import { readOptions } from './read-options.js';

const options = readOptions(import.meta.filename, {
  data: { type: 'string', default: '../shared/train' },
  set: { type: 'string', default: '../shared/eval/dev' },
  'db-folder': { type: 'string' },
});
const data = resolve(options.data);
const set = resolve(options.set);

const intro = `## What each step adds

Written by \`npm run ablation\`. Each row orders the passages of a whole archive, and a question counts by the first
passage that answers it. The first four rows add up what the retrievers say (src/search/fuse.ts). The next ones order the
pool of the learned ranker (src/search/passage-pool.ts) by more and more of its features; the weights of each row are
learned on the first set alone, from the answers and 50 other passages of each question. Passages that repeat a better
one are left out only where a row says so.
`;

async function measureAll(folder: string): Promise<void> {
  const begun = performance.now();
  const tables: string[] = [];
  const show = (measured: MeasuredSet): void => {
    tables.push(renderSet(measured));
    console.log(`${tables.at(-1)}\n(${Math.round((performance.now() - begun) / 1000)} s so far)\n`);
  };
  const neighbours = parseWordNeighbours(readFileSync(dataPath('models/word-neighbours.bin')));
  const heldOut = await measureHeldOut(join(folder, 'held-out.db'), data, neighbours);
  show(heldOut.set);
  const learned = { neighbours, weights: heldOut.weights };
  show(await measureEvaluation(join(folder, 'evaluation.db'), set, learned));
  show(await measureMeetings(join(folder, 'meetings.db'), data, learned));
  writePage(`${intro}\n${tables.join('\n')}`);
}

function writePage(section: string): void {
  const page = fileURLToPath(new URL('../docs/quality.md', import.meta.url));
  writeFileSync(page, putSection(readFileSync(page, 'utf8'), 'ablation', section));
  console.log(`wrote ${page}`);
}

const missing = [join(data, 'podcasts'), meetingsFolder(data), join(set, 'set.json')].filter(
  (path) => !existsSync(path),
);
if (missing.length > 0) {
  console.log(`Skipped, and nothing written: there is no ${missing.join(', no ')} (give --data DIR and --set DIR)`);
} else {
  const kept = options['db-folder'];
  if (kept) mkdirSync(kept, { recursive: true });
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'hindcast-ablation-'));
  try {
    await measureAll(folder);
  } finally {
    if (!kept) rmSync(folder, { recursive: true });
  }
}
