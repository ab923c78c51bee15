// Draws cards with sharp (libvips, in libuv's threads), one at a time, and keeps the last ones.
import sharp from 'sharp';
import { HindcastError } from '../domain/errors.js';
import type { Card, DrawCard } from './card.js';
import { cardSvg } from './card-svg.js';
import { openTypeface, type Typeface } from './typeface.js';

/** Of some 60 KB each. Previews are fetched when a link is sent round: many at once, then seldom. */
const MOST_KEPT = 100;
/** Some seconds of work: who comes later is told to come again. */
const MOST_WAITING = 50;

/** `fontPaths`: the files of one face, the most needed first. They are read when the first card is drawn. */
export function createCardDrawer(fontPaths: readonly string[]): DrawCard {
  let typeface: Typeface | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const kept = new Map<string, Promise<Buffer>>();
  const drawNext = async (card: Card): Promise<Buffer> => {
    if (waiting >= MOST_WAITING) throw new HindcastError('not-ready', 'Too many pictures are wanted at once');
    waiting++;
    try {
      const turn = last.then(() => {
        typeface ??= openTypeface(fontPaths);
        return draw(card, typeface);
      });
      last = turn.catch(() => {});
      return await turn;
    } finally {
      waiting--;
    }
  };
  return (card) => {
    const key = JSON.stringify([card.kind, card.text, card.byline, card.source, card.site]);
    const known = kept.get(key);
    if (known) return known;
    const picture = drawNext(card);
    kept.set(key, picture);
    picture.catch(() => kept.delete(key));
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
    return picture;
  };
}

function draw(card: Card, typeface: Typeface): Promise<Buffer> {
  return sharp(Buffer.from(cardSvg(card, typeface)))
    .png({ compressionLevel: 9 })
    .toBuffer();
}
