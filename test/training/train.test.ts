import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadTransformersEmbedder } from '../../src/embedder/transformers.js';
import { WHOLE } from '../../src/search/alignment.js';
import { parseWordNeighbours } from '../../src/search/word-neighbours.js';
import { findPython, WORDNET } from '../../training/run/prerequisites.js';
import { describeWhere } from '../fixtures/describe-where.js';
import { runTraining, type TrainingRun, writePython } from './fixtures/run-training.js';
import { twins, writeTranscripts, writeWordVectors } from './fixtures/training-text.js';

const SMALLER = fileURLToPath(new URL('fixtures/smaller.py', import.meta.url));

let folder: string;
let data: string;
let words: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hindcast-training-'));
  data = join(folder, 'text');
  words = join(folder, 'words.json');
  writeTranscripts(data, 8);
  writeWordVectors(words);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('npm run train', () => {
  it('names all that is missing before it begins, and what to do about it', () => {
    const python = writePython(join(folder, 'bare'), { answering: 'echo torch onnx', running: 'echo began' });
    const out = join(folder, 'nothing');
    const run = runTraining([
      '--data',
      join(folder, 'nowhere'),
      '--only',
      'neighbours',
      '--out',
      out,
      '--python',
      python,
    ]);
    expect(run.code).toBe(1);
    expect(run.printed).toContain('has 0 to learn from');
    expect(run.printed).toMatch(/lacks torch, onnx\. Debian: apt install python3-torch/u);
    expect(run.printed).toContain('hindcast-static: add --only embedder');
    expect(run.printed).not.toContain('began');
    expect(existsSync(out)).toBe(false);
  });

  it('says which steps a folder of mere transcripts does not allow', () => {
    const run = runTraining(['--data', data, '--out', folder, '--only', 'chapters', '--only', 'lessons']);
    expect(run.printed).toContain('talks/ is not there: training goes without');
    expect(run.printed).toContain('chapters: skipped, it learns from edited chapters in lessons/ and from talks/');
    expect(run.printed).toContain('lessons: skipped, it learns from edited lessons in lessons/');
    expect(run.printed).toContain('There is no step to do');
    expect(run.code).toBe(1);
  });

  it('knows its steps', () => {
    const run = runTraining(['--data', data, '--only', 'reranker']);
    expect(run).toMatchObject({
      code: 1,
      printed: expect.stringContaining('--only reranker: the steps are embedder,'),
    });
  });
});

describe('a step of training', () => {
  let out: string;
  beforeEach(() => {
    out = mkdtempSync(join(folder, 'models-'));
    mkdirSync(join(out, 'hindcast-static'));
    writeFileSync(join(out, 'hindcast-static/README.md'), 'the card');
    writeFileSync(join(out, 'word-neighbours.bin'), 'old');
  });

  /** As if Python did `running`, with the path after --out as "$file". */
  function neighboursBy(running: string): TrainingRun {
    const lines = `while [ "$1" != --out ]; do shift; done\nfile=$2\n${running}`;
    const python = writePython(join(folder, 'fake'), { answering: ':', running: lines });
    return runTraining(['--data', data, '--out', out, '--only', 'neighbours', '--python', python]);
  }

  it('replaces what it makes, and nothing beside it', () => {
    const run = neighboursBy('printf new > "$file"');
    expect(run).toMatchObject({ code: 0, printed: expect.stringContaining('neighbours: done') });
    expect(readFileSync(join(out, 'word-neighbours.bin'), 'utf8')).toBe('new');
    expect(readdirSync(out, { recursive: true }).sort()).toEqual([
      ...['hindcast-static', 'hindcast-static/README.md', 'word-neighbours.bin'],
    ]);
  });

  it.each([
    ['fails half way', 'printf half > "$file"; exit 3', 'ended with 3'],
    ['makes nothing', ':', 'did not make word-neighbours.bin'],
  ])('leaves the old file when it %s', (_, running, message) => {
    const run = neighboursBy(running);
    expect(run).toMatchObject({ code: 1, printed: expect.stringContaining(message) });
    expect(readFileSync(join(out, 'word-neighbours.bin'), 'utf8')).toBe('old');
  });
});

const python = findPython();
const canTrain = python !== null && python.missing.length === 0;
const lacking = canTrain ? (existsSync(WORDNET) ? null : 'no WordNet') : 'no Python with torch, onnx and numpy';

// Python's packages and WordNet are no part of Hindcast: who only runs it has neither.
describeWhere(lacking, 'training on eight transcripts', () => {
  let out: string;
  let run: TrainingRun;
  beforeAll(() => {
    out = join(folder, 'trained');
    mkdirSync(out);
    for (const made of ['chapter-boundary.json', 'spoken-words.json']) writeFileSync(join(out, made), '{}');
    const running = `exec ${python!.path} ${SMALLER} "$@"`;
    const smaller = writePython(join(folder, 'smaller'), { answering: `exec ${python!.path} "$@"`, running });
    run = runTraining([
      ...['--data', data, '--out', out, '--words', words, '--python', smaller],
      ...['--only', 'embedder', '--only', 'neighbours', '--epochs', '10', '--threads', '1'],
    ]);
  }, 120_000);

  it('goes through, its progress shown', () => {
    expect(run.printed).toMatch(/epoch 10: loss \d/u);
    expect(run.code).toBe(0);
  });

  it('names what was learned in the space of the embedder before, and only that', () => {
    expect(run.printed).toContain('chapter-boundary.json is still that of the embedder before: --only chapters');
    expect(run.printed).not.toContain('spoken-words.json');
  });

  it('makes an embedder that transformers.js loads and that tells the two trades apart', async () => {
    const embedder = await loadTransformersEmbedder({
      ...{ model: 'hindcast-static', modelsPath: out, cachePath: out, allowRemote: false, dtype: 'auto' },
    });
    const texts = ['loaf, yeast', 'flour, oven', 'captain, mast', 'tide, rudder'];
    const [loaf, flour, captain, tide] = await embedder.embedBatch(texts, 'passage');
    const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
    expect(loaf).toHaveLength(256);
    expect(cosine(loaf!, flour!)).toBeGreaterThan(0.3);
    expect(cosine(captain!, tide!)).toBeGreaterThan(0.3);
    expect(cosine(loaf!, captain!)).toBeLessThan(0);
    expect(cosine(flour!, tide!)).toBeLessThan(0);
  });

  it('makes a table of neighbours that the search reads, in which alike vectors have stayed alike', () => {
    const table = parseWordNeighbours(readFileSync(join(out, 'word-neighbours.bin')));
    const nearness = new Uint8Array(table.size);
    table.mark(table.numberOf(twins[0]), nearness);
    expect(nearness[table.numberOf(twins[1])]).toBeGreaterThan(0.4 * WHOLE);
    expect(nearness[table.numberOf('harbour')]).toBeLessThan(0.4 * WHOLE);
  });
});
