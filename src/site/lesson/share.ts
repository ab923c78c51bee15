// How a lesson is passed on: its lasting address, words to send with it, its card for other sites, its picture.
import { type Html, html } from '../../domain/html.js';
import type { ShareView } from './views.js';

/** Fields can be copied by hand; a script adds buttons that do it. */
export function share({ url, text, embedCode, cardUrl }: ShareView): Html {
  return html`<section class="share" aria-labelledby="share">
<h2 id="share">Pass it on</h2>
<div class="copied"><label for="share-link">Link, which stays</label>
<div><input type="text" id="share-link" readonly value="${url}"><button class="quiet" data-copy="share-link" hidden>Copy</button></div></div>
<div class="copied"><label for="share-text">Words to go with it</label>
<div><textarea id="share-text" rows="4" readonly>${text}</textarea><button class="quiet" data-copy="share-text" hidden>Copy</button></div></div>
<div class="copied"><label for="share-embed">For a page of yours</label>
<div><textarea id="share-embed" rows="3" readonly>${embedCode}</textarea><button class="quiet" data-copy="share-embed" hidden>Copy</button></div></div>
<p class="meta"><a href="${cardUrl}">Picture of it</a>, 1200 × 630 pixels</p>
<p class="unseen" role="status" data-copied></p>
</section>
`;
}
