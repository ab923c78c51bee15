// `npm run static-search -- FOLDER QUESTIONS`: what a search of an exported site loads, and how far it finds what the server
// finds. QUESTIONS has one a line; HINDCAST_DB names the archive that FOLDER was exported from. Prints a table.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { composeServices } from '../src/compose.js';
import { parseConfig } from '../src/config.js';
import type { Hit, SearchRequest } from '../src/search/search.js';
import { openSearch } from '../src/static-site/search/open-search.js';
import { tableOf } from './markdown-table.js';

/** Searches of one visit: the first loads what all need. */
const SEARCHES_OF_A_VISIT = 5;
const DEPTHS = [1, 5, 10] as const;

interface Measured {
  readonly isFirst: boolean;
  readonly bytes: number;
  readonly files: number;
  /** Share of the server's first hits that stand among as many of the browser's. */
  readonly agreement: Readonly<Record<(typeof DEPTHS)[number], number>>;
}

const [folder, questionsPath] = process.argv.slice(2);
if (!folder || !questionsPath) throw new Error('Name the exported folder and a file of questions, one a line');
const questions = readFileSync(questionsPath, 'utf8').split('\n').filter(Boolean);
const services = await composeServices(parseConfig(process.env));
try {
  const measured: Measured[] = [];
  for (let from = 0; from < questions.length; from += SEARCHES_OF_A_VISIT) {
    measured.push(...(await visit(folder, questions.slice(from, from + SEARCHES_OF_A_VISIT))));
  }
  process.stdout.write(`${report(measured, scriptBytes(folder))}\n`);
} finally {
  await services.close();
}

/** Searches one after the other, as on one page; what was loaded once is not loaded again. */
async function visit(site: string, asked: readonly string[]): Promise<Measured[]> {
  const searchFolder = join(site, 'search');
  const index = readdirSync(searchFolder).find((name) => name.startsWith('index-'))!;
  const loaded = { bytes: 0, files: 0 };
  const fetchFile = async (name: string) => {
    const bytes = readFileSync(join(searchFolder, index, name));
    loaded.bytes += bytes.length;
    loaded.files++;
    return bytes;
  };
  const measured: Measured[] = [];
  const search = await openSearch(fetchFile, async (bytes) => inflateRawSync(bytes));
  for (const q of asked) {
    const before = measured.length === 0 ? { bytes: 0, files: 0 } : { ...loaded };
    const found = await search.search(requestOf(q));
    const spent = { bytes: loaded.bytes - before.bytes, files: loaded.files - before.files };
    const wanted = await services.search.search(requestOf(q));
    measured.push({ isFirst: measured.length === 0, ...spent, agreement: agreementOf(found.hits, wanted.hits) });
  }
  return measured;
}

/** As the search page asks, here and there. */
function requestOf(q: string): SearchRequest {
  const page = { limit: 20, perEpisode: 'balanced', facets: true, noticeUnsaid: true } as const;
  return { q, mode: 'hybrid', in: 'passages', filter: {}, explain: false, ...page };
}

function agreementOf(found: readonly Hit[], wanted: readonly Hit[]): Measured['agreement'] {
  const placeOf = ({ episode, startTurn, startOffset }: Hit) => `${episode.id} ${startTurn} ${startOffset}`;
  const share = (depth: number) => {
    const [mine, theirs] = [found, wanted].map((hits) => hits.slice(0, depth).map(placeOf)) as [string[], string[]];
    return theirs.length === 0 ? 1 : theirs.filter((place) => mine.includes(place)).length / theirs.length;
  };
  return { 1: share(1), 5: share(5), 10: share(10) };
}

function scriptBytes(site: string): number {
  const script = readdirSync(join(site, 'assets')).find((name) => /^search\.\w+\.js$/u.test(name))!;
  return statSync(join(site, 'assets', script)).size;
}

function report(measured: readonly Measured[], script: number): string {
  const first = measured.filter(({ isFirst }) => isFirst);
  const later = measured.filter(({ isFirst }) => !isFirst);
  const kilobytes = (rows: readonly Measured[], plus: number, share: number) =>
    `${(quantile(rows, share, ({ bytes }) => bytes + plus) / 1000).toFixed(0)} KB`;
  const rows = [
    ['first search of a visit, script and all', kilobytes(first, script, 0.5), kilobytes(first, script, 0.95)],
    ['of that the script', `${(script / 1000).toFixed(0)} KB`, ''],
    ['a later search', kilobytes(later, 0, 0.5), kilobytes(later, 0, 0.95)],
    ['files of a later search', ...[0.5, 0.95].map((share) => `${quantile(later, share, ({ files }) => files)}`)],
  ];
  const agreement = DEPTHS.map((depth) => {
    const mean = measured.reduce((sum, each) => sum + each.agreement[depth], 0) / measured.length;
    return [`the server's first ${depth === 1 ? 'hit' : depth} among as many`, mean.toFixed(2)];
  });
  return [
    `${measured.length} questions, bytes as they lie in the folder (hosts that compress send less of the script)`,
    tableOf(['loaded', 'median', 'p95'], rows),
    tableOf(['agreement with the server', 'mean'], agreement),
  ].join('\n\n');
}

function quantile(rows: readonly Measured[], share: number, numberOf: (row: Measured) => number): number {
  const sorted = rows.map(numberOf).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
