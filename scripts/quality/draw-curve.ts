// Lines and marks in the square of two shares -> a picture in SVG that reads on light and on dark pages.
import { escapeUTF8 } from 'entities';

/** A place in the square, each from 0 to 1. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Line {
  readonly label: string;
  readonly look: 'solid' | 'dashed' | 'dotted';
  readonly places: readonly Place[];
}

export interface Mark {
  /** In the key. */
  readonly label: string;
  /** Beside the mark. */
  readonly name: string;
  readonly look: 'dot' | 'ring';
  /** `null`: only the key tells of it. */
  readonly place: Place | null;
}

export interface Drawing {
  readonly title: string;
  /** What the picture shows, for those who do not see it. */
  readonly description: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly lines: readonly Line[];
  readonly marks: readonly Mark[];
}

const WIDTH = 720;
const LEFT = 72;
const RIGHT = 36;
const PLOT_WIDTH = WIDTH - LEFT - RIGHT;
const PLOT_HEIGHT = 340;
const KEY_TOP = 54;
const KEY_LINE = 22;
const BELOW_PLOT = 58;
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** A whole file; the same drawing gives the same bytes. */
export function drawCurve(drawing: Drawing): string {
  const { lines, marks } = drawing;
  const top = KEY_TOP + (lines.length + marks.length) * KEY_LINE + 6;
  const height = top + PLOT_HEIGHT + BELOW_PLOT;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="curve-title curve-text">`,
    `<title id="curve-title">${escapeUTF8(drawing.title)}</title>`,
    `<desc id="curve-text">${escapeUTF8(drawing.description)}</desc>`,
    `<style>${STYLE}</style>`,
    `<rect class="paper" width="${WIDTH}" height="${height}" rx="8"/>`,
    textAt(LEFT, 30, drawing.title, 'class="head"'),
    ...keyOf(drawing),
    `<g transform="translate(${LEFT} ${top})">`,
    ...axesOf(drawing),
    ...lines.map(({ look, places }) => `<polyline class="line ${look}" points="${places.map(pairOf).join(' ')}"/>`),
    ...marks.flatMap(drawMark),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function keyOf({ lines, marks }: Drawing): string[] {
  const samples = [
    ...lines.map(({ label, look }) => ({ label, sample: `<path class="line ${look}" d="M0 0h34"/>` })),
    ...marks.map(({ label, look }) => ({ label, sample: circleAt(17, 0, look) })),
  ];
  return samples.flatMap(({ label, sample }, i) => [
    `<g transform="translate(${LEFT} ${KEY_TOP + i * KEY_LINE})">${sample}${textAt(46, 4.5, label)}</g>`,
  ]);
}

function axesOf({ xLabel, yLabel }: Drawing): string[] {
  const ticks = TICKS.flatMap((share) => [
    `<path class="grid" d="M${across(share)} 0V${PLOT_HEIGHT}M0 ${down(share)}H${PLOT_WIDTH}"/>`,
    textAt(across(share), PLOT_HEIGHT + 20, percent(share), 'class="soft" text-anchor="middle"'),
    textAt(-10, down(share) + 4.5, percent(share), 'class="soft" text-anchor="end"'),
  ]);
  return [
    ...ticks,
    `<path class="axis" d="M0 0V${PLOT_HEIGHT}H${PLOT_WIDTH}"/>`,
    textAt(PLOT_WIDTH / 2, PLOT_HEIGHT + 44, xLabel, 'text-anchor="middle"'),
    textAt(-PLOT_HEIGHT / 2, -52, yLabel, 'text-anchor="middle" transform="rotate(-90)"'),
  ];
}

/** Names of dots stand above, those of rings below, so that two marks at one place can be read. */
function drawMark({ name, look, place }: Mark): string[] {
  if (place === null) return [];
  const [x, y] = [across(place.x), down(place.y)];
  const beside = look === 'dot' ? y - 13 : y + 23;
  return [circleAt(x, y, look), textAt(x, beside, name, 'class="name" text-anchor="middle"')];
}

function circleAt(x: number, y: number, look: Mark['look']): string {
  return `<circle class="${look}" cx="${x}" cy="${y}" r="${look === 'dot' ? 5 : 7}"/>`;
}

function textAt(x: number, y: number, text: string, more = ''): string {
  return `<text x="${x}" y="${y}"${more && ` ${more}`}>${escapeUTF8(text)}</text>`;
}

function pairOf({ x, y }: Place): string {
  return `${across(x)},${down(y)}`;
}

function across(share: number): number {
  return rounded(share * PLOT_WIDTH);
}

function down(share: number): number {
  return rounded((1 - share) * PLOT_HEIGHT);
}

function rounded(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

export function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}

/** The colours of the site, on a paper of its own: a page may be dark where the reader's system is light. */
const STYLE = `
svg { --paper: #fdfcf9; --ink: #1d2021; --soft: #5c6366; --line: #e2dfd7; --accent: #0b6e69; }
@media (prefers-color-scheme: dark) {
  svg { --paper: #16191a; --ink: #e6e4de; --soft: #9aa3a5; --line: #2e3436; --accent: #5cc8bf; }
}
text { fill: var(--ink); font: 14px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
.paper { fill: var(--paper); }
.head { font-size: 17px; font-weight: 600; }
.soft { fill: var(--soft); font-size: 13px; }
.grid { stroke: var(--line); }
.axis { fill: none; stroke: var(--soft); }
.line { fill: none; stroke: var(--soft); stroke-width: 1.5; stroke-linejoin: round; }
.solid { stroke: var(--accent); stroke-width: 2.5; }
.dashed { stroke-dasharray: 7 5; }
.dotted { stroke-dasharray: 1.5 4; stroke-linecap: round; }
.dot { fill: var(--accent); stroke: var(--paper); stroke-width: 1.5; }
.ring { fill: none; stroke: var(--ink); stroke-width: 2; }
.name { font-weight: 600; paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
`;
