// The audio of an episode with its controls. Nothing is loaded before somebody plays it; without a script the browser's own
// controls are all there is.
import { type Html, html } from '../../domain/html.js';

export interface PlayerView {
  readonly audioUrl: string;
  readonly title: string;
  readonly show: string;
  /** Seconds; `null`: not known before it is loaded. */
  readonly length: number | null;
  /** Path of the page: under which this browser remembers how far it was heard. */
  readonly path: string;
}

const SPEEDS = [0.8, 1, 1.25, 1.5, 1.75, 2, 2.5];

export function player({ audioUrl, title, show, length, path }: PlayerView): Html {
  const speeds = SPEEDS.map(
    (speed) => html`<option value="${speed}"${speed === 1 && html` selected`}>${speed}×</option>`,
  );
  return html`<section class="player wide" id="player" aria-label="Player" data-path="${path}" data-title="${title}" data-show="${show}">
<audio controls preload="none" src="${audioUrl}" aria-label="${title}"></audio>
<div class="knobs" data-scripted hidden>
<span class="clock"${length !== null && html` data-length="${length}"`} data-clock></span>
<button class="quiet" data-do="back">Back 15 s</button>
<button class="quiet" data-do="on">On 30 s</button>
<label><span class="unseen">Speed</span><select data-set="speed">${speeds}</select></label>
<button class="quiet" data-do="copy" aria-label="Copy link to this moment">Copy link</button>
<button class="quiet" data-do="share" hidden>Share</button>
<button class="quiet" data-do="resume" hidden></button>
<details>
<summary>More</summary>
<div>
<p><label><input type="checkbox" data-set="follow"> Move the page along with the talk</label></p>
<p><label><input type="checkbox" data-set="keys"> These keys on the whole page, not in the player alone</label></p>
<dl class="keys-list"><dt><kbd>K</kbd></dt><dd>play or pause</dd><dt><kbd>J</kbd> <kbd>L</kbd></dt><dd>back 15, on 30 seconds</dd>
<dt><kbd>,</kbd> <kbd>.</kbd></dt><dd>the sentence before, the next one</dd><dt><kbd>C</kbd></dt><dd>copy the link to this moment</dd></dl>
</div>
</details>
</div>
<p class="said" role="status" data-status></p>
</section>
`;
}
