// Judged questions -> the picture of the risk-coverage curve, and the section of docs/quality.md around it.
import { ANSWERED_FROM, PARTIAL_FROM } from '../../src/answer/confidence.js';
import { tableOf } from '../markdown-table.js';
import { drawCurve, type Line, type Mark, percent } from './draw-curve.js';
import { areaUnder, curveOf, type Decision, decideAt, type JudgedQuestion, rightFirst } from './risk-coverage.js';

/** Of the page: stands as it is where nothing could be measured. */
export const ANSWERING = 'answering';

/** Beside the page. */
export const PICTURE = 'risk-coverage.svg';

/** Rows of the table, beside the thresholds that hold. */
const THRESHOLDS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const HOLDING = new Map([
  [PARTIAL_FROM, 'partial from here'],
  [ANSWERED_FROM, 'answered from here'],
]);

/** Orders in which questions could be answered, few or many of them. */
const SUREST = 'the surest first, as Hindcast judges';
const BEST = 'the right ones first';
const ANY = 'in any order';

const HEADS = [
  'threshold',
  'answerable: answered',
  'answerable: evidence cited',
  'unanswerable: refused',
  'coverage: answered of all',
  'risk: wrong of the answered',
];

export function drawAnswering(questions: readonly JudgedQuestion[]): string {
  const best = rightFirst(questions);
  const wrong = decideAt(questions, 0).risk;
  const lines: Line[] = [
    { label: withArea(SUREST, areaUnder(questions)), look: 'solid', places: curveOf(questions).map(placeOf) },
    { label: withArea(BEST, areaUnder(best)), look: 'dashed', places: curveOf(best).map(placeOf) },
    { label: withArea(ANY, wrong), look: 'dotted', places: [0, 1].map((x) => ({ x, y: wrong })) },
  ];
  const marks = [markAt(questions, ANSWERED_FROM, 'dot'), markAt(questions, PARTIAL_FROM, 'ring')];
  const key = [...lines, ...marks].map(({ label }) => label).join('; ');
  return drawCurve({
    title: `Risk and coverage of ${questions.length} questions`,
    description: `Lines of how many answers are wrong, over how many questions are answered, and the two thresholds. ${key}.`,
    xLabel: 'coverage: questions that are answered',
    yLabel: 'risk: answers that are wrong',
    lines,
    marks,
  });
}

function withArea(order: string, area: number): string {
  return `${order}: area ${area.toFixed(3)}`;
}

/** Says what `drawAnswering` shows, in figures. */
export function renderAnswering(questions: readonly JudgedQuestion[]): string {
  const areas = [questions, rightFirst(questions)].map(areaUnder).concat(decideAt(questions, 0).risk);
  const thresholds = [...new Set([...THRESHOLDS, ...HOLDING.keys()])].sort((a, b) => a - b);
  return [
    introOf(questions),
    tableOf([SUREST, BEST, ANY], [areas.map((area) => area.toFixed(3))]),
    TABLE_NOTE,
    tableOf(
      HEADS,
      thresholds.map((threshold) => rowOf(decideAt(questions, threshold))),
    ),
  ].join('\n\n');
}

function rowOf({ threshold, answered, right, refused, coverage, risk }: Decision): string[] {
  const held = HOLDING.get(threshold);
  const figures = [answered, right, refused, coverage, risk].map((figure) =>
    Number.isNaN(figure) ? '–' : figure.toFixed(3),
  );
  return [held ? `${threshold} (${held})` : `${threshold}`, ...figures];
}

function markAt(questions: readonly JudgedQuestion[], threshold: number, look: Mark['look']): Mark {
  const decision = decideAt(questions, threshold);
  const { coverage, risk } = decision;
  const name = HOLDING.get(threshold)!.replace(' here', ` ${threshold}`);
  if (coverage === 0) return { label: `${name}: none is`, name: `${threshold}`, look, place: null };
  const label = `${name}: ${percent(coverage)} of the questions, ${percent(risk)} of the answers wrong`;
  return { label, name: `${threshold}`, look, place: placeOf(decision) };
}

function placeOf({ coverage, risk }: Decision): { x: number; y: number } {
  return { x: coverage, y: risk };
}

function introOf(questions: readonly JudgedQuestion[]): string {
  const answerable = questions.filter((question) => question.answerable).length;
  return `## ask, risk and coverage

Answers to the surest questions alone should seldom be wrong, answers to all of them will be more often. Of ${questions.length} questions
the archive answers ${answerable}. An answer is wrong when its first three citations do not show the evidence, and always when the
archive holds none.

![Risk and coverage of answering: the figures are in the tables below](${PICTURE})

The area under a curve is its mean risk over every number of questions answered: low is good. With the right ones first
it could not be lower for these citations; in any order, confidence would tell nothing.`;
}

const TABLE_NOTE = `What comes of answering from a confidence on. One question of a hundred is one hundredth: small steps mean nothing.`;
