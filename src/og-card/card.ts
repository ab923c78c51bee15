// The picture of a page for previews elsewhere (Open Graph): what stands on it, and who draws it.

/** A quote or a title, who said it, where, and on which site. */
export interface Card {
  /** A quote gets its mark. */
  readonly kind: 'quote' | 'title';
  /** As many words of it as fit are drawn. */
  readonly text: string;
  /** One line each, cut where too long; empty: left out. */
  readonly byline: string;
  readonly source: string;
  /** Whose picture it is; stands beside the mark, cut where too long. */
  readonly site: string;
}

export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

/**
 * PNG of 1200 x 630 pixels. The same card gives the same bytes. Letters that its typeface lacks are left out, and a text
 * that is mostly of such letters altogether.
 */
export type DrawCard = (card: Card) => Promise<Buffer>;
