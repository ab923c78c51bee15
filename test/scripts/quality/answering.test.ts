import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { drawAnswering, PICTURE, renderAnswering } from '../../../scripts/quality/answering.js';
import type { JudgedQuestion } from '../../../scripts/quality/risk-coverage.js';
import { ANSWERED_FROM, PARTIAL_FROM } from '../../../src/answer/confidence.js';

const SURE = (1 + ANSWERED_FROM) / 2;
const PARTLY = (PARTIAL_FROM + ANSWERED_FROM) / 2;
const UNSURE = PARTIAL_FROM / 2;

/** One question is answered, a second one in part and wrongly; two are refused, one of which nothing answers. */
const questions: JudgedQuestion[] = [
  { confidence: SURE, answerable: true, right: true },
  { confidence: PARTLY, answerable: true, right: false },
  { confidence: UNSURE, answerable: true, right: true },
  { confidence: UNSURE, answerable: false, right: false },
];

describe('renderAnswering', () => {
  const section = renderAnswering(questions);
  const rows = section.split('\n').filter((line) => line.startsWith('| '));

  it('shows the picture and tells of how many questions', () => {
    expect(section).toContain(`](${PICTURE})`);
    expect(section).toMatch(/Of 4 questions\s+the archive answers 3\./u);
  });

  it('gives the area beside the least that it could be and what chance gives', () => {
    // Risks of 1 to 4 answers: as judged 0, 1/2, 1/2 in the mean of two orders, 1/2; at best 0, 0, 1/3, 1/2; by chance 1/2.
    expect(rows[1]).toBe('| 0.375 | 0.208 | 0.500 |');
  });

  it('has a row for each threshold that holds, in order', () => {
    expect(rows.find((row) => row.includes('answered from'))).toBe(
      `| ${ANSWERED_FROM} (answered from here) | 0.333 | 0.333 | 1.000 | 0.250 | 0.000 |`,
    );
    expect(rows.find((row) => row.includes('partial from'))).toBe(
      `| ${PARTIAL_FROM} (partial from here) | 0.667 | 0.333 | 1.000 | 0.500 | 0.500 |`,
    );
    const thresholds = rows.slice(3).map((row) => Number.parseFloat(row.slice(2)));
    expect(thresholds).toEqual(thresholds.toSorted((a, b) => a - b));
    expect(new Set(thresholds).size).toBe(thresholds.length);
  });

  it('tells with a dash that nothing is answered, and with no figure', () => {
    const refused = renderAnswering([{ confidence: 0.01, answerable: true, right: true }]);
    expect(refused).toContain('(answered from here) | 0.000 | 0.000 | – | 0.000 | – |');
  });
});

describe('drawAnswering', () => {
  it('marks both thresholds where they stand on the curve', () => {
    const svg = parse(drawAnswering(questions));
    const curve = svg.querySelector('polyline.solid')!.getAttribute('points')!.split(' ');
    const mark = (look: string) => {
      const [, circle] = svg.querySelectorAll(`circle.${look}`);
      return `${circle!.getAttribute('cx')},${circle!.getAttribute('cy')}`;
    };
    expect(curve).toHaveLength(3);
    expect([mark('dot'), mark('ring')]).toEqual(curve.slice(0, 2));
  });

  it('says in words what it shows', () => {
    const said = parse(drawAnswering(questions)).querySelector('desc')!.text;
    expect(said).toContain('area 0.375');
    expect(said).toContain(`answered from ${ANSWERED_FROM}: 25% of the questions, 0% of the answers wrong`);
    expect(said).toContain(`partial from ${PARTIAL_FROM}: 50% of the questions, 50% of the answers wrong`);
  });

  it('marks no threshold from which nothing is answered', () => {
    const svg = parse(drawAnswering([{ confidence: PARTLY, answerable: true, right: true }]));
    expect(svg.querySelectorAll('circle.dot')).toHaveLength(1);
    expect(svg.querySelectorAll('circle.ring')).toHaveLength(2);
    expect(svg.text).toContain(`answered from ${ANSWERED_FROM}: none is`);
    expect(svg.toString()).not.toContain('NaN');
  });
});
