// How a lesson is passed on: its lasting address, words to send with it, its card for other sites, its picture.
import { type Html, html } from '../../domain/html.js';
import type { ShareView } from './views.js';

/** Fields can be copied by hand; a script adds buttons that do it. */
export function share({ url, text, embedCode, cardUrl }: ShareView): Html {
  return html`<section class="share" aria-labelledby="share">
<h2 id="share">Pass it on</h2>
${field('share-link', 'Link, which stays', html`<input type="text" id="share-link" readonly value="${url}">`)}
${field('share-text', 'Words to go with it', html`<textarea id="share-text" rows="4" readonly>${text}</textarea>`)}
${field('share-embed', 'Card for a page of yours', html`<textarea id="share-embed" rows="4" readonly>${embedCode}</textarea>`)}
<p class="meta"><a href="${cardUrl}">Picture of it</a>, 1200 × 630 pixels</p>
<p class="unseen" role="status" data-copied></p>
</section>
`;
}

function field(id: string, label: string, content: Html): Html {
  return html`<div class="copied"><label for="${id}">${label}</label><button class="plain" data-copy="${id}" hidden>Copy<span class="unseen">: ${label}</span></button>
${content}</div>`;
}
