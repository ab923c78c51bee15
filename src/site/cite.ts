// Buttons that copy quotes and links. They are hidden until browser/cite.js is there to do it. Browsers bundle this file too.
import { html } from '../domain/html.js';

/** In the item of a quote, whose first link leads to its moment. */
export const quoteButtons = html`<p class="acts"><button type="button" class="plain" data-cite="quote" hidden>Copy with source</button> <button type="button" class="plain" data-cite="link" hidden>Copy link</button></p>`;

/** Under an answer that has an address. */
export const answerButton = html`<p class="acts"><button type="button" class="quiet" data-cite="answer" hidden>Copy link to this answer</button></p>`;

/** Once on the page: what was copied is said. */
export const copiedStatus = html`<p class="unseen" role="status" data-copied></p>`;
