// What is a clip called in a list of clips? By the point that is made in it, where that is short and said in whole words; else by
// its chapter and who speaks.
import type { Chapter } from '../../domain/chapter.js';
import type { Lesson } from '../../domain/lesson.js';
import { lessonsThatReadAlone } from '../picking/pick-lessons.js';
import { readsAlone } from '../picking/reads-alone.js';

/** Characters, as the podcast namespace has it. */
export const LONGEST_TITLE = 128;

/** Behind it a clause stands alone, and what comes does not take it back, as "but" and "unless" would. */
const CUT = /, (?=(?:and|so|because|which|since) )|; | – /gu;

/** In the lesson's own words, without a full stop; `null` where they are no title. */
export function titleOfLesson(lesson: Lesson): string | null {
  const statement = lesson.statement.replace(/\s+/gu, ' ').trim();
  if (lessonsThatReadAlone([lesson]).length > 0) {
    const title = statement.replace(/\.$/u, '');
    if (title.length <= LONGEST_TITLE) return title;
  }
  const clauses = Array.from(statement.matchAll(CUT), ({ index }) => statement.slice(0, index));
  return clauses.findLast((clause) => clause.length <= LONGEST_TITLE && readsAlone(`${clause}.`)) ?? null;
}

/** "Backups – Rui"; `null` where not both fit. */
export function titleOfChapter({ speaker }: Lesson, chapter: Chapter | undefined): string | null {
  if (!chapter) return null;
  const title = [chapter.title, speaker]
    .filter((part) => part !== null)
    .join(' – ')
    .replace(/\s+/gu, ' ')
    .trim();
  return title !== '' && title.length <= LONGEST_TITLE ? title : null;
}
