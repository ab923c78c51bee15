// A show: what it is about, the best of it, who speaks, and its episodes, newest first.
import { type Html, html } from '../../domain/html.js';
import { choiceLinks, counted, figures } from '../entries.js';
import type { Described } from '../head.js';
import { inLanguage, said } from '../language.js';
import type { PageFrame } from '../layout.js';
import { cover, dotted, episodeEntry, lessonCard, topicLinks } from '../parts.js';
import { outsideLink, toldText } from '../told-text.js';
import type { ChoiceLink, EpisodeView, LessonView, ShowView, TopicLink } from '../views.js';

export interface PersonLine {
  readonly name: string;
  readonly url: string;
  readonly episodeCount: number;
}

export interface ShowPageView extends Described {
  readonly show: ShowView;
  /** Seconds of talk; 0 where no episode tells. */
  readonly duration: number;
  /** Whether that is all of it. */
  readonly isWhole: boolean;
  readonly lessonCount: number;
  readonly hosts: readonly PersonLine[];
  readonly guests: readonly PersonLine[];
  readonly topics: readonly TopicLink[];
  /** Empty further down the list. */
  readonly lessons: readonly LessonView[];
  /** Years or seasons, to narrow the list to. */
  readonly choices: readonly ChoiceLink[];
  readonly groups: readonly EpisodeGroup[];
  /** Addresses of what can be subscribed to. */
  readonly feeds: readonly { readonly label: string; readonly url: string }[];
  readonly nextUrl: string | null;
  /** Set further down the list. */
  readonly firstUrl: string | null;
}

/** Episodes that follow each other in a list and were published in one year or season. */
export interface EpisodeGroup {
  readonly title: string;
  readonly episodes: readonly EpisodeView[];
}

export function showPage(view: ShowPageView): PageFrame {
  const { show, lessons } = view;
  return {
    title: show.title,
    description: inShort(view)
      .map(({ text }) => text)
      .join(''),
    about: view.about,
    body: html`${hero(view)}
${
  lessons.length > 0 &&
  html`<section class="band"><h2>Strongest lessons</h2>
<ul class="quotes">
${lessons.map(lessonCard)}</ul>
</section>
`
}<div class="split">
${episodeList(view)}
${aside(view)}
</div>`,
  };
}

function hero(view: ShowPageView): Html {
  const { show, duration, isWhole, lessonCount, hosts, guests, feeds } = view;
  const hours = isWhole ? Math.round(duration / 3600) : Math.floor(duration / 3600);
  const atLeast = isWhole ? '' : ', at least';
  return html`<div class="hero">
${cover(show.picture, show.title)}<p class="kicker">Show${show.author !== null && html` by ${said(show.author)}`}</p>
<h1${inLanguage(show.language, show.title)}>${show.title}</h1>
${show.description && toldText(show.description, 'More about the show', show.language)}<p class="${show.description ? 'meta' : 'standfirst'}">${inShort(view).map(({ text, isName }) => (isName ? said(text) : text))}</p>
${
  show.links.length > 0 &&
  html`<ul class="outside">${show.links.map(
    ({ label, url }) => html`<li>${outsideLink(url, label)}</li>
`,
  )}</ul>`
}
${figures([
  { name: 'episodes', one: 'episode', value: show.episodeCount },
  { name: `hours of talk${atLeast}`, one: `hour of talk${atLeast}`, value: hours },
  { name: 'lessons', one: 'lesson', value: lessonCount },
  { name: 'voices', one: 'voice', value: hosts.length + guests.length },
])}
${feeds.length > 0 && html`<p class="meta feeds">${dotted(feeds.map(({ label, url }) => html`<a href="${url}" rel="noopener">${label}</a>`))}</p>`}
</div>`;
}

const MOST_HOSTS = 4;
const MOST_SUBJECTS = 3;

/** Part of a sentence: ours, or what somebody is called. */
interface Piece {
  readonly text: string;
  readonly isName?: true;
}

/** A sentence or two of what is known. */
function inShort({ show, hosts, topics }: ShowPageView): readonly Piece[] {
  const { firstPublishedAt: first, lastPublishedAt: last } = show;
  const [from, to] = [first?.slice(0, 4), last?.slice(0, 4)];
  const when = from && (from === to ? ` in ${from}` : ` from ${from} to ${to}`);
  const by = listed(
    hosts.slice(0, MOST_HOSTS).map(({ name }) => name),
    ' and ',
  );
  const on = listed(
    topics.slice(0, MOST_SUBJECTS).map(({ label }) => label),
    ', ',
  );
  return [
    { text: `${counted(show.episodeCount, 'episode')}${when ?? ''}` },
    ...(by.length > 0 ? [{ text: ' with ' }, ...by] : []),
    { text: '.' },
    ...(on.length > 0 ? [{ text: ' Most spoken of: ' }, ...on, { text: '.' }] : []),
  ];
}

/** "a, b and c" */
function listed(names: readonly string[], beforeLast: string): Piece[] {
  return names.flatMap((text, i) => {
    const between = i === names.length - 1 ? beforeLast : ', ';
    return i === 0 ? [{ text, isName: true }] : [{ text: between }, { text, isName: true }];
  });
}

function episodeList({ show, choices, groups, nextUrl, firstUrl }: ShowPageView): Html {
  return html`<section>
<h2 id="episodes">Episodes</h2>
${choiceLinks('Episodes by time', choices, show.language)}
${groups.map(
  ({ title, episodes }) => html`<section class="group"><h3${inLanguage(show.language, title)}>${title}</h3>
<ol class="cards">
${episodes.map((episode) => episodeEntry(episode, { hasShow: false }))}</ol>
</section>
`,
)}
${
  (firstUrl || nextUrl) &&
  html`<nav class="pages" aria-label="Further episodes">
${firstUrl && html`<a href="${firstUrl}">Newest</a>`}${nextUrl && html`<a rel="next" href="${nextUrl}">Older episodes</a>`}
</nav>
`
}</section>`;
}

function aside({ hosts, guests, topics }: ShowPageView): Html {
  return html`<div class="aside">
${people('Hosts', hosts)}
${people('Guests', guests)}
${topics.length > 0 && html`<section><h2>Topics</h2>${topicLinks(topics)}</section>`}
</div>`;
}

const MOST_PEOPLE = 12;

function people(title: string, list: readonly PersonLine[]): Html | null {
  if (list.length === 0) return null;
  const lines = list.slice(0, MOST_PEOPLE).map(({ name, url, episodeCount }) => {
    return html`<li><a href="${url}"${inLanguage(null, name)}>${name}</a> <span class="meta">${counted(episodeCount, 'episode')}</span></li>\n`;
  });
  const rest = list.length - MOST_PEOPLE;
  return html`<section><h2>${title}</h2>
<ul class="people">
${lines}</ul>
${rest > 0 && html`<p class="meta">and ${rest} more</p>`}
</section>
`;
}
