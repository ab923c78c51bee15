// The quotes that an episode is shown by: said in one breath, understood without what came before.
import type { Lesson } from '../../domain/lesson.js';
import { countWords } from '../../domain/transcript.js';
import { meritOf } from '../picking/pick-lessons.js';
import { readsAlone, readsFluently } from '../picking/reads-alone.js';

const MOST_HIGHLIGHTS = 3;
/** Shorter ones say little, longer ones are no quote to put in large letters. */
const WORDS = { fewest: 7, most: 45 } as const;
/** A strong quote may point back once, where a weak one may not: in units of a lesson's score. */
const POINTS_BACK = 0.25;

/**
 * At most `most`, best first, one a chapter while there are others; those that begin where somebody goes on talking, or break
 * off, only where there are no others. Every one is a lesson's verbatim quote.
 */
export function pickHighlights(lessons: readonly Lesson[], most = MOST_HIGHLIGHTS): Lesson[] {
  const fitting = lessons.filter(({ quote }) => {
    const words = countWords(quote);
    return words >= WORDS.fewest && words <= WORDS.most;
  });
  const fluent = fitting.filter(({ quote }) => readsFluently(quote));
  const inOrder = (fluent.length > 0 ? fluent : fitting)
    .map((lesson) => ({ lesson, merit: meritOfQuote(lesson) }))
    .sort((a, b) => b.merit - a.merit)
    .map(({ lesson }) => lesson);
  const chapters = new Set<number>();
  const firsts = inOrder.filter(({ chapter }) => !chapters.has(chapter) && chapters.add(chapter));
  const others = inOrder.filter((lesson) => !firsts.includes(lesson));
  return [...firsts, ...others].slice(0, most);
}

function meritOfQuote({ quote, score }: Lesson): number {
  return meritOf({ statement: quote, score }) - (readsAlone(quote, WORDS.most) ? 0 : POINTS_BACK);
}
