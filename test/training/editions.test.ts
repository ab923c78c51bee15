// The editions of training/written against the transcripts that they stand on, which are not part of this repository.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/embedder/embedder.js';
import { readEditedEpisode, readEditions } from '../../training/lessons/gold.js';
import { loadAnalysisEmbedder } from '../../training/linear/read-episodes.js';

interface Written {
  readonly file: string;
  readonly chapters: readonly { readonly title: string }[];
  readonly lessons: readonly { readonly statement: string; readonly theme: string; readonly strength: number }[];
}

/** So many words in a row are a quotation. */
const RUN_WORDS = 9;

const editions = readFileSync(new URL('../../training/written/editions.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Written);
const root = fileURLToPath(new URL('../../../shared/train/', import.meta.url));
const here = editions.filter(({ file }) => existsSync(join(root, file)));
const title = 'the transcripts of the editions';

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/['’]/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function runsOf(text: string): string[] {
  const words = wordsOf(text);
  return words.slice(RUN_WORDS - 1).map((_, i) => words.slice(i, i + RUN_WORDS).join(' '));
}

describe('the editions', () => {
  it('are of different transcripts, with chapters in order and lessons of strength 1 to 3', async () => {
    expect(new Set(editions.map(({ file }) => file)).size).toBe(editions.length);
    for (const { chapters, lessons } of await readEditions()) {
      const starts = chapters.map(({ at: [turn, offset] }) => turn * 1e7 + offset);
      expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
      expect(lessons.every(({ strength }) => [1, 2, 3].includes(strength))).toBe(true);
    }
  });

  if (here.length === 0) {
    it(`is not compared: ${root} has none of ${title}`, (context) => context.skip());
    return;
  }

  it(`quote no nine words of ${title}`, { timeout: 120_000 }, () => {
    // Every third: to compare all takes half a minute.
    const some = here.filter((_, i) => i % 3 === 0);
    const quoting = some.flatMap(({ file, chapters, lessons }) => {
      const said = ` ${wordsOf(readFileSync(join(root, file), 'utf8')).join(' ')} `;
      const own = [...chapters.map((chapter) => chapter.title), ...lessons.map(({ statement }) => statement)];
      return own.filter((text) => runsOf(text).some((run) => said.includes(` ${run} `)));
    });
    expect(quoting).toEqual([]);
  });

  describe('read as the pipeline reads them', () => {
    let embedder: Embedder;
    beforeAll(async () => {
      embedder = await loadAnalysisEmbedder();
    });

    it('stand on the same sentences', { timeout: 120_000 }, async () => {
      const known = new Set(here.map(({ file }) => file));
      const some = (await readEditions()).filter(({ file }) => known.has(file)).filter((_, i) => i % 40 === 0);
      for (const edition of some) {
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
});
