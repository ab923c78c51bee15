// An episode at a glance: chapters by topic, who speaks when, where the lessons are. Every part of it is a link with a name;
// what it shows stands in a table as well.
import { type Html, html } from '../../domain/html.js';
import { inLanguage } from '../language.js';
import { drawRibbon } from './draw.js';
import { ribbonTable } from './table.js';
import type { RibbonView } from './views.js';

/** The table names them all. */
const MOST_NUMBERS = 9;

export function ribbon(view: RibbonView): Html {
  const { scale } = view;
  return html`<figure class="ribbon wide" id="ribbon" aria-labelledby="ribbon-title"${scale.kind === 'time' && html` data-from="${scale.from}" data-to="${scale.to}" data-start="${scale.startTime}" data-end="${scale.endTime}"`}>
<figcaption><h2 id="ribbon-title">At a glance</h2>
<p class="meta">${inWords(view)}</p></figcaption>
<a class="skip past" href="#show-notes">Past the drawing</a>
${drawRibbon(view)}
${keys(view)}
<details>
<summary>The same as a table</summary>
${ribbonTable(view)}</details>
</figure>
`;
}

function keys({ topics, chapters, lessons }: RibbonView): Html | null {
  if (topics.length === 0 && lessons.length === 0) return null;
  const others = chapters.filter(({ hue }) => hue === null).map(({ number }) => number);
  const other = topics.length > 0 && others.length > 0;
  return html`<ul class="keys" aria-label="What is what">
${topics.map(({ label, url, chapters: own }, i) => key(`hue-${i + 1}`, html`<a href="${url}"${inLanguage(null, label)}>${label}</a>`, own))}${other && key('no-hue', html`Other`, others)}${lessons.length > 0 && LESSON_KEY}</ul>`;
}

function key(look: string, name: Html, chapters: readonly number[]): Html {
  const list = chapters.length > MOST_NUMBERS ? `${chapters.length} chapters` : `chapters ${chapters.join(', ')}`;
  const numbers = chapters.length === 1 ? `chapter ${chapters[0]}` : list;
  return html`<li class="${look}"><svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" rx="2"/></svg>${name} <span class="meta">${numbers}</span></li>
`;
}

const LESSON_KEY = html`<li class="lessons"><svg width="12" height="12" aria-hidden="true"><path class="lesson" d="M3 11V6M9 11V2"/></svg>Lesson <span class="meta">the taller, the stronger</span></li>
`;

function inWords({ scale, chapters, lessons, voices }: RibbonView): string {
  const size = scale.kind === 'words' && `${scale.words.toLocaleString('en')} words; the transcript has no times`;
  const counts = [count(chapters.length, 'chapter'), count(voices, 'voice'), count(lessons.length, 'lesson')];
  return [...counts, size].filter(Boolean).join(' · ');
}

function count(number: number, word: string): string | false {
  if (number === 0) return false;
  return number === 1 ? `1 ${word}` : `${number} ${word}s`;
}
