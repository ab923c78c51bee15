// Pieces of pages that give an overview: numbers with their names, and lists of places to go on to.
import { type Html, html } from '../domain/html.js';
import { type Language, said } from './language.js';
import type { ChoiceLink } from './views.js';

export interface Figure {
  /** In the plural. */
  readonly name: string;
  readonly value: number;
  /** Where the name alone would be wrong for 1. */
  readonly one?: string;
}

const NUMBER = new Intl.NumberFormat('en');

/** "1,204" */
export function number(value: number): string {
  return NUMBER.format(value);
}

/** "1 episode", "12 episodes". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** Numbers that are 0 say nothing and are left out. */
export function figures(list: readonly Figure[]): Html | null {
  const shown = list.filter(({ value }) => value > 0);
  if (shown.length === 0) return null;
  return html`<dl class="figures">
${shown.map(({ name, one, value }) => html`<div><dt>${value === 1 ? (one ?? name) : name}</dt><dd>${number(value)}</dd></div>\n`)}</dl>
`;
}

/** Nothing where there is nothing to choose between. `language`: of what the choices are called. */
export function choiceLinks(label: string, choices: readonly ChoiceLink[], language?: Language): Html | null {
  if (choices.length < 2) return null;
  const links = choices.map(({ label: text, url, count, isCurrent }) => {
    return html`<li><a href="${url}"${isCurrent && html` aria-current="true"`}>${said(text, language)} <span class="number">${number(count)}</span></a></li>
`;
  });
  return html`<nav class="choices" aria-label="${label}"><ul>
${links}</ul></nav>
`;
}
