// The lessons of one episode as exports take them.
import type { EpisodeSource } from '../source.js';
import type { LessonRecord } from './lesson-record.js';

/** Best first. */
export function recordsOfEpisode({
  episode,
  showTitle,
  turns,
  chapters,
  lessons,
  urls,
}: EpisodeSource): LessonRecord[] {
  return lessons.map((lesson) => ({
    ...{ lesson, episode, showTitle },
    chapterTitle: chapters[lesson.chapter]?.title ?? null,
    turn: turns[lesson.turn] ?? null,
    ...{ url: urls.lesson(lesson.id), momentUrl: urls.turn(lesson.turn, lesson.startOffset), episodeUrl: urls.episode },
  }));
}
