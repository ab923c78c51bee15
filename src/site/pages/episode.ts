// An episode: chapters, lessons, and the transcript with an anchor for every turn, which citations link to.
import { type Html, html } from '../../domain/html.js';
import { page } from '../layout.js';
import { chapterLine, day, dotted, lessonCard, questionLinks, section, time, topicLinks } from '../parts.js';
import type { ChapterView, EpisodeView, LessonView, QuestionLink, TurnView } from '../views.js';

export interface EpisodePageView {
  readonly episode: EpisodeView;
  readonly audioUrl: string | null;
  readonly pageUrl: string | null;
  readonly chapters: readonly ChapterView[];
  readonly lessons: readonly LessonView[];
  /** What it answers. */
  readonly questions: readonly QuestionLink[];
  readonly turns: readonly TurnView[];
  /** In links to turns, so that they outlast corrections; null: they do not. */
  readonly revision: number | null;
}

export function episodePage({
  episode,
  audioUrl,
  pageUrl,
  chapters,
  lessons,
  questions,
  turns,
  revision,
}: EpisodePageView): string {
  const { title, show, showUrl, publishedAt, duration, people, topics } = episode;
  const about = [
    html`<a href="${showUrl}">${show}</a>`,
    day(publishedAt),
    time(duration),
    people.join(', '),
    outside(audioUrl, 'Audio'),
    outside(pageUrl, "Show's page"),
  ];
  return page({
    title: `${title} · Hindcast`,
    body: html`<h1>${title}</h1>
<p class="meta">${dotted(about)}</p>
${topicLinks(topics)}
<section>
<h2 id="chapters">Chapters</h2>
<ol class="chapters">
${chapters.map(chapterLine)}</ol>
</section>
${questions.length > 0 && html`<section><h2 id="questions">Questions that it answers</h2>${questionLinks(questions)}</section>`}
${section('Lessons', lessons.map(lessonCard), 'lessons')}
<section>
<h2 id="transcript">Transcript</h2>
${turns.map((turn) => renderTurn(turn, revision))}</section>`,
  });
}

function renderTurn({ index, speaker, text, startTime, anchors }: TurnView, revision: number | null): Html {
  const [anchor, ...others] = anchors;
  const lasting = `?revision=${revision}#turn-${index}`;
  const head = [
    others.map((other) => html`<span id="turn-${other}"></span>`),
    speaker !== null && html`<span class="speaker">${speaker}</span>`,
    time(startTime),
    revision !== null && html`<a class="lasting" href="${lasting}" aria-label="Link to this turn">#</a>`,
  ];
  return html`<div class="turn"${anchor !== undefined && html` id="turn-${anchor}"`}>
${head}${text.split('\n\n').map((paragraph) => html`<p>${paragraph}</p>`)}
</div>
`;
}

/** Only web addresses become links: what came with a transcript is not to be trusted further. */
function outside(url: string | null, label: string): Html | null {
  if (url === null || !/^https?:\/\//iu.test(url)) return null;
  return html`<a href="${url}" rel="noopener nofollow">${label}</a>`;
}
