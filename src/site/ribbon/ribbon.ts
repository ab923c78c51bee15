// An episode at a glance: chapters by topic, who speaks when, where the lessons are. Every part of it is a link with a name;
// what it shows stands in a table as well.
import { type Html, html } from '../../domain/html.js';
import { drawRibbon } from './draw.js';
import { ribbonTable } from './table.js';
import type { RibbonTopic, RibbonView } from './views.js';

/** The table names them all. */
const MOST_NUMBERS = 9;

export function ribbon(view: RibbonView): Html {
  const { topics, scale } = view;
  return html`<figure class="ribbon wide" id="ribbon" aria-labelledby="ribbon-title"${scale.kind === 'time' && html` data-from="${scale.from}" data-to="${scale.to}" data-start="${scale.startTime}" data-end="${scale.endTime}"`}>
<figcaption><h2 id="ribbon-title">At a glance</h2>
<p class="meta">${inWords(view)}</p></figcaption>
${drawRibbon(view)}
${topics.length > 0 && html`<ul class="keys" aria-label="Topics by colour">\n${topics.map(key)}</ul>`}
<details>
<summary>The same as a table</summary>
${ribbonTable(view)}</details>
</figure>
`;
}

function key({ label, url, chapters }: RibbonTopic, i: number): Html {
  const list = chapters.length > MOST_NUMBERS ? `${chapters.length} chapters` : `chapters ${chapters.join(', ')}`;
  const numbers = chapters.length === 1 ? `chapter ${chapters[0]}` : list;
  return html`<li class="hue-${i + 1}"><svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" rx="2"/></svg><a href="${url}">${label}</a> <span class="meta">${numbers}</span></li>
`;
}

function inWords({ scale, chapters, lessons, voices }: RibbonView): string {
  const size = scale.kind === 'words' && `${scale.words.toLocaleString('en')} words; the transcript has no times`;
  const counts = [count(chapters.length, 'chapter'), count(voices, 'voice'), count(lessons.length, 'lesson')];
  return [...counts, size].filter(Boolean).join(' · ');
}

function count(number: number, word: string): string | false {
  if (number === 0) return false;
  return number === 1 ? `1 ${word}` : `${number} ${word}s`;
}
