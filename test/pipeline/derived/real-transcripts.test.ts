// Chapters and lessons of 300 real transcripts, which are not part of this repository: read from ../shared where that
// folder is. Most are short ones (up to 40 kB podcasts, up to 25 kB talks), a show after the other in turn, in the order
// of their paths' hashes, so that every show is there; twenty are of an hour. A minute of one core.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { countWords } from '../../../src/domain/transcript.js';
import { parseTranscript } from '../../../src/pipeline/parse/parse-transcript.js';
import { loadAnalysisEmbedder } from '../../fixtures/analysis-models.js';
import { describeWhere, missingOfShared, SHARED } from '../../fixtures/describe-where.js';
import { chapterFaults } from './chapter-faults.js';
import { createDeriver } from './derive.js';
import { lessonFaults } from './lesson-faults.js';

const folders = ['train/podcasts', 'train/talks', 'eval/dev/corpus'];

interface Choice {
  readonly folder: string;
  readonly count: number;
  /** Bytes of a transcript. */
  readonly from: number;
  readonly to: number;
}

/** Words of a statement that is read at a glance. */
const READABLE_WORDS = 45;
const KB = 1000;
const choices: readonly Choice[] = [
  { folder: 'train/podcasts', count: 100, from: 2 * KB, to: 40 * KB },
  { folder: 'train/podcasts', count: 10, from: 40 * KB, to: 100 * KB },
  { folder: 'train/talks', count: 180, from: 2 * KB, to: 25 * KB },
  { folder: 'eval/dev/corpus', count: 10, from: 40 * KB, to: 100 * KB },
];

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** Files of the folder, the first of every show before the second of any. */
function choose({ folder, count, from, to }: Choice): string[] {
  const places = new Map<string, number>();
  return readdirSync(SHARED + folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:md|txt)$/.test(name))
    .map((name) => ({ name: `${folder}/${name}`, size: statSync(`${SHARED}${folder}/${name}`).size }))
    .filter(({ size }) => size >= from && size < to)
    .sort((a, b) => (hash(a.name) < hash(b.name) ? -1 : 1))
    .map(({ name }) => {
      const place = places.get(dirname(name)) ?? 0;
      places.set(dirname(name), place + 1);
      return { name, place };
    })
    .sort((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ name }) => name);
}

describeWhere(missingOfShared(...folders), '300 real transcripts', () => {
  it('have chapters and lessons that keep every rule', { timeout: 600_000 }, async () => {
    const derive = await createDeriver(await loadAnalysisEmbedder());
    const files = choices.flatMap(choose);
    const faults: string[] = [];
    const statements: string[] = [];
    for (const file of files) {
      const derived = await derive(parseTranscript(readFileSync(SHARED + file)));
      statements.push(...derived.lessons.map(({ statement }) => statement));
      const found = [...chapterFaults(derived), ...lessonFaults(derived)];
      faults.push(...found.map((fault) => `${file}, ${fault}`));
    }
    expect(files.length).toBe(300);
    expect(faults).toEqual([]);
    expect(statements.length).toBeGreaterThan(files.length);
    // A sentence is left whole rather than parted from its condition or from who is said to have said it.
    const long = statements.filter((statement) => countWords(statement) > READABLE_WORDS);
    expect(long.length / statements.length).toBeLessThan(0.05);
  });
});
