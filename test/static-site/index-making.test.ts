// What the index is made of, against those who define it: SQLite's BM25, and the built-in model.
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { loadDerivingSteps } from '../../src/compose-writer.js';
import { parseConfig } from '../../src/config.js';
import { stemOf } from '../../src/domain/words.js';
import { dot } from '../../src/embedder/embedder.js';
import { KeywordRows } from '../../src/static-site/index/bm25.js';
import { cluster } from '../../src/static-site/index/cluster.js';
import { findComponents, project } from '../../src/static-site/index/principal-components.js';
import { createWordVectors } from '../../src/static-site/index/word-vectors.js';
import { sampleEpisodes } from '../fixtures/sample-archive.js';

const texts = sampleEpisodes.flatMap(({ title, turns }) => turns.map(([, text]) => ({ text, context: title })));

describe('what a word adds to a row', () => {
  const rows = new KeywordRows();
  const database = new Database(':memory:');
  database.exec("CREATE VIRTUAL TABLE t USING fts5 (text, context, tokenize = 'porter unicode61 remove_diacritics 2')");
  texts.forEach(({ text, context }, i) => {
    rows.add([
      { text, weight: 1 },
      { text: context, weight: 0.3 },
    ]);
    database.prepare('INSERT INTO t (rowid, text, context) VALUES (?, ?, ?)').run(i, text, context);
  });

  it.each(['backup', 'restored', 'tomatoes', 'light', 'orders', 'nobody', 'the'])(
    'is what FTS5 says for "%s"',
    (word) => {
      const expected = database
        .prepare(`SELECT rowid AS id, -bm25(t, 1, 0.3) AS score FROM t WHERE t MATCH '"${word}"' ORDER BY rowid`)
        .all() as { id: number; score: number }[];
      const { ids, scores } = rows.postingsOf(stemOf(word));
      expect(ids).toEqual(expected.map(({ id }) => id));
      expected.forEach(({ score }, i) => {
        expect(scores[i]).toBeCloseTo(score, 5);
      });
    },
  );

  it('is cut to the rows that it adds most to', () => {
    const all = rows.postingsOf(stemOf('the'));
    const few = rows.postingsOf(stemOf('the'), 2);
    const best = [...all.ids].sort((a, b) => scoreIn(all, b) - scoreIn(all, a) || a - b).slice(0, 2);
    expect(few.ids).toEqual(best.sort((a, b) => a - b));
  });
});

function scoreIn({ ids, scores }: ReturnType<KeywordRows['postingsOf']>, id: number): number {
  return scores[ids.indexOf(id)]!;
}

describe('principal components', () => {
  // Strong along (1, 1, 0, 0), weak along (0, 0, 1, 0), nothing else; around (5, 5, 5, 5).
  const vectors = Array.from({ length: 200 }, (_, i) => {
    const [strong, weak] = [Math.sin(i) * 3, Math.cos(i * 1.7)];
    return Float32Array.of(5 + strong, 5 + strong, 5 + weak, 5);
  });
  const components = findComponents(vectors, 4, 3);

  it('are the directions of most difference, strongest first, and none where nothing differs', () => {
    const [first, second, third] = components.directions;
    expect(Math.abs(dot(first!, Float32Array.of(Math.SQRT1_2, Math.SQRT1_2, 0, 0)))).toBeCloseTo(1, 3);
    expect(Math.abs(second![2]!)).toBeCloseTo(1, 3);
    expect([...third!].every((value) => value === 0)).toBe(true);
  });

  it('keep the distances of what differs along them', () => {
    const [a, b] = [vectors[3]!, vectors[77]!].map((vector) => project(vector, components)) as [
      Float32Array,
      Float32Array,
    ];
    const distance = (x: Float32Array, y: Float32Array) => Math.hypot(...x.map((value, i) => value - y[i]!));
    expect(distance(a, b)).toBeCloseTo(distance(vectors[3]!, vectors[77]!), 3);
  });
});

describe('cells', () => {
  it('hold what is near together, and each thing once', () => {
    const around = (x: number, y: number) =>
      Array.from({ length: 30 }, (_, i) => Float32Array.of(x + Math.sin(i) / 9, y + Math.cos(i) / 9));
    const { cellOf } = cluster([...around(0, 0), ...around(9, 0), ...around(0, 9)], 3);
    const groups = [0, 30, 60].map((from) => new Set(cellOf.slice(from, from + 30)));
    expect(groups.map(({ size }) => size)).toEqual([1, 1, 1]);
    expect(new Set(groups.flatMap((group) => [...group])).size).toBe(3);
  });

  it('are there for an archive without anything', () => {
    expect(cluster([], 0).cellOf).toHaveLength(0);
  });
});

describe("words' vectors", () => {
  it('add up to what the built-in model says of a text', async () => {
    const { analysisEmbedder: embedder } = await loadDerivingSteps(parseConfig({}));
    const vectorsOf = await createWordVectors(embedder);
    for (const text of [
      'why could nobody restore the backup',
      'guitar players and their amplifiers',
      'kubernetes operators',
    ]) {
      const [whole] = await embedder.embedBatch([text], 'query');
      const parts = await vectorsOf(text.split(' '));
      const sum = parts.reduce<Float32Array>(
        (total, part) => total.map((value, i) => value + (part?.[i] ?? 0)),
        new Float32Array(256),
      );
      expect(dot(whole!, sum) / Math.hypot(...sum)).toBeGreaterThan(0.999);
    }
  }, 60_000);

  it('are missing where the model knows nothing', async () => {
    const { analysisEmbedder: embedder } = await loadDerivingSteps(parseConfig({}));
    expect(await (await createWordVectors(embedder))(['архив'])).toEqual([null]);
  }, 60_000);
});
