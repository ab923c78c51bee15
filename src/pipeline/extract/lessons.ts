// Chapters -> lessons and topics. What the extractor has to keep; how it finds them stands beside this file.
import type { Chapter } from '../../domain/chapter.js';
import type { Episode } from '../../domain/episode.js';
import type { Lesson } from '../../domain/lesson.js';
import type { TopicRef } from '../../domain/topic.js';
import type { Transcript } from '../../domain/transcript.js';
import type { TranscriptSentence } from '../sentences.js';

export interface Extraction {
  /** Best first. Every quote is verbatim in its turn. */
  readonly lessons: readonly Lesson[];
  /** The chapters that came in, with their topics. */
  readonly chapters: readonly Chapter[];
  /** Topics named by lessons or chapters that are not on the curated list. */
  readonly foundTopics: readonly TopicRef[];
}

export interface ExtractInput {
  readonly episode: Episode;
  readonly transcript: Transcript;
  readonly chapters: readonly Chapter[];
  readonly sentences: readonly TranscriptSentence[];
}

export interface LessonExtractor {
  /** Deterministic. */
  extract(input: ExtractInput): Extraction;
}
