// What the archive is about: all topics, most spoken of first.
import { type Html, html } from '../../domain/html.js';
import { counted } from '../entries.js';
import type { Described } from '../head.js';
import { inLanguage } from '../language.js';
import type { PageFrame } from '../layout.js';
import { nextLink } from '../parts.js';
import type { TopicLink } from '../views.js';

export interface TopicListView extends Described {
  readonly topics: readonly TopicLine[];
  /** What their names are to contain; empty: all are listed. */
  readonly query: string;
  /** How often the topic that is spoken of most is, wherever it stands. */
  readonly most: number;
  readonly nextUrl: string | null;
}

export interface TopicLine extends TopicLink {
  readonly lessonCount: number;
  readonly chapterCount: number;
  readonly episodeCount: number;
}

export function topicListPage({ topics, query, most, nextUrl, about }: TopicListView): PageFrame {
  return {
    title: 'Topics',
    place: '/topics',
    about,
    body: html`<div class="hero">
<h1>Topics</h1>
<p class="standfirst">What the archive speaks of, most spoken of first.</p>
<form class="find small" action="/topics">
<input type="search" name="q" value="${query}" aria-label="Topics whose name contains" placeholder="Find a topic" maxlength="100">
<button type="submit" class="quiet">Find</button>
</form>
${topics.length > 0 && html`<p class="meta legend"><span class="of-lessons"></span>lessons <span class="of-chapters"></span>chapters</p>`}
</div>
${topics.length === 0 && html`<p>No topic is called like that. <a href="/topics">All topics</a></p>`}
<ol class="wide index">
${topics.map((topic) => line(topic, most))}</ol>
${nextLink(nextUrl)}`,
  };
}

/** The bar is as long as the topic is spoken of, beside the one that is spoken of most. */
function line({ label, url, lessonCount, chapterCount, episodeCount }: TopicLine, most: number): Html {
  const lengthOf = (count: number): string => `${((100 * count) / Math.max(1, most)).toFixed(1)}%`;
  const amount = lessonCount > 0 ? counted(lessonCount, 'lesson') : counted(chapterCount, 'chapter');
  return html`<li><a href="${url}"${inLanguage(null, label)}>${label}</a> <span class="meta"><span class="unseen">, </span>${amount}<span class="unseen"> in ${counted(episodeCount, 'episode')}</span></span>
<svg aria-hidden="true" width="100%" height="3"><rect class="of-chapters" width="${lengthOf(lessonCount + chapterCount)}" height="3"/><rect class="of-lessons" width="${lengthOf(lessonCount)}" height="3"/></svg></li>
`;
}
