// Which passages and lessons are near to a query's vector, as far as the nearest cells tell?
import type { Scored } from '../../store/store.js';
import { nearestCells, readCell, readCentres, scoreCodes } from './cells.js';
import type { IndexFiles } from './files.js';
import { fileNames } from './format.js';
import { readLessonFile } from './lesson-file.js';

/** What is known of nearness to one vector. */
export interface Nearness {
  readonly scores: ReadonlyMap<number, number>;
  /** What stands for those that lie in no cell that was read: they are farther than most that do. */
  readonly elsewhere: number;
}

/** A quarter of what was read is farther. */
const ELSEWHERE_SHARE = 0.25;
/** Lessons lie in small cells, which are read whole, texts and all. */
const LESSONS_READ = 80;

export type FindNearness = (vector: Float32Array) => Promise<Nearness>;

/** Each vector's cells are read once. */
export function passageNearness(files: IndexFiles, steps: Float32Array): FindNearness {
  return oncePerVector(async (vector) => {
    const centres = readCentres(await files.plain(fileNames.passageCentres));
    const cells = nearestCells(centres, vector, { steps });
    const read = await Promise.all(cells.map(async (cell) => readCell(await files.plain(fileNames.passageCell(cell)))));
    return nearnessOf(read.map(({ ids, codes }) => ({ ids, scores: scoreCodes(codes, vector, steps) })));
  });
}

/** `firstOf`: the number of a cell's first lesson. */
export function lessonNearness(
  files: IndexFiles,
  steps: Float32Array,
  firstOf: (cell: number) => number,
): FindNearness {
  return oncePerVector(async (vector) => {
    const centres = readCentres(await files.plain(fileNames.lessonCentres));
    const cells = nearestCells(centres, vector, { steps, members: LESSONS_READ });
    const read = await Promise.all(
      cells.map(async (cell) => {
        const { lessons, codes } = readLessonFile(await files.unpacked(fileNames.lessonCell(cell)));
        const ids = lessons.map((_, i) => firstOf(cell) + i);
        return { ids, scores: scoreCodes(codes, vector, steps) };
      }),
    );
    return nearnessOf(read);
  });
}

/** Best first. */
export function listNearest({ scores }: Nearness, allows: ((id: number) => boolean) | null, limit: number): Scored[] {
  return [...scores]
    .filter(([id]) => allows?.(id) ?? true)
    .map(([id, score]) => ({ id, score }))
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, limit);
}

function nearnessOf(cells: readonly { readonly ids: readonly number[]; readonly scores: Float32Array }[]): Nearness {
  const scores = new Map<number, number>();
  for (const cell of cells) for (const [i, id] of cell.ids.entries()) scores.set(id, cell.scores[i]!);
  const rising = Float32Array.from(scores.values()).sort();
  return { scores, elsewhere: rising[Math.floor(ELSEWHERE_SHARE * rising.length)] ?? 0 };
}

function oncePerVector(find: FindNearness): FindNearness {
  const known = new WeakMap<Float32Array, Promise<Nearness>>();
  return (vector) => {
    const nearness = known.get(vector) ?? find(vector);
    known.set(vector, nearness);
    return nearness;
  };
}
