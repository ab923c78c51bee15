// The front page: a way to search at once, what is new in the archive, and the best of it.
import { type Html, html } from '../../domain/html.js';
import { counted } from '../entries.js';
import { type Described, shortened } from '../head.js';
import { inLanguage, said } from '../language.js';
import type { PageFrame } from '../layout.js';
import { episodeEntry, length, lessonCard, questionLinks, topicLinks } from '../parts.js';
import { suggestScript } from '../search/suggest-script.js';
import type { EpisodeView, LessonView, QuestionLink, ShowView, TopicLink } from '../views.js';

export interface IndexView extends Described {
  readonly shows: readonly ShowView[];
  readonly episodes: readonly EpisodeView[];
  readonly lessons: readonly LessonView[];
  readonly topics: readonly TopicLink[];
  /** What a search that is being typed may become: names of topics and people. */
  readonly completions: readonly string[];
  /** What the latest episodes answer. */
  readonly questions: readonly QuestionLink[];
  /** Of the whole archive; seconds of talk, as far as they are known, and whether they are all. */
  readonly episodeCount: number;
  readonly duration: number;
  readonly isWhole: boolean;
}

export function indexPage(view: IndexView): PageFrame {
  return {
    title: null,
    about: view.about,
    place: '/',
    hasOwnSearch: true,
    head: suggestScript,
    body: html`${hero(view)}
${view.shows.length > 0 && content(view)}`,
  };
}

function hero({ shows, completions, questions, ...figures }: IndexView): Html {
  if (shows.length === 0) {
    return html`<div class="hero front">
<h1>Nothing was said here yet</h1>
<p class="standfirst">The archive is empty. It begins with a transcript:</p>
<pre><code>hindcast ingest FILE --show SLUG</code></pre>
${searchForm([])}</div>`;
  }
  return html`<div class="hero front">
<h1>Find the moment it was said</h1>
<p class="standfirst">${extent(shows, figures)}, to be searched by meaning. Whatever is found leads to the words themselves: who said them, and when.</p>
${searchForm(completions)}
${questions.length > 0 && html`<h2 data-without-server="Or begin with a question">Or ask the archive</h2>${questionLinks(questions)}`}</div>`;
}

type Extent = Pick<IndexView, 'episodeCount' | 'duration' | 'isWhole'>;

function extent(shows: readonly ShowView[], { episodeCount, duration, isWhole }: Extent) {
  const [first] = shows;
  const whose = shows.length === 1 ? said(first!.title, first!.language) : counted(shows.length, 'show');
  const hours = isWhole ? Math.round(duration / 3600) : Math.floor(duration / 3600);
  const talk = `${isWhole ? '' : 'over '}${hours < 2 ? length(duration) : counted(hours, 'hour')} of talk`;
  return html`${counted(episodeCount, 'episode')} of ${whose}${duration > 0 && `, ${talk}`}`;
}

/** The browser completes what is typed. */
function searchForm(completions: readonly string[]): Html {
  return html`<form class="find" action="/search" role="search" data-suggest>
<input type="search" name="q" aria-label="Search the archive" placeholder="A subject, a name, a half-remembered sentence" maxlength="1000" required list="completions">
<button type="submit">Search</button>
<button type="submit" class="quiet" formaction="/ask">Ask</button>
<datalist id="completions">${completions.map((each) => html`<option value="${each}"></option>`)}</datalist>
</form>`;
}

function content({ shows, episodes, lessons, topics }: IndexView): Html {
  return html`<section class="wide">
<h2>${episodes.some(({ publishedAt }) => publishedAt !== null) ? 'Latest episodes' : 'Episodes'}</h2>
<ol class="cards latest">
${episodes.map((episode) => episodeEntry(episode, { hasShow: shows.length > 1 }))}</ol>
</section>
${
  lessons.length > 0 &&
  html`<section class="band">
<h2>Strongest lessons</h2>
<ul class="quotes">
${lessons.map(lessonCard)}</ul>
</section>
`
}<div class="split">
${
  topics.length > 0 &&
  html`<section>
<h2>Topics</h2>
${topicLinks(topics)}
<p class="more"><a href="/topics">All topics</a></p>
</section>
`
}<section>
<h2>Shows</h2>
<ul class="cards shows">
${shows.map(showLine)}</ul>
</section>
</div>`;
}

/** Characters of a show's description. */
const IN_SHORT = 160;

function showLine({ thumbnail, title, language, url, description, episodeCount, ...dates }: ShowView): Html {
  const { firstPublishedAt, lastPublishedAt } = dates;
  const [first, last] = [firstPublishedAt?.slice(0, 4), lastPublishedAt?.slice(0, 4)];
  const years = first && (first === last ? `, ${first}` : `, ${first}–${last}`);
  return html`<li>${thumbnail && html`<img class="thumb" src="${thumbnail.url}" width="${thumbnail.width}" height="${thumbnail.height}" alt="" loading="lazy">`}<div><a class="lead" href="${url}"${inLanguage(language, title)}>${title}</a>
${description && html`<p${inLanguage(language, description.text)}>${shortened(description.text, IN_SHORT)}</p>`}
<p class="meta">${counted(episodeCount, 'episode')}${years}</p></div></li>
`;
}
