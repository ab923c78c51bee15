// A card as SVG: paper, the words in the site's serif, who said them below a hairline, the mark and name of the site.
import { CARD_HEIGHT, CARD_WIDTH, type Card } from './card.js';
import { fitText, shortenTo } from './fit-text.js';
import { createPen, type Pen, type Place } from './pen.js';
import type { Typeface } from './typeface.js';

/** The site's light colours (`site/assets/styles/tokens.ts`): who shows a preview does not know the reader's setting. */
const COLOURS = { paper: '#fcfaf5', ink: '#1c1f1e', soft: '#575e5d', line: '#ded8ca', accent: '#0b6259' };
const MARGIN = 84;
const WIDTH = CARD_WIDTH - 2 * MARGIN;
const LEADING = 1.16;
const SIZES = [84, 78, 72, 66, 60, 56, 52, 48, 44, 40];
/** A quote leaves room for its mark. */
const FIELDS = { quote: { top: 142, height: 324 }, title: { top: 84, height: 382 } };
const QUOTATION_MARK = { x: MARGIN - 6, y: 178, size: 190, fill: COLOURS.accent };
const RULE_Y = 506;
const BYLINE = { size: 34, y: 556 };
const SOURCE = { size: 27, y: 594 };
/** `most`: pixels for its words; the rest is for who said it and where. */
const BRAND = { size: 30, y: 576, mark: 28, gap: 12, most: 380 };
/** Between what stands left and right below the line. */
const GUTTER = 60;
/** Height of a capital, as a share of the size. */
const CAPITAL = 0.66;

export function cardSvg(card: Card, typeface: Typeface): string {
  const pen = createPen(typeface);
  const brand = shortenTo(typeface.drawable(card.site), BRAND.most / BRAND.size, typeface);
  const brandX = CARD_WIDTH - MARGIN - typeface.widthOf(brand) * BRAND.size;
  const markX = brandX - (brand === '' ? 0 : BRAND.gap) - BRAND.mark;
  const room = markX - GUTTER - MARGIN;
  const line = (text: string, place: Omit<Place, 'x'>): string =>
    pen.write(shortenTo(typeface.drawable(text), room / place.size, typeface), { x: MARGIN, ...place });
  const parts = [
    card.kind === 'quote' ? pen.write('“', QUOTATION_MARK) : '',
    words(card, typeface, pen),
    line(card.byline, { ...BYLINE, fill: COLOURS.ink }),
    line(card.source, { ...SOURCE, fill: COLOURS.soft }),
    pen.write(brand, { x: brandX, y: BRAND.y, size: BRAND.size, fill: COLOURS.accent }),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_WIDTH}" height="${CARD_HEIGHT}">
${pen.letters()}
<rect width="${CARD_WIDTH}" height="${CARD_HEIGHT}" fill="${COLOURS.paper}"/>
<rect width="14" height="${CARD_HEIGHT}" fill="${COLOURS.accent}"/>
<rect x="${MARGIN}" y="${RULE_Y}" width="${WIDTH}" height="2" fill="${COLOURS.line}"/>
${parts.join('\n')}
<path fill="${COLOURS.accent}" d="${siteMark(markX, BRAND.y)}"/>
</svg>`;
}

/** In the middle of the field: a short text does not hang under its edge. */
function words({ kind, text }: Card, typeface: Typeface, pen: Pen): string {
  const { top, height } = FIELDS[kind];
  const field = { width: WIDTH, height, sizes: SIZES, leading: LEADING };
  const { size, lines } = fitText(typeface.drawable(text), field, typeface);
  const step = size * LEADING;
  const first = top + (height - (lines.length - 1) * step + size * CAPITAL) / 2;
  return lines
    .map((line, index) => pen.write(line, { x: MARGIN, y: first + index * step, size, fill: COLOURS.ink }))
    .join('');
}

/** Two arrows back, as in the icon, as high as a capital. */
function siteMark(x: number, baseline: number): string {
  const [top, middle] = [baseline - 20, baseline - 10];
  return `M${x + 13} ${top}V${baseline}L${x} ${middle}zM${x + 28} ${top}V${baseline}L${x + 15} ${middle}z`;
}
