// Where does the ribbon carry numbers?
import { clockOf } from '../episode/stamp.js';
import type { RibbonScale } from './views.js';

export interface AxisMark {
  readonly at: number;
  readonly label: string;
  /** Left out where it is narrow. */
  readonly isMinor: boolean;
}

const MOST_MARKS = 10;
/** Seconds. */
const TIME_STEPS = [30, 60, 120, 300, 600, 900, 1800, 3600, 7200];
const WORD_STEPS = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000];
/** A number nearer to the end than that would be cut. */
const LAST = 0.97;

/** Round times, where they are known, or round numbers of words; at most about ten. */
export function axisMarks(scale: RibbonScale): AxisMark[] {
  const isTime = scale.kind === 'time';
  const [first, last] = isTime ? [scale.startTime, scale.endTime] : [0, scale.words];
  const [from, to] = isTime ? [scale.from, scale.to] : [0, 1];
  const length = last - first;
  const step = (isTime ? TIME_STEPS : WORD_STEPS).find((each) => length / each <= MOST_MARKS) ?? length / MOST_MARKS;
  const marks: AxisMark[] = [];
  for (let value = Math.ceil(first / step) * step; value <= last && length > 0; value += step) {
    const at = from + ((value - first) / length) * (to - from);
    if (at > LAST) break;
    const label = isTime ? clockOf(value) : `${value.toLocaleString('en')}${value === 0 ? ' words' : ''}`;
    marks.push({ at, label, isMinor: Math.round(value / step) % 2 === 1 });
  }
  return marks;
}
