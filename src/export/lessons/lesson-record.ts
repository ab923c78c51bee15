// A lesson with all that is said of it outside of its episode.
import type { EpisodeSummary } from '../../domain/episode.js';
import type { Lesson } from '../../domain/lesson.js';
import type { Turn } from '../../domain/transcript.js';

export interface LessonRecord {
  readonly lesson: Lesson;
  readonly episode: Pick<EpisodeSummary, 'id' | 'slug' | 'title' | 'show' | 'publishedAt' | 'audioUrl'>;
  readonly showTitle: string;
  readonly chapterTitle: string | null;
  /** In which it is said; `null` where nobody asked for it. */
  readonly turn: Turn | null;
  /** Permanent address of the lesson, of its place in the transcript, and of its episode. */
  readonly url: string;
  readonly momentUrl: string;
  readonly episodeUrl: string;
}
