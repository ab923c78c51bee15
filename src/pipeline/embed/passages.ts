// Chapters -> passages: what is embedded, indexed, ranked and cited.
import type { Chapter } from '../../domain/chapter.js';
import type { Passage } from '../../domain/passage.js';
import type { Transcript } from '../../domain/transcript.js';

export declare function cutPassages(transcript: Transcript, chapters: readonly Chapter[]): Passage[];
