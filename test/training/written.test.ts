// The questions of training/written against the transcripts that they ask about, which are not part of this repository.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { turnsOf } from '../../training/search/written-questions.js';

interface Question {
  readonly file: string;
  readonly passage: readonly number[];
  readonly evidence: readonly number[];
  readonly worded: string;
  readonly paraphrased: string;
  readonly gist: string;
}

/** So many words in a row are a quotation. */
const RUN_WORDS = 9;

const questions = readFileSync(new URL('../../training/written/questions.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Question);
const root = fileURLToPath(new URL('../../../shared/train/', import.meta.url));
const asked = [...new Set(questions.map(({ file }) => file))];
const here = asked.filter((file) => existsSync(join(root, file)));
const title = 'the transcripts of the written questions';

function plainWords(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/['’]/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function runsOf(words: readonly string[]): string[] {
  const count = Math.max(0, words.length - RUN_WORDS + 1);
  return Array.from({ length: count }, (_, i) => words.slice(i, i + RUN_WORDS).join(' '));
}

/** First and last place of each of the two, as [turn, word]. */
const placesOf = ([turn, word, lastTurn, lastWord]: readonly number[]) =>
  [
    [turn!, word!],
    [lastTurn!, lastWord!],
  ] as const;

function isBefore([turn, word]: readonly [number, number], [otherTurn, otherWord]: readonly [number, number]): boolean {
  return turn < otherTurn || (turn === otherTurn && word <= otherWord);
}

describe('the written questions', () => {
  it('have all their fields', () => {
    const position = expect.toSatisfy((value: unknown) => Number.isInteger(value) && Number(value) >= 0);
    const positions = [position, position, position, position];
    const words = expect.stringMatching(/\S \S/u);
    for (const question of questions) {
      expect(question).toEqual({
        ...{ file: expect.stringMatching(/^podcasts\/\S+\.md$/u), passage: positions, evidence: positions },
        ...{ worded: words, paraphrased: words, gist: words },
      });
    }
  });

  it('have their evidence within their passage', () => {
    const outside = questions.filter(({ passage, evidence }) => {
      const [[start, end], [first, last]] = [placesOf(passage), placesOf(evidence)];
      return !(isBefore(start, first) && isBefore(first, last) && isBefore(last, end));
    });
    expect(outside).toEqual([]);
  });
});

describe.skipIf(here.length === 0)(here.length > 0 ? title : `${title} (skipped: no ../shared/train)`, () => {
  it(`share no ${RUN_WORDS} words in a row with a question, and hold what it points at`, { timeout: 120_000 }, () => {
    const repeated: string[] = [];
    const astray: Question[] = [];
    for (const file of here) {
      const turns = turnsOf(readFileSync(join(root, file), 'utf8'));
      const said = ` ${plainWords(turns.flat().join(' ')).join(' ')} `;
      for (const question of questions.filter((each) => each.file === file)) {
        const places = [...placesOf(question.passage), ...placesOf(question.evidence)];
        if (places.some(([turn, word]) => turns[turn]?.[word] === undefined)) astray.push(question);
        const runs = [question.worded, question.paraphrased, question.gist].flatMap((text) => runsOf(plainWords(text)));
        repeated.push(...runs.filter((run) => said.includes(` ${run} `)));
      }
    }
    expect(astray).toEqual([]);
    expect(repeated).toEqual([]);
  });
});
