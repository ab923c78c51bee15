// A lesson with all that is said of it outside of its episode.
import type { EpisodeSummary } from '../../domain/episode.js';
import type { Lesson } from '../../domain/lesson.js';

export interface LessonRecord {
  readonly lesson: Lesson;
  readonly episode: Pick<EpisodeSummary, 'id' | 'slug' | 'title' | 'show' | 'publishedAt' | 'audioUrl'>;
  readonly showTitle: string;
  readonly chapterTitle: string | null;
  /** The words of its turn; `null` where nobody asked for them. */
  readonly turnText: string | null;
  /** Permanent address of the lesson, of its place in the transcript, and of its episode. */
  readonly url: string;
  readonly momentUrl: string;
  readonly episodeUrl: string;
}
