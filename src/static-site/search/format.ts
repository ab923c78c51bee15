// The files of a static site's search index: their names, and what stands in the one that is read first.
import type { RankerWeights } from '../../search/passage-ranker.js';

export const FORMAT = 'hindcast-static-search/2';

/** Dimensions that are kept of a vector: the strongest of the passages' principal components. */
export const DIMENSIONS = 128;
/** As many of them choose candidates; all of them rank those that were read whole. */
export const COARSE_DIMENSIONS = 64;

/** Of a stretch of an episode whose passages are read together: at most so many passages. */
export const MAX_BLOCK = 10;

/** `index.json`, deflated. Passages are numbered from the newest episode's first on; lessons by their cells. */
export interface Manifest {
  readonly format: typeof FORMAT;
  /** Changes with everything that the index holds. */
  readonly revision: string;
  readonly passages: number;
  readonly lessons: number;
  /** Files of words: a power of two. */
  readonly wordFiles: number;
  readonly listFiles: number;
  /** What a level of each dimension of a code is worth. */
  readonly steps: readonly number[];
  /** The same for words' vectors. */
  readonly wordSteps: readonly number[];
  readonly passageCells: number;
  /** Lessons of each cell. */
  readonly lessonCells: readonly number[];
  readonly weights: RankerWeights;
  /** Newest first, as the passages are. */
  readonly episodes: readonly ManifestEpisode[];
  readonly shows: readonly { readonly slug: string; readonly title: string; readonly language: string | null }[];
}

export interface ManifestEpisode {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** Index of the show. */
  readonly show: number;
  /** When it was published, ISO 8601. */
  readonly date: string | null;
  /** Passages of each of its chapters, in order. */
  readonly chapters: readonly number[];
}

/** `topics.bin`, as JSON and deflated: those of most episodes first. Texts name them by their places here. */
export type Topics = readonly (readonly [slug: string, label: string])[];

/** `people.json`, deflated. */
export interface People {
  /** Every name that speaks. */
  readonly names: readonly string[];
  /** For each name: the names of the same person, itself among them. */
  readonly spellings: readonly (readonly number[])[];
  /** For each name: the one that its person is shown under; null for labels that are nobody's. */
  readonly shown: readonly (number | null)[];
  /** For each name: the episodes, by their places in the manifest. */
  readonly episodes: readonly (readonly number[])[];
}

export const fileNames = {
  manifest: 'index.bin',
  people: 'people.bin',
  common: 'common.bin',
  topics: 'topics.bin',
  passageCentres: 'passage-cells.bin',
  lessonCentres: 'lesson-cells.bin',
  lessonEpisodes: 'lesson-episodes.bin',
  words: (file: number) => `words/${file.toString(36)}.bin`,
  spelling: (letter: string) => `spelling/${letter}.bin`,
  passageCell: (cell: number) => `cells/${cell.toString(36)}.bin`,
  lessonCell: (cell: number) => `lessons/${cell.toString(36)}.bin`,
  block: (block: number) => `texts/${block.toString(36)}.bin`,
  lists: (file: number) => `lists/${file.toString(36)}.bin`,
} as const;

/** In which of so many files (a power of two) something of this name stands. FNV-1a (Fowler, Noll, Vo). */
export function fileOf(name: string, files: number): number {
  return hash32(name) & (files - 1);
}

/** What names a word among the neighbours of another one: 24 bits. */
export function wordKey(word: string): number {
  return hash32(word) >>> 8;
}

function hash32(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}

/** The passages of an episode as blocks: chapters, long ones in parts as equal as can be. */
export function blockSizes(chapters: readonly number[]): number[] {
  return chapters.flatMap((passages) => {
    const parts = Math.ceil(passages / MAX_BLOCK);
    return Array.from({ length: parts }, (_, part) => {
      return Math.floor(((part + 1) * passages) / parts) - Math.floor((part * passages) / parts);
    });
  });
}

/** In which file the misspelt or right word's like stand: a letter of the alphabet, or one file for all others. */
export function spellingFile(letter: string): string {
  return /^[a-z]$/u.test(letter) ? letter : 'other';
}
