// How long are show notes? Full ones are as long as they are; a newsletter and a feed have limits that they keep to.

import type { NotesLength, TemplateFormat } from '../../domain/template.js';
import { countWords } from '../../domain/transcript.js';
import type { ShowNotes } from './show-notes.js';

type ListName = 'highlights' | 'people' | 'chapters' | 'lessons' | 'topics' | 'links';

export interface Budget {
  /** What there is of each list at most. */
  readonly most: Readonly<Partial<Record<ListName, number>>>;
  /** What is given up first when it is too long. */
  readonly givenUp: readonly ListName[];
  /** Of the output. */
  readonly limit: number;
  readonly unit: string;
  /** What of an output counts. */
  readonly measure: (output: string, format: TemplateFormat) => number;
}

/** A minute's reading. */
const NEWSLETTER_WORDS = 250;
/** What Apple's directory shows of an item's description: 4,000 bytes, markup and all. */
const FEED_BYTES = 4000;

export const budgets: Readonly<Record<Exclude<NotesLength, 'full'>, Budget>> = {
  newsletter: {
    most: { highlights: 1, lessons: 3, chapters: 6, topics: 0, links: 5 },
    givenUp: ['links', 'chapters', 'lessons', 'highlights', 'people'],
    limit: NEWSLETTER_WORDS,
    unit: 'words',
    measure: (output, format) => countWords(wordsShown(output, format)),
  },
  feed: {
    most: { highlights: 1, lessons: 5, topics: 0, links: 20 },
    givenUp: ['links', 'lessons', 'highlights', 'chapters', 'people'],
    limit: FEED_BYTES,
    unit: 'bytes of UTF-8',
    measure: (output) => Buffer.byteLength(output),
  },
};

/** Without markup and without where links lead. */
function wordsShown(output: string, format: TemplateFormat): string {
  if (format === 'html') return output.replace(/<[^>]*>/gu, ' ');
  return format === 'markdown' ? output.replace(/\]\(<[^>]*>\)/gu, ']').replace(/^[>#*\s-]+(?=\S)/gmu, '') : output;
}

/** The notes as far as the length has room for them: nothing is said twice, and each list has its most. */
export function shortenNotes(notes: ShowNotes, { most }: Pick<Budget, 'most'>): ShowNotes {
  const highlights = notes.highlights.slice(0, most.highlights);
  const lessons = notes.lessons.filter(({ quote }) => !highlights.some((highlight) => highlight.quote === quote));
  return cutLists({ ...notes, lessons }, most);
}

/** The notes with each list cut to `most`. */
export function cutLists(notes: ShowNotes, most: Budget['most']): ShowNotes {
  const cut = Object.entries(most).map(([name, length]) => [name, notes[name as ListName].slice(0, length)]);
  return { ...notes, ...Object.fromEntries(cut) };
}
