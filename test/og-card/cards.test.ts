// Cards as pictures, and the type on them: what fits, what is cut, what cannot be drawn.
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { CARD_HEIGHT, CARD_WIDTH, type Card } from '../../src/og-card/card.js';
import { cardSvg } from '../../src/og-card/card-svg.js';
import { fitText, shortenTo } from '../../src/og-card/fit-text.js';
import { createCardDrawer } from '../../src/og-card/sharp-cards.js';
import { openTypeface } from '../../src/og-card/typeface.js';

const fontPaths = ['latin', 'latin-ext'].map((letters) =>
  join(import.meta.dirname, `../../data/fonts/newsreader-display-${letters}.woff`),
);
const card: Card = {
  kind: 'quote',
  text: 'A backup that nobody has restored is only a rumour.',
  byline: 'Tom Halvorsen',
  source: 'Night Shift · Bread and backups',
  site: 'The night archive',
};

/** Every letter is as wide as half its size. */
const even = { widthOf: (text: string) => [...text].length / 2 };

describe('a card', () => {
  it('is a PNG of the size that previews want, the same for the same words', async () => {
    const picture = await createCardDrawer(fontPaths)(card);
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'png', width: CARD_WIDTH, height: CARD_HEIGHT });
    expect(await createCardDrawer(fontPaths)({ ...card })).toEqual(picture);
    expect(await createCardDrawer(fontPaths)({ ...card, text: 'Another one.' })).not.toEqual(picture);
    expect(picture.length).toBeLessThan(200_000);
  });

  it('is drawn in every part: darker where the words stand', async () => {
    const draw = createCardDrawer(fontPaths);
    const inkOf = async (kind: Card['kind'], text: string) => {
      const picture = await draw({ ...card, kind, text });
      const middle = { left: 84, top: 142, width: 1032, height: 340 };
      const { channels } = await sharp(await sharp(picture).extract(middle).toBuffer()).stats();
      return 255 - channels[0]!.mean;
    };
    const blank = await inkOf('quote', '日本語');
    const short = await inkOf('quote', 'Short.');
    expect(short).toBeGreaterThan(blank + 2);
    expect(await inkOf('quote', 'A long one. '.repeat(30))).toBeGreaterThan(short + 10);
  });

  it('lets no markup in', () => {
    const hostile = '</svg><script>alert(1)</script>&"\'';
    const words = { text: hostile, byline: hostile, source: hostile, site: hostile };
    const svg = cardSvg({ kind: 'quote', ...words }, openTypeface(fontPaths));
    expect(svg).not.toContain('script');
    expect(svg.match(/<\/svg>/gu)).toHaveLength(1);
  });

  it('has the name of its site, cut where that leaves no room, and the mark alone where it cannot be drawn', () => {
    const typeface = openTypeface(fontPaths);
    const xsOf = (site: string) =>
      [...cardSvg({ ...card, site }, typeface).matchAll(/translate\((\d+(?:\.\d+)?) 576\)/gu)].map(([, x]) =>
        Number(x),
      );
    expect(xsOf('Ship')).toHaveLength(4);
    const long = xsOf('A name as long as a name of a site can be '.repeat(2));
    expect(Math.min(...long)).toBeGreaterThan(CARD_WIDTH / 2);
    expect(Math.max(...long)).toBeLessThan(CARD_WIDTH - 84);
    expect(xsOf('日本語')).toEqual([]);
    expect(cardSvg({ ...card, site: '日本語' }, typeface)).not.toContain('NaN');
  });

  it('is refused when too many are wanted at once, and drawn when they are done', async () => {
    const draw = createCardDrawer(fontPaths);
    const wanted = Array.from({ length: 52 }, (_, i) => draw({ ...card, text: `${i}` }));
    const outcomes = await Promise.allSettled(wanted);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(2);
    expect(refused[0]).toMatchObject({ reason: { code: 'not-ready' } });
    expect(await draw({ ...card, text: '51' })).toBeInstanceOf(Buffer);
  });
});

describe('type on a card', () => {
  const field = { width: 100, height: 60, sizes: [40, 20, 10], leading: 1.5 };

  it('is as large as the field allows', () => {
    expect(fitText('abcde', field, even)).toEqual({ size: 40, lines: ['abcde'] });
    expect(fitText('abcde fghij', field, even)).toEqual({ size: 20, lines: ['abcde', 'fghij'] });
  });

  it('is cut between words where nothing is small enough', () => {
    const fitted = fitText('one two three four '.repeat(10).trim(), field, even);
    expect(fitted.size).toBe(10);
    expect(fitted.lines).toHaveLength(4);
    expect(fitted.lines.at(-1)).toMatch(/\w …$/u);
    for (const line of fitted.lines) expect(even.widthOf(line) * fitted.size).toBeLessThanOrEqual(field.width);
  });

  it('is cut inside a word that is wider than its line', () => {
    expect(shortenTo('a'.repeat(40), 5, even)).toBe(`${'a'.repeat(9)}…`);
    expect(shortenTo('one two, three', 5, even)).toBe('one two …');
    expect(shortenTo('short', 5, even)).toBe('short');
  });

  it('has the letters of western names, plain forms of rarer ones, and no text of which a tenth is missing', () => {
    const typeface = openTypeface(fontPaths);
    expect(typeface.drawable('  Łukasz\nMüller — “č” ')).toBe('Łukasz Müller — “č”');
    expect(typeface.drawable('Nguyễn')).toBe('Nguyen');
    expect(typeface.drawable('Well done 🎉')).toBe('Well done');
    expect(typeface.drawable('Привет')).toBe('');
    expect(typeface.widthOf('mm')).toBeCloseTo(2 * typeface.widthOf('m'));
  });
});
