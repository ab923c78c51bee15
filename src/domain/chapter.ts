// A topical run of an episode. Chapters cover the whole transcript in order, without gap or overlap.
import type { Span } from './position.js';
import type { TopicRef } from './topic.js';
import type { Timing } from './transcript.js';

/** Who drew the boundary: the publisher (heading or chapter list in the source) or Hindcast. */
export type ChapterOrigin = 'publisher' | 'computed';

export interface Chapter extends Span {
  readonly index: number;
  /** 2 to 8 words. */
  readonly title: string;
  /** Set where people gave the title. */
  readonly titleEdited?: true;
  /** One or two verbatim sentences of the chapter. */
  readonly summary: string;
  readonly origin: ChapterOrigin;
  readonly startTime: number | null;
  readonly endTime: number | null;
  /** How `startTime` is known. */
  readonly timing: Timing;
  readonly topics: readonly TopicRef[];
}
