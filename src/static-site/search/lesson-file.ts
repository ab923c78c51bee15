// A file of lessons: those of one cell, whole, with their coarse vectors.
import type { Lesson } from '../../domain/lesson.js';
import { ByteReader, ByteWriter } from './bytes.js';

/** A lesson, and the place of its episode in the manifest. */
export interface ListedLesson {
  readonly episode: number;
  readonly lesson: Lesson;
}

export interface LessonFile {
  readonly lessons: readonly ListedLesson[];
  /** One coarse code after the other. */
  readonly codes: Uint8Array;
}

export function writeLessonFile({ lessons, codes }: LessonFile): Uint8Array {
  const writer = new ByteWriter();
  writer.text(JSON.stringify(lessons));
  writer.number(codes.length);
  writer.bytes(codes);
  return writer.done();
}

export function readLessonFile(bytes: Uint8Array): LessonFile {
  const reader = new ByteReader(bytes);
  const lessons = JSON.parse(reader.text()) as ListedLesson[];
  return { lessons, codes: reader.bytes(reader.number()) };
}
