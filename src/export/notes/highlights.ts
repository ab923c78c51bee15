// The quotes that an episode is shown by: said in one breath, understood without what came before.
import type { Lesson } from '../../domain/lesson.js';
import { countWords } from '../../domain/transcript.js';

const MOST_HIGHLIGHTS = 3;
/** Shorter ones say little, longer ones are no quote to put in large letters. */
const WORDS = { fewest: 7, most: 45 } as const;

/** First words that lean on something said before. */
const LEANING =
  /^(?:(?:and|but|so|or|because|then|also|well|yeah|yes|no|right|like|i mean|you know)\b|(?:he|she|they|it|it['’]s|this|that|that['’]s|these|those|which|there)\b)/iu;

/**
 * At most `most`, best first, one a chapter while there are others; those that read well alone go before those that lean on
 * what was said before. Every one is a lesson's verbatim quote.
 */
export function pickHighlights(lessons: readonly Lesson[], most = MOST_HIGHLIGHTS): Lesson[] {
  const fitting = lessons.filter(({ quote }) => {
    const words = countWords(quote);
    return words >= WORDS.fewest && words <= WORDS.most;
  });
  const inOrder = [...fitting.filter(standsAlone), ...fitting.filter((lesson) => !standsAlone(lesson))];
  const chapters = new Set<number>();
  const firsts = inOrder.filter(({ chapter }) => !chapters.has(chapter) && chapters.add(chapter));
  const others = inOrder.filter((lesson) => !firsts.includes(lesson));
  return [...firsts, ...others].slice(0, most);
}

function standsAlone({ quote }: Lesson): boolean {
  return /^["“‘']?\p{Lu}/u.test(quote) && /[.!?]["”’')]*$/u.test(quote) && !LEANING.test(quote);
}
