// Who speaks in the archive: all of them, and one with shows, topics, lessons and episodes.
import type { PersonRole } from '../../domain/episode.js';
import { type Html, html } from '../../domain/html.js';
import { counted, figures } from '../entries.js';
import { inLanguage, namesInRow, said } from '../language.js';
import type { PageFrame } from '../layout.js';
import { day, dotted, episodeCard, lessonCard, nextLink, section } from '../parts.js';
import type { AppearanceView, PeoplePageView, PersonCardView, PersonPageView, StintView } from '../people/views.js';

export function peoplePage({ about, people, query, nextUrl }: PeoplePageView): PageFrame {
  return {
    title: 'People',
    about,
    place: '/people',
    body: html`<div class="hero">
<h1>People</h1>
<p class="standfirst">Everybody who speaks in the archive, the most heard first.</p>
${
  (query || nextUrl) &&
  html`<form class="find small" action="/people" data-needs-server>
<input type="search" name="q" value="${query}" aria-label="People whose name contains" placeholder="Find somebody" maxlength="100">
<button type="submit" class="quiet">Find</button>
</form>
`
}</div>
${people.length === 0 && (query ? html`<p>Nobody is called like that. <a href="/people">Everybody</a></p>` : html`<p class="note">Nobody is named in the archive yet.</p>`)}
<ul class="wide people-list">
${people.map(card)}</ul>
${nextLink(nextUrl)}`,
  };
}

function card({ name, url, shows, episodeCount }: PersonCardView): Html {
  const where = shows.map(({ title, language, role }) => {
    return html`${role && `${ROLES[role]} of `}${said(title, language)}`;
  });
  return html`<li><a class="lead" href="${url}"${inLanguage(null, name)}>${name}</a>
<p class="meta">${dotted([...where, counted(episodeCount, 'episode')])}</p></li>
`;
}

const ROLES: Readonly<Record<PersonRole, string>> = { host: 'Host', guest: 'Guest' };

export function personPage(view: PersonPageView): PageFrame {
  const { about, name, stints, aliases, topics, lessons, episodes, nextUrl, askUrl } = view;
  return {
    title: name,
    about,
    place: '/people',
    body: html`<div class="hero">
<p class="kicker"><a href="/people">People</a></p>
<h1${inLanguage(null, name)}>${name}</h1>
${aliases.length > 0 && html`<p class="meta">Also written ${namesInRow(aliases)}</p>`}
<p class="standfirst">${standfirst(view)}</p>
${figures([
  { name: 'episodes', one: 'episode', value: sum(stints.map(({ episodeCount }) => episodeCount)) },
  { name: 'words', one: 'word', value: sum(stints.map(({ wordCount }) => wordCount)) },
])}
<p class="more"><a class="button quiet" href="${askUrl}" data-without-server="Find what ${name} said">Ask what ${said(name)} said</a></p>
</div>
<div class="split">
<div>
${section('Lessons', lessons.map(lessonCard), 'lessons')}
${section('Episodes', episodes.map(episodeCard), 'episodes')}
${nextLink(nextUrl)}
</div>
<div class="aside">
${topics.length > 0 && spokenTopics(view)}
<section aria-labelledby="shows">
<h2 id="shows">Heard on</h2>
<ul class="cards">
${stints.map(stint)}</ul>
</section>
</div>
</div>`,
  };
}

/** "Host of Ship It, guest of Night Shift." */
function standfirst({ stints }: PersonPageView): Html {
  const parts = stints.map(({ show, role }, i) => {
    const voice = role ?? 'a voice';
    const first = `${voice.charAt(0).toUpperCase()}${voice.slice(1)}`;
    return html`${i === 0 ? first : `, ${voice}`} of ${said(show.title, show.language)}`;
  });
  return html`${parts}.`;
}

function stint({ show, role, episodeCount, wordCount, first, last }: StintView): Html {
  const heard = [role, counted(episodeCount, 'episode'), counted(wordCount, 'word')];
  // Where no episode has a date nobody knows which of them was first.
  const isKnown = first.publishedAt !== null || first.url === last.url;
  const span = [html`first in ${appearance(first)}`, first.url !== last.url && html`last in ${appearance(last)}`];
  return html`<li><a class="lead" href="${show.url}"${inLanguage(show.language, show.title)}>${show.title}</a>
<p class="meta">${dotted(heard)}</p>
${isKnown && html`<p class="meta">${dotted(span)}</p>`}</li>
`;
}

function appearance({ title, language, url, publishedAt }: AppearanceView): Html {
  return html`<a href="${url}"${inLanguage(language, title)}>${title}</a>${publishedAt && html` (${day(publishedAt)})`}`;
}

function spokenTopics({ topics }: PersonPageView): Html {
  const links = topics.map(
    ({ label, url, lessonCount }) =>
      html`<a href="${url}"${inLanguage(null, label)}>${label}<span class="number" title="${counted(lessonCount, 'lesson')}">${lessonCount}</span></a> `,
  );
  return html`<section aria-labelledby="topics">
<h2 id="topics">Speaks of</h2>
<p class="topics counted">${links}</p>
</section>
`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
