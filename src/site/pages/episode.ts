// An episode: what it is about at a glance, its player, what can be taken from it, and every word of it.
import { type Html, html } from '../../domain/html.js';
import { episodeScriptUrl, playerScriptUrl } from '../assets/assets.js';
import { lessonList } from '../episode/lessons.js';
import { player } from '../episode/player.js';
import { showNotes } from '../episode/show-notes.js';
import { stamp } from '../episode/stamp.js';
import { personName, transcript } from '../episode/transcript.js';
import type { ChapterPartView, EpisodePageView, PersonView } from '../episode/views.js';
import { inLanguage, type Language, said } from '../language.js';
import type { PageFrame } from '../layout.js';
import { askForm, cover, day, dotted, howLong, questionLinks, time, topicLinks } from '../parts.js';
import { ribbon } from '../ribbon/ribbon.js';
import { outsideLink } from '../told-text.js';

export function episodePage(view: EpisodePageView): PageFrame {
  const { about, episode, audioUrl, summary, lessons, chapters, revision, showTitle } = view;
  const isHeard = isWeb(audioUrl);
  return {
    title: episode.title,
    within: showTitle,
    about,
    description: summary,
    head: html`<script type="module" src="${isHeard ? playerScriptUrl : episodeScriptUrl}"></script>\n`,
    body: html`${hero(view)}
${isHeard && player({ audioUrl, title: episode.title, show: showTitle, length: episode.length, path: episode.url })}
${ribbon({ ...view.ribbon, language: episode.language })}
<div class="split three">
${showNotes(view)}
<div class="aside">
${chapterList(chapters, episode.language)}
${asking(view)}
</div>
${lessonList(lessons, episode.language)}
</div>
<section class="wide" aria-labelledby="transcript">
<h2 id="transcript">Transcript</h2>
${view.hasInterpolatedTimes && html`<p class="meta">Times with ~ lie between two stamps of the transcript, by its words.</p>`}
${transcript(chapters, { revision, language: episode.language })}</section>
${neighbours(view)}`,
  };
}

function hero(view: EpisodePageView): Html {
  const { episode, showTitle, picture, showLinks, summary, people, pageUrl, audioUrl, startAt, currentUrl } = view;
  const { language } = episode;
  const ways = [outside(pageUrl, "The show's own page"), outside(audioUrl, 'Audio file')];
  const about = [day(episode.publishedAt), time(episode.length) ?? howLong(episode), ...ways];
  return html`<div class="hero">
${cover(picture, showTitle, 'small')}<p class="kicker"><a href="${episode.showUrl}"${inLanguage(language, showTitle)}>${showTitle}</a></p>
<h1${inLanguage(language, episode.title)}>${episode.title}</h1>
<p class="standfirst">${summary}</p>
${people.length > 0 && html`<p class="people">${dotted(people.map(person))}</p>`}
<p class="meta">${dotted(about)}</p>
${showLinks.length > 0 && html`<p class="meta">${said(showTitle, language)}: ${dotted(showLinks.map(({ label, url }) => outsideLink(url, label)))}</p>`}
${topicLinks(episode.topics)}
${currentUrl !== null && html`<p class="note">The transcript was corrected after the link that you followed was made. The link leads to the same words. <a href="${currentUrl}">The page as it is now</a></p>`}
${startAt && html`<p class="note">${stamp(startAt)} is here: <a href="${startAt.url}" data-start>“${said(startAt.words, language)}”</a></p>`}
<nav aria-label="On this page"><ul class="jumps">
<li><a href="#show-notes">Show notes</a></li>
<li><a href="#chapters">Chapters</a></li>
<li${view.questions.length === 0 && html` data-needs-server`}><a href="#ask" data-without-server="Questions">Ask</a></li>
${view.lessons.length > 0 && html`<li><a href="#lessons">Lessons</a></li>`}
<li><a href="#transcript">Transcript</a></li>
</ul></nav>
<p class="pass-on" data-scripted hidden><button class="quiet" data-pass="${episode.url}" data-title="${episode.title}">Copy link to the episode</button> <span class="said" role="status"></span></p>
</div>
`;
}

function person(view: PersonView): Html {
  return html`${personName(view)}${view.role && html` <span class="meta">${view.role}</span>`}`;
}

function chapterList(chapters: readonly ChapterPartView[], language: Language): Html {
  const lines = chapters.map(
    (
      chapter,
    ) => html`<li><span class="when">${stamp(chapter)}</span><div><a class="lead" href="${chapter.url}"${inLanguage(language, chapter.title)}>${chapter.title}</a>
<p${inLanguage(language, chapter.summary)}>${chapter.summary}</p></div></li>
`,
  );
  return html`<section aria-labelledby="chapters">
<h2 id="chapters">Chapters</h2>
<ol class="outline${chapters.every(({ time: at }) => at === null) && ' untimed'}" data-plays>
${lines}</ol>
</section>
`;
}

function asking({ id, questions }: EpisodePageView): Html {
  return html`<section aria-labelledby="ask"${questions.length === 0 && html` data-needs-server`}>
<h2 id="ask" data-without-server="Questions that it answers">Ask this episode</h2>
${askForm('', html`<input type="hidden" name="episode" value="${id}">\n`)}
${questions.length > 0 && html`<h3 data-needs-server>Questions that it answers</h3>\n${questionLinks(questions)}`}
</section>
`;
}

function neighbours({ earlier, later, episode: { language } }: EpisodePageView): Html | null {
  if (!earlier && !later) return null;
  const way = (link: EpisodePageView['earlier'], rel: 'prev' | 'next', word: string): Html | null =>
    link &&
    html`<li class="${rel}"><a rel="${rel}" href="${link.url}"><span class="meta">${word}</span> ${said(link.title, language)}</a></li>\n`;
  return html`<nav class="wide" aria-label="Episodes next to this one">
<ul class="neighbours">
${way(earlier, 'prev', 'Earlier')}${way(later, 'next', 'Later')}</ul>
</nav>
`;
}

/** Only web addresses become links: what came with a transcript is not to be trusted further. */
function outside(url: string | null, label: string): Html | null {
  return isWeb(url) ? html`<a href="${url}" rel="noopener nofollow">${label}</a>` : null;
}

function isWeb(url: string | null): url is string {
  return url !== null && /^https?:\/\//iu.test(url);
}
