// Show notes, to be read: what the publisher wrote, the strongest words, who is heard, what was named; below that, folded, all
// of it as files, and the chapters as text for other places.
import { type Html, html } from '../../domain/html.js';
import { inLanguage, type Language } from '../language.js';
import { dotted } from '../parts.js';
import { outsideLink, toldText } from '../told-text.js';
import { stamp } from './stamp.js';
import { personName } from './transcript.js';
import type { DownloadGroup, EpisodePageView, HighlightView, MentionedView, PersonView } from './views.js';

type NotesView = Pick<
  EpisodePageView,
  'episode' | 'description' | 'highlights' | 'people' | 'mentioned' | 'chaptersText' | 'downloads'
>;

export function showNotes({ episode: { language }, ...notes }: NotesView): Html {
  const { description, highlights, people, mentioned, chaptersText, downloads } = notes;
  return html`<section class="notes" aria-labelledby="show-notes">
<h2 id="show-notes">Show notes</h2>
${description && toldText(description, 'All of the description', language)}${highlights.length > 0 && html`<h3>Highlights</h3>\n<ul class="highlights">\n${highlights.map((each) => highlight(each, language))}</ul>\n`}${cast(people)}${mentioned.length > 0 && html`<h3>Links</h3>\n<ul class="mentioned">\n${mentioned.map(mention)}</ul>\n`}
<details class="files">
<summary>All of it as files</summary>
<dl class="downloads">
${downloads.map(group)}</dl>
</details>
${chaptersText !== null && chaptersAsText(chaptersText)}</section>
`;
}

function highlight(view: HighlightView, language: Language): Html {
  const { quote, speaker, placeUrl } = view;
  const place = html`<a href="${placeUrl}">${view.time === null ? 'In the transcript' : stamp(view)}</a>`;
  return html`<li>
<blockquote${inLanguage(language, quote)}>${quote}</blockquote>
<p class="meta">${dotted([speaker && personName(speaker), html`<span data-plays>${place}</span>`])}</p>
</li>
`;
}

const ROLES = [
  { role: 'host', one: 'Host', more: 'Hosts' },
  { role: 'guest', one: 'Guest', more: 'Guests' },
  { role: null, one: 'Also heard', more: 'Also heard' },
] as const;

/** Who is who; nothing where that is not known, as the names stand at the top of the page. */
function cast(people: readonly PersonView[]): Html | null {
  if (people.every(({ role }) => role === null)) return null;
  const rows = ROLES.map(({ role, one, more }) => {
    const own = people.filter((each) => each.role === role);
    return own.length > 0 && html`<div><dt>${own.length === 1 ? one : more}</dt><dd>${namesOf(own)}</dd></div>\n`;
  });
  return html`<h3>People</h3>\n<dl class="cast">\n${rows}</dl>\n`;
}

function namesOf(people: readonly PersonView[]): Html {
  return html`${people.map((each, i) => html`${i > 0 && ', '}${personName(each)}`)}`;
}

/** Only web addresses become links: they come from what was said. */
function mention(view: MentionedView): Html {
  const { href, label, placeUrl } = view;
  const place =
    placeUrl !== null &&
    html` <span class="meta" data-plays><a href="${placeUrl}">${view.time === null ? 'where' : stamp(view)}</a></span>`;
  return html`<li>${outsideLink(href, label)}${place}</li>\n`;
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
