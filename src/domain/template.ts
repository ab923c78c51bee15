// What a template of show notes is: a text with places for what the notes hold, and rules for what comes out of it.

export const templateFormats = ['markdown', 'html', 'text'] as const;
/** What comes out, and so how values are escaped in it. */
export type TemplateFormat = (typeof templateFormats)[number];

export const notesLengths = ['full', 'newsletter', 'feed'] as const;
/** How much comes out: all there is, a minute's reading, or what a feed's description holds. */
export type NotesLength = (typeof notesLengths)[number];

export interface Template {
  readonly format: TemplateFormat;
  readonly length: NotesLength;
  /** In the Liquid language, of which a part is known here. */
  readonly source: string;
}

/** A template that a show has of its own. */
export interface ShowTemplate extends Template {
  /** A slug, unique within the show. */
  readonly name: string;
  /** ISO 8601 date-time. */
  readonly updatedAt: string;
}

/** Characters of a source: many times what the longest of ours has. */
export const LONGEST_SOURCE = 32_000;
