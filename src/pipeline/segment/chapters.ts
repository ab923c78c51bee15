// Turns -> chapters. What the segmenter has to keep; how it finds the boundaries stands beside this file.
import type { Chapter } from '../../domain/chapter.js';
import type { Transcript } from '../../domain/transcript.js';
import type { TranscriptSentence } from '../sentences.js';

export interface ChapterSegmenter {
  /**
   * Chapters in order, at least one, that cover the transcript from its first to its last character without gap or
   * overlap. Headings of the source win over computed boundaries. `topics` is still empty. Deterministic.
   */
  segment(transcript: Transcript, sentences: readonly TranscriptSentence[]): readonly Chapter[];
}
