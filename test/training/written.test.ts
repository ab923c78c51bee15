// The questions of training/written against the transcripts that they ask about, which are not part of this repository.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { turnsOf } from '../../training/search/written-questions.js';
import { describeWhere, SHARED } from '../fixtures/describe-where.js';
import { quotingTexts, RUN_WORDS } from './fixtures/quotations.js';

interface Question {
  readonly file: string;
  readonly passage: readonly number[];
  readonly evidence: readonly number[];
  readonly worded: string;
  readonly paraphrased: string;
  readonly gist: string;
}

const questions = readFileSync(new URL('../../training/written/questions.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Question);
const root = `${SHARED}train/`;
const here = [...new Set(questions.map(({ file }) => file))].filter((file) => existsSync(root + file));
const missing = here.length > 0 ? null : 'none of them in ../shared/train';

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

describeWhere(missing, 'the transcripts of the written questions', () => {
  it(`share no ${RUN_WORDS} words in a row with a question, and hold what it points at`, { timeout: 120_000 }, () => {
    const repeated: string[] = [];
    const astray: Question[] = [];
    for (const file of here) {
      const turns = turnsOf(readFileSync(root + file, 'utf8'));
      const said = turns.flat().join(' ');
      for (const question of questions.filter((each) => each.file === file)) {
        const places = [...placesOf(question.passage), ...placesOf(question.evidence)];
        if (places.some(([turn, word]) => turns[turn]?.[word] === undefined)) astray.push(question);
        repeated.push(...quotingTexts([question.worded, question.paraphrased, question.gist], said));
      }
    }
    expect(astray).toEqual([]);
    expect(repeated).toEqual([]);
  });
});
