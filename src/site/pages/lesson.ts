// A lesson: what it says, the proof in its context, where to hear it, what is near it, and how to pass it on.
import { type Html, html } from '../../domain/html.js';
import { copyScriptUrl } from '../assets/assets.js';
import { stamp } from '../episode/stamp.js';
import { inLanguage, type Language, said } from '../language.js';
import type { PageFrame } from '../layout.js';
import { share } from '../lesson/share.js';
import { sourceLine } from '../lesson/source.js';
import type { GoneLessonView, LessonPageView, QuoteContext, SpokenLine } from '../lesson/views.js';
import { lessonCard, section, source, topicLinks } from '../parts.js';

export function lessonPage(view: LessonPageView): PageFrame {
  const { about, statement, isEdited, quote, context, source: from, chapter, audioUrl, topics, near } = view;
  const { language } = from;
  return {
    title: statement,
    within: from.show.title,
    about,
    head: html`<script type="module" src="${copyScriptUrl}"></script>\n`,
    body: html`<article>
<p class="kicker">Lesson from <a href="${from.episode.url}"${inLanguage(language, from.episode.title)}>${from.episode.title}</a></p>
<h1 class="point"${inLanguage(language, statement)}>${statement}</h1>
${isEdited && html`<p class="meta">Put in these words by the people who keep this archive</p>`}
<figure class="proof">
${inContext(quote, context, language)}
<figcaption>${sourceLine(from)}</figcaption>
</figure>
${audioUrl !== null && html`<audio controls preload="none" src="${audioUrl}" aria-label="The episode, from the quote on"></audio>\n${from.at.time !== null && html`<p class="meta">It begins to play at ${stamp(from.at)}</p>`}`}
<p class="onward"><a class="button quiet" href="${from.placeUrl}">Read on in the transcript</a>${chapter && html` <span class="meta">in the chapter <a href="${chapter.url}"${inLanguage(language, chapter.title)}>${chapter.title}</a></span>`}</p>
${topicLinks(topics)}
</article>
<div class="split">
<div>
${alsoSaid(view)}
${section('Lessons near it', near.map(lessonCard), 'near')}
</div>
${share(view.share)}
</div>`,
  };
}

/** The quote is marked; what stands around it is paler, and of a turn beside it said by whom. */
function inContext(quote: string, context: QuoteContext, language: Language): Html {
  const { earlier, before, after, later } = context;
  const gap = /^[,.;:!?)\]’”…%]/u.test(after) ? '' : ' ';
  const words = [earlier?.text, before, quote, after, later?.text].join(' ');
  return html`<blockquote${inLanguage(language, words)}>${earlier && line(earlier)}
<p>${before && html`<span class="around">${before}</span> `}<span class="quoted">${quote}</span>${after && html`<span class="around">${gap}${after}</span>`}</p>
${later && line(later)}</blockquote>`;
}

function line({ speaker, text }: SpokenLine): Html {
  return html`<p class="around">${speaker && html`<cite>${said(speaker)}:</cite> `}${text}</p>`;
}

function alsoSaid({ alsoSaid: quotes, source: { language } }: LessonPageView): Html | null {
  return section(
    'Said again in the episode',
    quotes.map(
      (each) =>
        html`<li>\n<blockquote${inLanguage(language, each.quote)}>${each.quote}</blockquote>\n${source(each)}\n</li>\n`,
    ),
    'again',
  );
}

/** For a lesson that is not shown any more: honest about what was there, and the way to its episode. */
export function goneLessonPage({ reason, episode, show, language, said: words }: GoneLessonView): PageFrame {
  return {
    title: 'A lesson that is not here any more',
    body: html`<p class="kicker"><a href="${show.url}"${inLanguage(language, show.title)}>${show.title}</a></p>
<h1>This lesson is not here any more</h1>
<p>${REASONS[reason]} It stood in <a href="${episode.url}"${inLanguage(language, episode.title)}>${episode.title}</a>.</p>
${
  words &&
  html`<p class="statement"${inLanguage(language, words.statement)}>${words.statement}</p>
<blockquote${inLanguage(language, words.quote)}>${words.quote}</blockquote>
<p class="meta">${words.placeUrl === null ? 'These words are in the transcript no more.' : html`<a href="${words.placeUrl}">The words in the transcript as it is now</a>`}</p>`
}
<p class="more"><a class="button quiet" href="${episode.url}#lessons">Lessons of the episode</a></p>`,
  };
}

const REASONS = {
  hidden: 'The people who keep this archive took it out.',
  'derived-no-more':
    'The transcript was corrected, or is read by better rules, and the lesson is drawn from it no more.',
} as const;
