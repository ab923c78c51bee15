// When a topic was spoken of: bars over time, said in a sentence and in a table too. Lengths along the time are percent,
// so that the drawing is as wide as its place and its letters stay as large as they are.
import { type Html, html } from '../../domain/html.js';
import { counted, number } from '../entries.js';
import { type Dated, type Period, periodLabel, periodsOf } from './periods.js';

/** In pixels: of the bars, above them for the scale, and below them for the dates. */
const HEIGHT = 104;
const ABOVE = 16;
const BELOW = 22;
const BASE = ABOVE + HEIGHT;
/** Of the width of a period. */
const BAR_WIDTH = 0.72;
const MOST_TICKS = 6;
/** Percent of the width from where a year would stand over the edge. */
const NEAR_THE_END = 86;

/** Null where all was within one period: that is no course to be seen. */
export function timePlot(appearances: readonly Dated[]): Html | null {
  const periods = periodsOf(appearances);
  if (periods.length < 2) return null;
  return html`<figure class="plot">
<figcaption id="plot-says">${inWords(periods)}</figcaption>
${drawing(periods)}<p class="meta legend"><span class="of-lessons"></span>lessons <span class="of-chapters"></span>chapters</p>
<details><summary>As a table</summary>
${table(periods)}</details>
</figure>
`;
}

function inWords(periods: readonly Period[]): string {
  const episodes = periods.reduce((sum, { episodeCount }) => sum + episodeCount, 0);
  const most = periods.reduce((best, each) => (spoken(each) > spoken(best) ? each : best));
  return `Spoken of in ${counted(episodes, 'episode')}, ${span(periods)}; most in ${periodLabel(most)}, with ${amounts(most)}.`;
}

/** In months where the periods are; of longer ones, years say it well enough. */
function span(periods: readonly Period[]): string {
  const [first, last] = [periods[0]!, periods.at(-1)!];
  if (first.size === 1) return `from ${periodLabel(first)} to ${periodLabel(last)}`;
  const [from, to] = [Math.floor(first.start / 12), Math.floor((last.start + last.size - 1) / 12)];
  return from === to ? `in ${from}` : `from ${from} to ${to}`;
}

function amounts({ lessonCount, chapterCount }: Period): string {
  return `${counted(lessonCount, 'lesson')} and ${counted(chapterCount, 'chapter')}`;
}

function spoken({ lessonCount, chapterCount }: Period): number {
  return lessonCount + chapterCount;
}

function drawing(periods: readonly Period[]): Html {
  const most = Math.max(...periods.map(spoken));
  const width = 100 / periods.length;
  const bars = periods.map((period, i) => bar(period, { x: width * i, width, scale: HEIGHT / most }));
  return html`<svg role="img" aria-labelledby="plot-says" width="100%" height="${BASE + BELOW}">
<line class="rule" x1="0" x2="100%" y1="${ABOVE}" y2="${ABOVE}"/><text x="0" y="${ABOVE - 5}">${number(most)}</text>
${bars}<line class="base" x1="0" x2="100%" y1="${BASE}" y2="${BASE}"/>
${ticks(periods, width)}</svg>
`;
}

interface Place {
  /** Percent. */
  readonly x: number;
  readonly width: number;
  /** Pixels a lesson or chapter. */
  readonly scale: number;
}

function bar(period: Period, { x, width, scale }: Place): Html | null {
  if (spoken(period) === 0) return null;
  const [lessons, chapters] = [period.lessonCount * scale, period.chapterCount * scale];
  const along = html`x="${percent(x + (width * (1 - BAR_WIDTH)) / 2)}" width="${percent(width * BAR_WIDTH)}"`;
  return html`<g><title>${periodLabel(period)}: ${amounts(period)}</title>
<rect class="of-chapters" ${along} y="${pixels(BASE - lessons - chapters)}" height="${pixels(chapters)}"/>
<rect class="of-lessons" ${along} y="${pixels(BASE - lessons)}" height="${pixels(lessons)}"/></g>
`;
}

/** Years under their first period where there are some, else only the first and the last period. */
function ticks(periods: readonly Period[], width: number): Html[] {
  const years = periods.flatMap(({ start }, i) => (start % 12 === 0 ? { i, text: String(start / 12) } : []));
  if (years.length < 2) return ends(periods);
  const stride = Math.ceil(years.length / MOST_TICKS);
  return years
    .filter((_, n) => n % stride === 0)
    .map(({ i, text }) => {
      const isAtEnd = width * i > NEAR_THE_END;
      const x = isAtEnd ? '100%' : percent(width * (i + (1 - BAR_WIDTH) / 2));
      return html`<text x="${x}" y="${BASE + BELOW - 5}"${isAtEnd && html` text-anchor="end"`}>${text}</text>\n`;
    });
}

function ends(periods: readonly Period[]): Html[] {
  const y = BASE + BELOW - 5;
  const [first, last] = [periodLabel(periods[0]!), periodLabel(periods.at(-1)!)];
  return [html`<text x="0" y="${y}">${first}</text>`, html`<text x="100%" y="${y}" text-anchor="end">${last}</text>\n`];
}

function table(periods: readonly Period[]): Html {
  const rows = periods
    .filter((period) => spoken(period) > 0)
    .map(
      (period) => html`<tr><th scope="row">${periodLabel(period)}</th><td>${period.lessonCount}</td>
<td>${period.chapterCount}</td><td>${period.episodeCount}</td></tr>
`,
    );
  return html`<table>
<thead><tr><th scope="col">When</th><th scope="col">Lessons</th><th scope="col">Chapters</th><th scope="col">Episodes</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
`;
}

function percent(value: number): string {
  return `${value.toFixed(2)}%`;
}

function pixels(value: number): string {
  return value.toFixed(1);
}
