// Show notes through a template, cut to the length that it is for.

import type { Template } from '../../domain/template.js';
import { shorten } from '../shorten.js';
import { readTemplate, TemplateError } from '../templates/render-template.js';
import { type Budget, budgets, cutLists, shortenNotes } from './budgets.js';
import type { ShowNotes } from './show-notes.js';

/** A summary that is cut to less says nothing. */
const SHORTEST_SUMMARY = 40;

/**
 * Lists lose their last items, the least important list first, until the output keeps to the limit of its length; then the
 * summary is shortened. Throws `TemplateError` for a template that is faulty, or too long by itself.
 */
export function renderNotes(notes: ShowNotes, { source, format, length }: Template): string {
  const template = readTemplate(source, format);
  if (length === 'full') return template.render(notes);
  const budget = budgets[length];
  const measure = (candidate: ShowNotes): number => budget.measure(template.render(candidate), format);
  const fitted = fitLists(shortenNotes(notes, budget), budget, measure);
  return template.render(fitSummary(fitted, budget, measure));
}

type Measure = (notes: ShowNotes) => number;

function fitLists(notes: ShowNotes, { givenUp, limit }: Budget, measure: Measure): ShowNotes {
  let fitted = notes;
  for (const list of givenUp) {
    if (measure(fitted) <= limit) break;
    const withFirst = (length: number): ShowNotes => cutLists(fitted, { [list]: length });
    fitted = withFirst(mostThat(fitted[list].length, (length) => measure(withFirst(length)) <= limit));
  }
  return fitted;
}

function fitSummary(notes: ShowNotes, { limit, unit }: Budget, measure: Measure): ShowNotes {
  if (measure(notes) <= limit) return notes;
  const withSummary = (length: number): ShowNotes => ({ ...notes, summary: shorten(notes.summary, length) });
  const length = mostThat(notes.summary.length, (each) => measure(withSummary(each)) <= limit);
  if (length < SHORTEST_SUMMARY) {
    throw new TemplateError(`With nothing in it but the title, the output has more than ${limit} ${unit}`, null);
  }
  return withSummary(length);
}

/** The largest number up to `most` that fits, where all smaller ones do, too; 0 where none does. */
function mostThat(most: number, fits: (number: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
