// How is a search typed? The words of docs/search.md, for readers.
import { type Html, html } from '../../domain/html.js';

const OPERATORS: readonly (readonly [typed: string, means: string])[] = [
  ['"blast radius"', 'these words, together and in this order'],
  ['-amazon', 'nothing that says this word'],
  ['speaker:mira', 'only where somebody of this name speaks'],
  ['show:night-shift', 'only this show'],
  ['topic:backups', 'only where it is about this'],
  ['after:2023 before:2024-05', 'only what was published in that time'],
];

/** Folded up where hits are what one came for. */
export function howToSearch(isOpen: boolean): Html {
  return html`<details class="how"${isOpen && html` open`}>
<summary>How to search</summary>
<p>Write what you remember, in your own words: a moment is found by what it means, also where other words were said. Case, accents and endings of words do not matter.</p>
<dl>${OPERATORS.map(([typed, means]) => html`<div><dt><code>${typed}</code></dt><dd>${means}</dd></div>\n`)}</dl>
</details>
`;
}
