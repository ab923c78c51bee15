// The ribbon as SVG. Across it is measured in percent, so that it fits any width without stretching its words; upright in
// pixels. A title is a link's name and what a pointer over it sees. Looks come from the stylesheet by class: attributes here are places and sizes alone.
import { type Html, html, trusted } from '../../domain/html.js';
import { spokenStamp } from '../episode/stamp.js';
import { axisMarks } from './axis.js';
import type { RibbonChapter, RibbonLesson, RibbonPlace, RibbonSpeaker, RibbonView } from './views.js';

const BAND = 44;
const LANE = 28;
const LANE_TOP = BAND + 12;
const LESSONS = 34;
const AXIS = 22;
/** Shares of the width from which on a chapter's number fits: on a wide page, on one of half the width, on a phone. */
const ROOM_FOR_NUMBER = { wide: 0.02, half: 0.04, phone: 0.075 };
/** Letters of a title that fit into one hundredth of a wide page. */
const LETTERS_PER_PERCENT = 1.55;
/** Less of a title than that says too little. */
const MOST_OF_TITLE = 0.75;
/** Of a chapter's words from its edge, and where its one line stands, or its two. */
const LABEL = { x: 6, one: 27, first: 19, second: 35 } as const;
/** A number so near to the beginning starts there, instead of standing around its place. */
const EDGE = 0.03;
/** How far lanes are measured across: a pixel of a wide page. Finer figures would be the heaviest part of the picture. */
const FINE = 1_200;

export function drawRibbon(view: RibbonView): Html {
  const { chapters, speakers, lessons, places, scale } = view;
  const lessonsTop = LANE_TOP + speakers.length * LANE + 4;
  const axisTop = lessonsTop + (lessons.length > 0 ? LESSONS : 0);
  const height = axisTop + AXIS;
  return html`<svg class="strip" width="100%" height="${height}" role="group" aria-labelledby="ribbon-title" data-plays>
<g>${places.map((place) => placeLink(place, axisTop))}</g>
<g>${chapters.map(chapterLink)}</g>
<g class="lanes" aria-hidden="true">${speakers.map(lane)}</g>
${lessons.length > 0 && html`<g class="lessons"><text x="0" y="${lessonsTop + 9}" aria-hidden="true">Lessons</text>${lessons.map((lesson) => lessonLink(lesson, lessonsTop + 12))}</g>`}
<g class="axis" aria-hidden="true">${axisMarks(scale).map(({ at, label, isMinor }) => html`<line x1="${percent(at)}" x2="${percent(at)}" y1="${axisTop}" y2="${axisTop + 5}"/><text${(isMinor || at < EDGE) && html` class="${isMinor ? 'minor' : 'first'}"`} x="${percent(at)}" y="${axisTop + 18}">${label}</text>`)}</g>
<line class="head" y1="0" y2="${axisTop}" data-head visibility="hidden"/>
</svg>`;
}

/** A click anywhere leads to what is said there. Links with names lie above it, so this one is for pointers alone. */
function placeLink({ url, from, to }: RibbonPlace, height: number): Html {
  return html`<a href="${url}" tabindex="-1" aria-hidden="true"><rect class="place" x="${percent(from)}" width="${percent(to - from)}" height="${height}"/></a>`;
}

function chapterLink(chapter: RibbonChapter): Html {
  const { number, title, url, from, to, hue } = chapter;
  const name = [`${number} ${title}, chapter`, spokenStamp(chapter)].filter(Boolean).join(' ');
  const width = percent(to - from);
  return html`<a href="${url}" class="${hue === null ? 'no-hue' : `hue-${hue}`}"><title>${name}</title><svg x="${percent(from)}" width="${width}" height="${BAND}" aria-hidden="true"><rect class="chapter" width="100%" height="${BAND}"/>${labelOf(chapter)}</svg></a>
`;
}

/** What is too long by a letter or two is clipped at the chapter's edge. */
function labelOf({ number, title, from, to }: RibbonChapter): Html | null {
  const share = to - from;
  if (share < ROOM_FOR_NUMBER.wide) return null;
  const room = share < ROOM_FOR_NUMBER.half ? 'tight' : share < ROOM_FOR_NUMBER.phone ? 'snug' : null;
  const [first, second] = linesOf(title, Math.floor(share * 100 * LETTERS_PER_PERCENT));
  const classes = [room, second && 'two'].filter(Boolean).join(' ');
  return html`<text${classes && html` class="${classes}"`} x="${LABEL.x}" y="${second ? LABEL.first : LABEL.one}"><tspan class="number">${number}</tspan>${first && html` <tspan class="title" dx="3">${first}</tspan>`}</text>${second && html`<text class="title" x="${LABEL.x}" y="${LABEL.second}">${second}</text>`}`;
}

/** Letters of a line that the number takes. */
const NUMBER_LETTERS = 4;

/** Whole words, so that what is seen is a part of the link's name: in one line, else in two, else nothing of it. */
function linesOf(title: string, letters: number): [first: string, second: string] {
  const first = wordsThatFit(title, letters - NUMBER_LETTERS);
  const second = wordsThatFit(title.slice(first.length).trimStart(), letters - 1);
  const enough = title.length * MOST_OF_TITLE;
  if (first.length + second.length + 1 < enough) return ['', ''];
  return [first, second];
}

function wordsThatFit(title: string, letters: number): string {
  if (title.length <= letters) return title;
  const end = title.lastIndexOf(' ', Math.max(0, letters));
  return end > 0 ? title.slice(0, end) : '';
}

/** Its runs in one path: an episode has hundreds. */
function lane({ name, share, runs }: RibbonSpeaker, i: number): Html {
  const top = LANE_TOP + i * LANE;
  return html`<text x="0" y="${top + 9}">${name} <tspan class="amount">${percent(share, 0)}</tspan></text>
<svg x="0" y="${top + 13}" width="100%" height="9" viewBox="0 -5 ${FINE} 10" preserveAspectRatio="none"><path class="quiet-lane" d="M0 0H${FINE}"/><path d="${trusted(strokes(runs))}"/></svg>
`;
}

/** Each measured from the end of the one before: small figures are the most alike. */
function strokes(runs: RibbonSpeaker['runs']): string {
  let at = 0;
  const drawn = runs.map(([from, to]) => {
    const [gap, length] = [fine(from) - at, fine(to) - fine(from)];
    at = fine(to);
    return `m${gap} 0h${length}`;
  });
  return drawn.join('');
}

function fine(share: number): number {
  return Math.round(share * FINE);
}

/** The stronger, the higher. The link is wider than the stroke, so that it can be hit. */
function lessonLink(lesson: RibbonLesson, top: number): Html {
  const { at, strength, statement, url } = lesson;
  const name = `${['Lesson', spokenStamp(lesson)].filter(Boolean).join(' ')}: ${statement}`;
  const height = 6 + Math.round(strength * 13);
  return html`<a href="${url}"><title>${name}</title><svg x="${percent(at, 1)}" y="${top}" aria-hidden="true"><path class="hit" d="M0 0v20"/><path class="lesson" d="M0 20v-${height}"/></svg></a>
`;
}

/** "12.34%". */
export function percent(share: number, digits = 2): string {
  return `${Number((share * 100).toFixed(digits))}%`;
}
