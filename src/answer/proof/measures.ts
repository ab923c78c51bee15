// Are amounts in the unit in which they were said, and as often as was said?
import { baseForm } from './base-form.js';
import { numbersIn } from './numbers.js';
import { supportOf, tellingStems } from './support.js';

/** Changing one of these for another changes the amount. */
const MEASURES: ReadonlySet<string> = new Set(
  `second minute hour day night week weekend month quarter year decade century time fold
  byte kilobyte megabyte gigabyte terabyte petabyte kb mb gb tb metre meter kilometre kilometer mile foot feet inch
  gram kilo kilogram pound ton tonne litre liter gallon degree watt kilowatt megawatt volt`
    .split(/\s+/)
    .map(baseForm),
);

const PERIOD = '(second|minute|hour|day|night|week|month|quarter|year|decade)';
const RATE = new RegExp(String.raw`\b(?:per|a|an|each|every)\s+(?:(?:whole|full|entire|single)\s+)?${PERIOD}\b`, 'giu');
const ADVERBS: ReadonlyMap<string, string> = new Map(
  [
    ['hourly', 'hour'],
    ['daily', 'day'],
    ['nightly', 'night'],
    ['weekly', 'week'],
    ['monthly', 'month'],
    ['yearly', 'year'],
    ['annually', 'year'],
    ['annual', 'year'],
  ].map(([word, period]) => [word!, period!]),
);
const ADVERB = new RegExp(String.raw`\b(?:${[...ADVERBS.keys()].join('|')})\b`, 'giu');
const CLAUSES = /[,;:]\s|\s(?:and|but|while|whereas)\s/u;
const SINGLE = /\b(?:a|an)\s+(\p{L}+)(?:\s+(\p{L}+))?/giu;

/**
 * False where an amount has another unit than in the proof, or is one of a thing that the proof does not name, where "a month" was "a year" in the sentence that a clause is
 * about, or where one of what was counted is told of as the only one.
 */
export function measuresAgree(text: string, quotes: string): boolean {
  const proven = numbersIn(quotes);
  const [told, said] = [tellingStems(text), tellingStems(quotes)];
  const units = numbersIn(text).every(({ value, counts }) => {
    if (counts === null) return true;
    const same = proven.filter((number) => number.value === value);
    if (same.some((number) => number.counts === counts)) return true;
    if (MEASURES.has(counts)) return false;
    // "Three pages" for "three lines": a thing that nobody spoke of in place of the one that was counted.
    return said.has(counts) || same.some((number) => number.counts === null || told.has(number.counts));
  });
  return units && ratesAgree(text, quotes) && singlesAgree(text, quotes);
}

function ratesAgree(text: string, quotes: string): boolean {
  return text.split(CLAUSES).every((clause) => {
    const rates = ratesIn(clause);
    if (rates.length === 0) return true;
    const said = new Set(ratesIn(supportOf(clause, quotes).closest.join('\n')));
    return rates.every((rate) => said.has(rate));
  });
}

function ratesIn(text: string): string[] {
  const told = [...text.matchAll(RATE)].map(([, period]) => period!.toLowerCase());
  return [...told, ...[...text.matchAll(ADVERB)].map(([word]) => ADVERBS.get(word.toLowerCase())!)];
}

/** "An engineer" where there were two. */
function singlesAgree(text: string, quotes: string): boolean {
  const many = new Set(
    numbersIn(quotes).flatMap(({ value, counts }) => (counts !== null && Number(value) >= 2 ? counts : [])),
  );
  const said = new Set(singlesIn(quotes));
  return singlesIn(text).every((stem) => !many.has(stem) || MEASURES.has(stem) || said.has(stem));
}

function singlesIn(text: string): string[] {
  return [...text.matchAll(SINGLE)].flatMap(([, first, second]) =>
    [first, second].flatMap((word) => (word ? baseForm(word) : [])),
  );
}
