// The transcript, chapter by chapter: every turn and every sentence has an address.
import { type Html, html } from '../../domain/html.js';
import { shortened } from '../head.js';
import { inLanguage, type Language, PAGE_LANGUAGE, said } from '../language.js';
import { plainStamp, stamp } from './stamp.js';
import type { ChapterPartView, ParagraphView, PersonView, SentenceView, SpeechView } from './views.js';

/** Of a lesson's last sentence, in the name of its mark: enough to tell one from another in a list of links. */
const NAME_LENGTH = 40;

export interface TranscriptOptions {
  /** In whose count the anchors are: links with it outlast corrections. `null`: links go without. */
  readonly revision: number | null;
  /** Of the show. */
  readonly language?: Language;
}

export function transcript(chapters: readonly ChapterPartView[], options: TranscriptOptions): Html {
  const { revision } = options;
  return html`<div class="transcript"${revision !== null && html` data-revision="${revision}"`}>
${chapters.map((chapter) => chapterPart(chapter, options))}</div>
`;
}

function chapterPart(chapter: ChapterPartView, { revision, language }: TranscriptOptions): Html {
  const { number, title, speeches } = chapter;
  return html`<section class="part" aria-labelledby="chapter-${number}">
<header><h3 id="chapter-${number}"${inLanguage(language, title)}>${title}</h3>
<p class="meta">${stamp(chapter)}${chapter.time !== null && ' · '}Chapter ${number}</p></header>
<div${inLanguage(language, wordsOf(speeches))}>
${speeches.map((each) => speech(each, revision))}</div>
</section>
`;
}

function wordsOf(speeches: readonly SpeechView[]): string {
  const sentences = speeches.flatMap(({ paragraphs }) => paragraphs.flatMap((each) => each.sentences));
  return sentences.map(({ text }) => text).join(' ');
}

function speech(view: SpeechView, revision: number | null): Html {
  const { anchors, speaker, goesOn, paragraphs } = view;
  const [id, ...others] = anchors;
  return html`<div class="speech"${id && html` id="${id}"`}>${others.map(extraAnchor)}
${speaker && html`<p class="who">${personName(speaker)}${goesOn && html` <span class="meta" lang="${PAGE_LANGUAGE}">goes on</span>`}</p>`}
${id && html`<p class="at">${link(id, view, revision)}</p>`}
${paragraphs.map(paragraph)}
</div>
`;
}

/** The way to the turn; its time where it has one. */
function link(id: string, view: SpeechView, revision: number | null): Html {
  const href = revision === null ? `#${id}` : `?revision=${revision}#${id}`;
  const shown = view.time === null ? html`<span class="sign" aria-hidden="true">#</span>` : plainStamp(view);
  const name = view.time === null ? html`<span class="unseen">Link to this turn</span>` : null;
  return html`<a class="lasting" href="${href}">${shown}${name}</a>`;
}

export function personName({ name, url }: PersonView): Html {
  return url === null ? said(name) : html`<a href="${url}"${inLanguage(null, name)}>${name}</a>`;
}

function paragraph({ shown, sentences }: ParagraphView): Html {
  const beside = shown && html`<a class="beside" href="${shown.url}">${plainStamp(shown)}</a>`;
  return html`<p>${beside}${sentences.map(sentence)}</p>\n`;
}

function sentence({ text, gap, anchors, time, isLesson, lessonUrl }: SentenceView): Html {
  const [id, ...others] = anchors;
  const about = [
    id !== undefined && html` id="${id}"`,
    time !== null && html` data-t="${time}"`,
    isLesson && html` class="taught"`,
  ];
  const mark =
    lessonUrl &&
    html`\u00a0<a class="to-lesson" href="${lessonUrl}" aria-label="Lesson: ${shortened(text, NAME_LENGTH)}" title="A lesson">✦</a>`;
  return html`${gap}${others.map(extraAnchor)}<span${about}>${text}</span>${mark}`;
}

/** Another place that was a link's once and is this one now. */
function extraAnchor(id: string): Html {
  return html`<span id="${id}"></span>`;
}
