// The editions of training/written against the transcripts that they stand on, which are not part of this repository.
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/embedder/embedder.js';
import { loadAnalysisEmbedder } from '../../training/linear/read-episodes.js';
import { readEditedEpisode, readEditions } from '../../training/written/editions.js';
import { describeWhere, SHARED } from '../fixtures/describe-where.js';
import { quotingTexts, RUN_WORDS } from './fixtures/quotations.js';

const root = `${SHARED}train/`;
const editions = await readEditions();
const here = editions.filter(({ file }) => existsSync(root + file));
const missing = here.length > 0 ? null : 'none of them in ../shared/train';

describe('the editions', () => {
  it('are of different transcripts, with chapters in order and lessons of strength 1 to 3', () => {
    expect(new Set(editions.map(({ file }) => file)).size).toBe(editions.length);
    for (const { chapters, lessons } of editions) {
      const starts = chapters.map(({ at: [turn, offset] }) => turn * 1e7 + offset);
      expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
      expect(lessons.every(({ strength }) => [1, 2, 3].includes(strength))).toBe(true);
    }
  });
});

describeWhere(missing, 'the transcripts of the editions', () => {
  let embedder: Embedder;
  beforeAll(async () => {
    embedder = await loadAnalysisEmbedder();
  });

  it(`share no ${RUN_WORDS} words in a row with a title or a statement`, { timeout: 120_000 }, () => {
    // Every third: to compare all takes half a minute.
    const some = here.filter((_, i) => i % 3 === 0);
    const quoting = some.flatMap(({ file, chapters, lessons }) => {
      const own = [...chapters.map(({ title }) => title), ...lessons.map(({ statement }) => statement)];
      return quotingTexts(own, readFileSync(root + file, 'utf8'));
    });
    expect(quoting).toEqual([]);
  });

  it('are read as the sentences that the editions stand on', { timeout: 120_000 }, async () => {
    for (const edition of here.filter((_, i) => i % 40 === 0)) {
      const { units, transcript } = await readEditedEpisode(root, edition, embedder);
      for (const { at, also } of edition.lessons) {
        for (const [turn, start, end] of [at, ...also]) {
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(transcript.turns[turn]!.text.length);
          expect(units.some((unit) => unit.turn === turn && unit.start === start)).toBe(true);
        }
      }
    }
  });
});
