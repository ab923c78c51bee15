// Lessons of a static site as search asks for them. A lesson's number tells its cell, and with it its file.
import type { SearchIndex, StoredLesson } from '../../store/store.js';
import type { Archive } from './archive.js';
import type { IndexFiles, Words } from './files.js';
import { fileNames } from './format.js';
import { findByWords } from './keyword-part.js';
import { readLessonFile } from './lesson-file.js';
import type { Lists } from './lists.js';
import { lessonNearness, listNearest } from './vector-part.js';

/** Files of lessons that one look-up reads. */
const LESSON_FILES_READ = 12;

export interface LessonSources {
  readonly files: IndexFiles;
  readonly archive: Archive;
  readonly words: Words;
  readonly lists: Lists;
  readonly steps: Float32Array;
}

export type LessonsPart = Pick<SearchIndex, 'keywordLessons' | 'vectorLessons' | 'findStoredLessons' | 'newestLessons'>;

export function createLessonsPart({ files, archive, words, lists, steps }: LessonSources): LessonsPart {
  const { lessonCells, lessons: count } = archive.manifest;
  const [cellOf, firstOf] = placesOf(lessonCells);
  const nearness = lessonNearness(files, steps, firstOf);

  async function readCell(cell: number): Promise<StoredLesson[]> {
    const { lessons } = readLessonFile(await files.unpacked(fileNames.lessonCell(cell)));
    return lessons.map(({ episode, lesson }, i) => {
      const publishedAt = archive.manifest.episodes[episode]!.date;
      return { ...lesson, rowId: firstOf(cell) + i, episode: archive.refOf(episode), publishedAt };
    });
  }

  return {
    async keywordLessons(query, filter, limit) {
      const allows = await lists.lessonsWithin(filter);
      return findByWords(words, query, { postingsOf: ({ lessons }) => lessons, allows, limit });
    },
    async vectorLessons(vector, _, filter, limit) {
      return listNearest(await nearness(vector), await lists.lessonsWithin(filter), limit);
    },
    async findStoredLessons(ids) {
      const cells = [...new Set(ids.map(cellOf))].slice(0, LESSON_FILES_READ);
      const read = (await Promise.all(cells.map(readCell))).flat();
      const found = new Map(read.map((lesson) => [lesson.rowId, lesson]));
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    async newestLessons({ filter, limit }) {
      const allows = await lists.lessonsWithin(filter);
      return Array.from({ length: count }, (_, id) => id)
        .filter((id) => allows?.(id) ?? true)
        .slice(0, limit);
    },
  };
}

/** Lesson -> its cell; cell -> its first lesson. */
function placesOf(sizes: readonly number[]): [(lesson: number) => number, (cell: number) => number] {
  const cells = Uint32Array.from(sizes.flatMap((size, cell) => new Array<number>(size).fill(cell)));
  const starts = [0];
  for (const size of sizes) starts.push(starts.at(-1)! + size);
  return [(lesson) => cells[lesson]!, (cell) => starts[cell]!];
}
