// How passages and lessons are asked of the index: the same questions, by other names.
import type { SearchIndex, StoredLesson, StoredPassage } from '../store/store.js';
import type { RowSource } from './retrieve.js';

export function passageSource(index: SearchIndex): RowSource<StoredPassage> {
  return {
    keyword: (query, filter, limit) => index.keywordPassages(query, filter, limit),
    nearest: ({ values, fingerprint }, filter, limit) => index.vectorPassages(values, fingerprint, filter, limit),
    similarities: ({ values, fingerprint }, ids) => index.similarities(values, fingerprint, ids),
    find: (ids) => index.findPassages(ids),
    idOf: (passage) => passage.id,
  };
}

export function lessonSource(index: SearchIndex): RowSource<StoredLesson> {
  return {
    keyword: (query, filter, limit) => index.keywordLessons(query, filter, limit),
    nearest: ({ values, fingerprint }, filter, limit) => index.vectorLessons(values, fingerprint, filter, limit),
    // The port has no cosine of single lessons; those that words alone found go without.
    similarities: async () => [],
    find: (ids) => index.findStoredLessons(ids),
    idOf: (lesson) => lesson.rowId,
  };
}
