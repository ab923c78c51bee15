// How hard are the weights of a chapter's start held down?
import type { FitOptions } from '../linear/logistic-regression.js';

/** Words of the turn, its beginning, the question at its end, and what was said just before. */
const isWord = (name: string) => /^(?:says|opening|first|closing|question):/.test(name);
export const OPTIONS: FitOptions = {
  isWord,
  l2: 150,
  l2Vector: 150,
  l2Dense: 2,
  iterations: 50,
};
