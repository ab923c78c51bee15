// How long are show notes? Full ones are as long as they are; a newsletter and a feed have limits that they keep to.

import type { NotesLength, TemplateFormat } from '../../domain/template.js';
import { countWords } from '../../domain/transcript.js';
import type { ShowNotes } from './show-notes.js';

type ListName = 'highlights' | 'people' | 'chapters' | 'lessons' | 'topics' | 'links';

export interface Budget {
  /** What there is of each list at most; all where it is not named. */
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
    most: { highlights: 1, lessons: 3, topics: 0, links: 5 },
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
  if (format === 'text') return output.replace(/https?:\/\/\S+/gu, '');
  return output.replace(/\]\(<[^>]*>\)/gu, ']').replace(/^[>#*\s-]+(?=\S)/gmu, '');
}

/**
 * The notes as far as the length has room for them: nothing is said twice, links are those that listeners are given, and each list has its
 * most.
 */
export function shortenNotes(notes: ShowNotes, { most }: Pick<Budget, 'most'>): ShowNotes {
  const highlights = notes.highlights.slice(0, most.highlights);
  const others = notes.lessons.filter(({ quote }) => !highlights.some((highlight) => highlight.quote === quote));
  const readable = others.filter(({ readsAlone }) => readsAlone);
  // In another language than English there may be none.
  const lessons = readable.length > 0 ? readable : others;
  return cutLists({ ...notes, lessons, links: notes.links.filter(({ offered }) => offered) }, most);
}

/** The notes with each list cut to `most`: the first of each, of chapters some from all of the episode. */
export function cutLists(notes: ShowNotes, most: Budget['most']): ShowNotes {
  const cut = Object.entries(most).map(([name, length]) => {
    const list: readonly unknown[] = notes[name as ListName];
    return [name, name === 'chapters' ? spread(list, length) : list.slice(0, length)];
  });
  return { ...notes, ...Object.fromEntries(cut) };
}

/** `count` of them, the first and the last among them where it is more than one, with as many between as can be. */
function spread<T>(list: readonly T[], count: number): T[] {
  if (count >= list.length) return [...list];
  if (count < 2) return list.slice(0, count);
  return Array.from({ length: count }, (_, i) => list[Math.round((i * (list.length - 1)) / (count - 1))]!);
}
