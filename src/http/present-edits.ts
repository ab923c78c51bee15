// What people edited -> what the API shows of it.
import type { z } from 'zod';
import type { EditedChapter, EditedLesson, EditedTopic } from '../domain/edit.js';
import { presentChapter, presentLesson, presentTopic } from './present.js';
import type { editedChapterSchema, editedLessonSchema, editedTopicSchema } from './schemas/edit.js';

export function presentEditedTopic(topic: EditedTopic): z.output<typeof editedTopicSchema> {
  const { derivedLabel, hidden, mergedInto } = topic;
  return { ...presentTopic(topic), derivedLabel, hidden, mergedInto };
}

export function presentEditedLesson(lesson: EditedLesson): z.output<typeof editedLessonSchema> {
  const { episode, derivedStatement, hidden } = lesson;
  return { ...presentLesson(lesson, episode), episode, derivedStatement, hidden };
}

export function presentEditedChapter(chapter: EditedChapter): z.output<typeof editedChapterSchema> {
  return { ...presentChapter(chapter), derivedTitle: chapter.derivedTitle };
}
