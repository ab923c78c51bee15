// A lesson's link that leads nowhere any more: what was there.
import type { EpisodeRef } from '../../domain/episode.js';
import type { Position } from '../../domain/position.js';

/** A lesson that was shown once and is derived no more. */
export interface LostLesson {
  readonly id: string;
  readonly episode: EpisodeRef;
  readonly statement: string;
  /** Verbatim in the transcript of then, at `place`. */
  readonly quote: string;
  readonly place: Position;
  /** ISO 8601 date-time. */
  readonly lostAt: string;
  /** Id of the lesson that has its quote among its evidence now. */
  readonly takenInBy: string | null;
}

export interface LessonReader {
  /** `null` also for lessons that are there, hidden ones too, and for those of episodes that were deleted. */
  findLostLesson(id: string): Promise<LostLesson | null>;
}
