// What every embedder promises, whatever stands behind it.
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDeterministicEmbedder } from '../../src/embedder/deterministic.js';
import { dot, type Embedder } from '../../src/embedder/embedder.js';
import { loadTransformersEmbedder } from '../../src/embedder/transformers.js';

const builtIn = () =>
  loadTransformersEmbedder({
    model: 'hindcast-static',
    modelsPath: fileURLToPath(new URL('../../data/models', import.meta.url)),
    cachePath: fileURLToPath(new URL('../../var/models', import.meta.url)),
    allowRemote: false,
    dtype: 'auto',
  });

const adapters: readonly (readonly [name: string, make: () => Promise<Embedder>])[] = [
  ['deterministic', async () => createDeterministicEmbedder()],
  ['transformers, built-in model', builtIn],
];

describe.each(adapters)('embedder: %s', (_name, make) => {
  let embedder: Embedder;
  beforeAll(async () => {
    embedder = await make();
  });

  const lengthOf = (vector: Float32Array) => Math.sqrt(dot(vector, vector));
  const embedOne = async (text: string) => (await embedder.embedBatch([text], 'passage'))[0]!;

  it('gives one vector a text, of its dimension and of length 1', async () => {
    const texts = ['A backup counts once it was restored.', 'Yes.', 'Retry, then give up loudly.'];
    const vectors = await embedder.embedBatch(texts, 'passage');
    expect(vectors).toHaveLength(texts.length);
    for (const vector of vectors) {
      expect(vector).toBeInstanceOf(Float32Array);
      expect(vector).toHaveLength(embedder.dimension);
      expect(lengthOf(vector)).toBeCloseTo(1, 5);
    }
  });

  it('gives no vectors for no texts', async () => {
    expect(await embedder.embedBatch([], 'passage')).toEqual([]);
  });

  it('keeps the order of texts of any length', async () => {
    const texts = Array.from(
      { length: 100 },
      (_, i) => `server${' restarts after a crash'.repeat((i * 37) % 50)} ${i % 7}`,
    );
    const vectors = await embedder.embedBatch(texts, 'passage');
    for (const i of [0, 13, 57, 99]) expect(dot(vectors[i]!, await embedOne(texts[i]!))).toBeCloseTo(1, 5);
  });

  it('gives the same text the same vector, whatever it shares a batch with', async () => {
    const text = 'How do you know that the restore worked?';
    const alone = await embedOne(text);
    const vectors = await embedder.embedBatch([text, 'No.', 'word '.repeat(600), text], 'passage');
    for (const vector of [vectors[0]!, vectors[3]!]) {
      expect(Math.max(...vector.map((value, i) => Math.abs(value - alone[i]!)))).toBeLessThan(1e-5);
    }
  });

  it('gives the zero vector for a text without words', async () => {
    const vectors = await embedder.embedBatch(['', ' \n\t', 'words'], 'query');
    expect(vectors[0]).toEqual(new Float32Array(embedder.dimension));
    expect(vectors[1]).toEqual(new Float32Array(embedder.dimension));
    expect(lengthOf(vectors[2]!)).toBeCloseTo(1, 5);
  });

  it('takes a text of 10,000 words', async () => {
    expect(lengthOf(await embedOne('the database was restored from a backup '.repeat(1_429)))).toBeCloseTo(1, 5);
  });

  it.each([
    'データベースを復元しました',
    'Мы восстановили базу данных',
    '🙂🙃',
    'é́́',
    '\u0000\uFFFD',
    '[CLS] [SEP] [PAD]',
  ])('gives a vector of length 1 or 0 for %j', async (text) => {
    const length = lengthOf(await embedOne(text));
    expect(Math.min(Math.abs(length - 1), length)).toBeLessThan(1e-5);
  });

  it('puts texts that share words nearer than texts that share none', async () => {
    const [one, near, far] = await embedder.embedBatch(
      ['We tested the backup by restoring it.', 'Restoring the backup was tested.', 'My cat likes tuna fish.'],
      'passage',
    );
    expect(dot(one!, near!)).toBeGreaterThan(dot(one!, far!) + 0.2);
  });

  it('answers calls that overlap', async () => {
    const texts = ['one backup', 'two servers', 'three retries'];
    const alone = await Promise.all(texts.map(embedOne));
    const together = await embedder.embedBatch(texts, 'passage');
    for (const [i, vector] of together.entries()) expect(dot(vector, alone[i]!)).toBeCloseTo(1, 5);
  });

  it('has the same fingerprint and vectors when it is made again', async () => {
    const again = await make();
    expect(again.fingerprint).toBe(embedder.fingerprint);
    const [vector] = await again.embedBatch(['Recovery over prevention.'], 'passage');
    expect(vector).toEqual(await embedOne('Recovery over prevention.'));
  });
});

describe('the built-in model', () => {
  it('finds what is meant where the words differ', async () => {
    const embedder = await builtIn();
    const [question, answer, other] = await embedder.embedBatch(
      [
        'how do I make programs quicker?',
        'We profiled the code and optimized the slow loop for performance.',
        'My grandmother bakes an excellent apple pie.',
      ],
      'query',
    );
    expect(dot(question!, answer!)).toBeGreaterThan(dot(question!, other!) + 0.1);
  });

  it('knows a rare word by its pieces', async () => {
    const [one, other] = await (await builtIn()).embedBatch(['zorblaxification', 'zorblaxification'], 'query');
    expect(dot(one!, other!)).toBeCloseTo(1, 5);
  });
});
