// Which lesson of ours says what an editor's lesson says?
import { plainWords, saysTheSame } from '../../training/linear/match-text.js';
import type { EditedEpisode } from './edited-set.js';
import type { PublishedEpisode, PublishedLesson } from './published-episode.js';

export interface LessonPair {
  readonly theme: string;
  /** Our strongest lesson that stands on the same words; `null` where we have none. */
  readonly ours: PublishedLesson | null;
}

/** As the evaluation does: weaker ones may be found and need not be. */
const WANTED_STRENGTH = 2;

/** A pair for each of the editor's lessons that have to be found. */
export function pairLessons(
  { lessons }: Pick<EditedEpisode, 'lessons'>,
  published: Pick<PublishedEpisode, 'lessons'>,
): LessonPair[] {
  const ours = published.lessons.map((lesson) => ({ lesson, words: plainWords(lesson.quote) }));
  return lessons
    .filter(({ strength }) => strength >= WANTED_STRENGTH)
    .map(({ theme, quote, alt_quotes }) => {
      const quotes = [quote, ...alt_quotes].map(plainWords);
      const found = ours.find(({ words }) => quotes.some((each) => saysTheSame(each, words)));
      return { theme, ours: found?.lesson ?? null };
    });
}
