// The page of an answer that is still being written: every part that it may have, hidden, for browser/answer-stream.js to
// fill and show. All words and all markup stand here, so that the script has none of its own.
import { type Html, html } from '../domain/html.js';
import { bylines, LOOKED_TITLE, PARTIAL, QUOTES_TITLE, REFUSED, TOPICS_TITLE } from './answer-parts.js';
import { quoteButtons } from './cite.js';
import { degradedNote } from './parts.js';

/** `again`: the form that asks for the whole page instead; it is what works where the script does not. */
export function answerOutline(again: Html): Html {
  return html`<div id="written" aria-busy="true">
<div class="note" data-part="waiting">${again}</div>
${part('looking', html`<p class="meta" role="status">Looking through the archive …</p>`)}
${part('reading', html`<p class="meta" role="status">Reading <span data-fill="titles"></span> …</p>`)}
${part('failed', html`<p class="note" role="alert"><strong>The answer did not come.</strong> <span data-fill="problem"></span> <button type="submit" form="asked">Try again</button></p>`)}
${part('degraded', degradedNote(null))}
${part('partial', html`<p class="note">${PARTIAL}</p>`)}
${part('not_found', html`<p class="note">${REFUSED} <span data-fill="refusal"></span></p>`)}
${part('text', html`<p class="answer" data-fill="text"></p>`)}
${bylines.map(([name, text]) => part(`by-${name}`, html`<p class="meta">${text}</p>`))}
${part('quotes', html`<section><h2>${QUOTES_TITLE}</h2><ol class="cards numbered" data-list="quotes"></ol></section>`)}
${part('topics', html`<section><h2>${TOPICS_TITLE}</h2><p class="topics" data-list="topics"></p></section>`)}
${part('episodes', html`<section><h2>${LOOKED_TITLE}</h2><ul class="questions" data-list="episodes"></ul></section>`)}
<template data-item="quotes"><li><blockquote></blockquote><p class="meta"><strong></strong><a></a><span>about </span><time></time><a data-fill="lesson">The lesson in it</a></p>${quoteButtons}</li></template>
<template data-item="topics"><a></a></template>
<template data-item="episodes"><li><a></a></li></template>
</div>
`;
}

function part(name: string, content: Html): Html {
  return html`<div data-part="${name}" hidden>${content}</div>\n`;
}
