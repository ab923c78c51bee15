// The ribbon in words: a row a chapter, with its topic, who speaks in it and how many lessons it holds.
import { type Html, html } from '../../domain/html.js';
import { stamp } from '../episode/stamp.js';
import { type Language, said } from '../language.js';
import { percent } from './draw.js';
import type { RibbonChapter, RibbonView } from './views.js';

export function ribbonTable({ chapters, scale, language }: RibbonView): Html {
  const isTimed = scale.kind === 'time';
  return html`<div class="scrolls" tabindex="0" role="region" aria-label="The ribbon as a table"><table>
<thead><tr>${isTimed && html`<th scope="col">Start</th>`}<th scope="col">Chapter</th><th scope="col">Share</th><th scope="col">Topic</th><th scope="col">Who speaks</th><th scope="col">Lessons</th></tr></thead>
<tbody>
${chapters.map((chapter) => row(chapter, isTimed, language))}</tbody>
</table></div>
`;
}

function row(chapter: RibbonChapter, isTimed: boolean, language: Language): Html {
  const { number, title, url, from, to, topic, speakers, lessonCount } = chapter;
  const who = speakers.map(({ name, share }, i) => html`${i > 0 && ', '}${said(name)} ${percent(share, 0)}`);
  return html`<tr>${isTimed && html`<td>${stamp(chapter)}</td>`}<th scope="row"><a href="${url}">${number}. ${said(title, language)}</a></th><td>${percent(to - from, 0)}</td><td>${topic !== null && said(topic)}</td><td>${who}</td><td>${lessonCount}</td></tr>
`;
}
