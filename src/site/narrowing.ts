// What a question can be narrowed to: the fields that offer it, the hidden fields and links that keep it, and what says so.
import { type Html, html } from '../domain/html.js';
import type { Choice, FilterName, FilterValues, NarrowingView } from './views.js';

/** In the order in which they are named and written in links. */
export const filterNames = [
  'show',
  'episode',
  'topic',
  'speaker',
  'from',
  'to',
] as const satisfies readonly FilterName[];

/** The value of the button that drops every filter. */
export const EVERY_FILTER = 'all';

/** Folded up: most questions are for the whole archive. */
export function narrowingFields({ values, shows, topics, applied }: NarrowingView): Html {
  const { show, topic, speaker, from, to, episode } = values;
  const labelOf = (name: FilterName): string => applied.find((each) => each.name === name)?.label ?? '';
  return html`<details class="narrow">
<summary>Narrow it to a show, a topic, a speaker or a time</summary>
<p><label>Show ${select('show', withChosen(shows, show, labelOf('show')), show)}</label>
<label>Topic ${select('topic', withChosen(topics, topic, labelOf('topic')), topic)}</label>
<label>Speaker <input type="text" name="speaker" value="${speaker}" maxlength="200" autocomplete="off"></label>
<label>From <input type="date" name="from" value="${from}"></label>
<label>Until <input type="date" name="to" value="${to}"></label></p>
${episode && html`<p><label><input type="checkbox" name="episode" value="${episode}" checked> Only the episode “${labelOf('episode')}”</label></p>`}
</details>
`;
}

function select(name: FilterName, choices: readonly Choice[], chosen: string | undefined): Html {
  const options = choices.map(
    ({ value, label }) => html`<option value="${value}"${value === chosen && html` selected`}>${label}</option>`,
  );
  return html`<select name="${name}"><option value="">Any</option>${options}</select>`;
}

/** What was chosen stays to be chosen, also where it is none of the first that are offered. */
function withChosen(choices: readonly Choice[], chosen: string | undefined, label: string): readonly Choice[] {
  if (chosen === undefined || choices.some(({ value }) => value === chosen)) return choices;
  return [...choices, { value: chosen, label }];
}

export function hiddenFilters(values: FilterValues): Html[] {
  return filterNames.flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : html`<input type="hidden" name="${name}" value="${value}">\n`;
  });
}

/** Path of the page of a question, or of an empty one, under these filters. */
export function askUrl(question: string, values: FilterValues): string {
  const query = new URLSearchParams(question ? { q: question } : {});
  for (const name of filterNames) if (values[name] !== undefined) query.set(name, values[name]);
  return query.size === 0 ? '/ask' : `/ask?${query}`;
}

export interface DroppingOptions {
  readonly question: string;
  readonly narrowing: NarrowingView;
  /** Id of the form that sends the talk again; `null`: there is no talk to lose, so links do. */
  readonly form: string | null;
}

/** By what an answer was narrowed, with a way to ask again without each. Nothing where it was not. */
export function narrowedBy({ question, narrowing: { applied, values }, form }: DroppingOptions): Html | null {
  if (applied.length === 0) return null;
  const drop = (name: FilterName | typeof EVERY_FILTER, label: string, content: Html): Html => {
    if (form !== null) {
      return html`<button form="${form}" name="without" value="${name}" aria-label="${label}">${content}</button>`;
    }
    const rest = name === EVERY_FILTER ? {} : { ...values, [name]: undefined };
    return html`<a href="${askUrl(question, rest)}" aria-label="${label}">${content}</a>`;
  };
  const chips = applied.map(({ name, label }) => {
    const said = html`${WORDS[name]} ${label}`;
    return html`<li>${said} ${drop(name, `Drop: ${said}`, html`<span aria-hidden="true">×</span>`)}</li>\n`;
  });
  return html`<div class="note narrowed">Looked only at what fits
<ul>
${chips}</ul>
${drop(EVERY_FILTER, 'Ask the whole archive', html`Ask the whole archive`)}</div>
`;
}

const WORDS: Readonly<Record<FilterName, string>> = {
  show: 'show:',
  episode: 'episode:',
  topic: 'topic:',
  speaker: 'speaker:',
  from: 'from',
  to: 'until',
};
