import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areaUnder,
  curveOf,
  decideAt,
  type JudgedQuestion,
  rightFirst,
} from '../../../scripts/quality/risk-coverage.js';

const right = (confidence: number): JudgedQuestion => ({ confidence, answerable: true, right: true });
const wrong = (confidence: number): JudgedQuestion => ({ confidence, answerable: true, right: false });
const trick = (confidence: number): JudgedQuestion => ({ confidence, answerable: false, right: false });

const four = [wrong(0.5), right(0.9), trick(0.7), right(0.2)];

const anyQuestion = fc
  .record({ confidence: fc.integer({ min: 0, max: 8 }), answerable: fc.boolean(), shown: fc.boolean() })
  .map(({ confidence, answerable, shown }) => ({
    ...{ confidence: confidence / 8, answerable },
    right: answerable && shown,
  }));
const anyQuestions = fc.array(anyQuestion, { minLength: 1, maxLength: 40 });

describe('decideAt', () => {
  it('counts answers and refusals of both kinds of questions', () => {
    expect(decideAt(four, 0.5)).toEqual({
      ...{ threshold: 0.5, coverage: 0.75, risk: 2 / 3 },
      ...{ answered: 2 / 3, right: 1 / 3, refused: 0 },
    });
    expect(decideAt(four, 0.8)).toMatchObject({ coverage: 0.25, risk: 0, answered: 1 / 3, refused: 1 });
  });

  it('answers what is as sure as the threshold', () => {
    expect(decideAt([right(0.6)], 0.6).coverage).toBe(1);
  });

  it('knows no risk where nothing is answered, and no refusals where nothing is to be refused', () => {
    expect(decideAt([right(0.6)], 0.7)).toMatchObject({ coverage: 0, risk: Number.NaN, refused: Number.NaN });
  });
});

describe('curveOf', () => {
  it('goes from the surest question to all', () => {
    expect(curveOf(four).map(({ threshold, coverage, risk }) => [threshold, coverage, risk])).toEqual([
      [0.9, 0.25, 0],
      [0.7, 0.5, 0.5],
      [0.5, 0.75, 2 / 3],
      [0.2, 1, 0.5],
    ]);
  });

  it('takes questions of equal confidence in one step', () => {
    const curve = curveOf([right(0.5), trick(0.5), right(0.5), wrong(0.1)]);
    expect(curve.map(({ coverage, risk }) => [coverage, risk])).toEqual([
      [0.75, 1 / 3],
      [1, 0.5],
    ]);
  });

  it('is empty without questions', () => {
    expect(curveOf([])).toEqual([]);
  });

  it('rises in coverage while the threshold falls, and ends with all answered', () => {
    fc.assert(
      fc.property(anyQuestions, (questions) => {
        const curve = curveOf(questions);
        for (const [i, { threshold, coverage, answered, refused }] of curve.slice(1).entries()) {
          const before = curve[i]!;
          expect(threshold).toBeLessThan(before.threshold);
          expect(coverage).toBeGreaterThan(before.coverage);
          if (!Number.isNaN(answered)) expect(answered).toBeGreaterThanOrEqual(before.answered);
          if (!Number.isNaN(refused)) expect(refused).toBeLessThanOrEqual(before.refused);
        }
        const all = questions.filter((question) => !question.right).length / questions.length;
        expect(curve.at(-1)).toMatchObject({ coverage: 1, risk: all });
      }),
    );
  });

  it('tells at each step how many of the answers so far are wrong', () => {
    fc.assert(
      fc.property(anyQuestions, (questions) => {
        for (const { coverage, risk, threshold } of curveOf(questions)) {
          const wrongly = questions.filter((each) => each.confidence >= threshold && !each.right).length;
          expect(coverage * risk * questions.length).toBeCloseTo(wrongly, 9);
        }
      }),
    );
  });
});

describe('areaUnder', () => {
  it('is the mean risk over every number of questions answered', () => {
    expect(areaUnder(four)).toBeCloseTo((0 + 1 / 2 + 2 / 3 + 1 / 2) / 4, 12);
  });

  it('is 0 when all is right and 1 when nothing is', () => {
    expect(areaUnder([right(0.3), right(0.3), right(0.9)])).toBe(0);
    expect(areaUnder([wrong(0.3), trick(0.9)])).toBe(1);
  });

  it('is the mean over the orders of questions of equal confidence', () => {
    const sureness = (first: JudgedQuestion, second: JudgedQuestion) =>
      areaUnder([wrong(0.9), { ...first, confidence: 0.5 }, { ...second, confidence: 0.4 }]);
    const mean = (sureness(right(0), trick(0)) + sureness(trick(0), right(0))) / 2;
    expect(areaUnder([wrong(0.9), right(0.5), trick(0.5)])).toBeCloseTo(mean, 12);
  });

  it('is the share of wrong answers where all are equally sure', () => {
    expect(areaUnder([right(0.5), trick(0.5), wrong(0.5)])).toBeCloseTo(2 / 3, 12);
  });

  it('is unknown without questions', () => {
    expect(areaUnder([])).toBeNaN();
  });

  it('depends on the order of confidences alone', () => {
    fc.assert(
      fc.property(anyQuestions, (questions) => {
        const squeezed = questions.map((question) => ({
          ...question,
          confidence: 0.4 + question.confidence ** 3 / 10,
        }));
        expect(areaUnder(squeezed.toReversed())).toBeCloseTo(areaUnder(questions), 12);
      }),
    );
  });

  it('stays between that of the right ones first and that of the right ones last', () => {
    fc.assert(
      fc.property(anyQuestions, (questions) => {
        const best = areaUnder(rightFirst(questions));
        const worst = areaUnder(rightFirst(questions).map((each) => ({ ...each, confidence: -each.confidence })));
        expect(best).toBeLessThanOrEqual(areaUnder(questions) + 1e-12);
        expect(areaUnder(questions)).toBeLessThanOrEqual(worst + 1e-12);
      }),
    );
  });

  it('falls when a right answer changes its confidence with a wrong one that was surer', () => {
    fc.assert(
      fc.property(anyQuestions, fc.nat(), fc.nat(), (questions, i, j) => {
        const [low, high] = [questions[i % questions.length]!, questions[j % questions.length]!];
        fc.pre(low.right && !high.right && low.confidence < high.confidence);
        const changed = questions.map((each) => {
          if (each === low) return { ...each, confidence: high.confidence };
          return each === high ? { ...each, confidence: low.confidence } : each;
        });
        expect(areaUnder(changed)).toBeLessThan(areaUnder(questions));
      }),
    );
  });
});

describe('rightFirst', () => {
  it('puts every right answer before every wrong one, each at a confidence of its own', () => {
    expect(rightFirst(four).map((question) => [question.right, question.confidence])).toEqual([
      [true, 1],
      [true, 0.75],
      [false, 0.5],
      [false, 0.25],
    ]);
  });
});
