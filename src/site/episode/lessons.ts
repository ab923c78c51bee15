// What a listener can take away: each lesson with its page, its proof and the way there. The strongest stand open.
import { type Html, html } from '../../domain/html.js';
import { saysAlmost } from '../../domain/quoted-point.js';
import { inLanguage, type Language } from '../language.js';
import { quoteWithPoint } from '../lesson-quote.js';
import { dotted, topicLinks } from '../parts.js';
import { stamp } from './stamp.js';
import { personName } from './transcript.js';
import type { EpisodeLessonView, SaidView } from './views.js';

const OPEN = 8;

export function lessonList(lessons: readonly EpisodeLessonView[], language?: Language): Html | null {
  if (lessons.length === 0) return null;
  const rest = lessons.slice(OPEN);
  return html`<section aria-labelledby="lessons">
<h2 id="lessons">Lessons</h2>
<ul class="cards">
${lessons.slice(0, OPEN).map((each) => lesson(each, language))}</ul>
${rest.length > 0 && html`<details class="further">\n<summary>${rest.length === 1 ? 'One more lesson' : `${rest.length} more lessons`}</summary>\n<ul class="cards">\n${rest.map((each) => lesson(each, language))}</ul>\n</details>`}
</section>
`;
}

/** A statement that only repeats the quote's words is shown in there, set apart from what is around it. */
function lesson(view: EpisodeLessonView, language: Language): Html {
  const { statement, isEdited, quote, url, speaker, placeUrl, topics, alsoSaid } = view;
  const isRepeated = !isEdited && saysAlmost(quote, statement);
  const pointed = quoteWithPoint(quote, statement) ?? (isRepeated && html`${quote}`);
  const place = html`<a href="${placeUrl}">${view.time === null ? 'In the transcript' : stamp(view)}</a>`;
  const own = html`<span class="own"> · <a href="${url}" aria-label="This lesson: ${statement}">This lesson</a></span>`;
  return html`<li>
${!pointed && html`<p class="statement"${inLanguage(language, statement)}><a href="${url}">${statement}</a></p>`}
<blockquote${pointed && html` class="pointed"`}${inLanguage(language, quote)}>${pointed || quote}</blockquote>
<p class="meta">${dotted([speaker && personName(speaker), html`<span data-plays>${place}</span>`])}${pointed && own}</p>
${alsoSaid.length > 0 && html`<details class="also">\n<summary>Also said</summary>\n<ul>\n${alsoSaid.map((each) => said(each, language))}</ul>\n</details>`}
${topicLinks(topics)}
</li>
`;
}

function said(view: SaidView, language: Language): Html {
  const place = html`<a href="${view.placeUrl}">${view.time === null ? 'In the transcript' : stamp(view)}</a>`;
  return html`<li>
<blockquote${inLanguage(language, view.quote)}>${view.quote}</blockquote>
<p class="meta">${dotted([view.speaker, html`<span data-plays>${place}</span>`])}</p>
</li>
`;
}
