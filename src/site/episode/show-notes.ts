// Show notes: what the publisher wrote, what was named in the episode, its chapters as text for other places, and all of it as files.
import { type Html, html } from '../../domain/html.js';
import { dotted } from '../parts.js';
import { toldText } from '../told-text.js';
import { stamp } from './stamp.js';
import type { DownloadGroup, EpisodePageView, MentionedView } from './views.js';

type NotesView = Pick<EpisodePageView, 'description' | 'mentioned' | 'chaptersText' | 'downloads'>;

export function showNotes({ description, mentioned, chaptersText, downloads }: NotesView): Html {
  return html`<section aria-labelledby="show-notes">
<h2 id="show-notes">Show notes</h2>
${description && toldText(description, 'All of the description')}${mentioned.length > 0 && html`<h3>Mentioned</h3>\n<ul class="mentioned">\n${mentioned.map(mention)}</ul>`}
<h3>Files</h3>
<dl class="downloads">
${downloads.map(group)}</dl>
${chaptersText !== null && chaptersAsText(chaptersText)}</section>
`;
}

/** Only web addresses become links: they come from what was said. */
function mention(view: MentionedView): Html {
  const { href, label, placeUrl } = view;
  const place = html`<span data-plays><a href="${placeUrl}">${view.time === null ? 'where' : stamp(view)}</a></span>`;
  const name = /^https?:\/\//iu.test(href) ? html`<a href="${href}" rel="noopener nofollow ugc">${label}</a>` : label;
  return html`<li>${name} <span class="meta">${dotted([place])}</span></li>\n`;
}

function chaptersAsText(text: string): Html {
  return html`<details class="paste">
<summary>Chapters as text, to paste</summary>
<pre tabindex="0" aria-label="Chapters as text" id="chapters-as-text">${text.trimEnd()}</pre>
<p data-scripted hidden><button class="quiet" data-copy="chapters-as-text">Copy</button> <span class="said" role="status"></span></p>
</details>
`;
}

function group({ title, files }: DownloadGroup): Html {
  const links = files.map(
    ({ label, url, fileName }) => html`<li><a href="${url}" download="${fileName}">${label}</a></li>\n`,
  );
  return html`<div><dt>${title}</dt>
<dd><ul>
${links}</ul></dd></div>
`;
}
