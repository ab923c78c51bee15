// What people change of what was derived: names, hiding, merging. With the transcripts as received, edits are the one
// source of truth; they are applied again whenever something is derived again.
import type { Chapter } from './chapter.js';
import type { EpisodeRef } from './episode.js';
import type { Lesson } from './lesson.js';
import type { TopicSummary } from './topic.js';

export const editKinds = [
  'topic-label',
  'topic-hidden',
  'topic-merge',
  'lesson-statement',
  'lesson-hidden',
  'chapter-title',
  'person-name',
  'person-role',
  'person-merge',
  'person-apart',
] as const;
export type EditKind = (typeof editKinds)[number];

/** `waiting`: what it stands on is not in the archive at the moment; it is applied when that comes back. */
export type EditState = 'applied' | 'waiting';

/** What an edit stands on. */
export type EditSubject =
  | { readonly type: 'topic'; readonly slug: string }
  | {
      readonly type: 'lesson';
      readonly episode: EpisodeRef;
      /** The lesson that carries the edit now; the one that it was made on while it waits. */
      readonly id: string;
      /** Of the lesson that it was made on. */
      readonly quote: string;
    }
  | {
      readonly type: 'chapter';
      readonly episode: EpisodeRef;
      /** The chapter that carries the edit now; `null` while it waits. */
      readonly index: number | null;
      /** With which the chapter began that it was made on. */
      readonly words: string;
    }
  | {
      readonly type: 'person';
      readonly show: string;
      /** The person who carries the edit now; `null` while it waits. */
      readonly slug: string | null;
      /** Spelling that it was made on. */
      readonly name: string;
    };

export interface Edit {
  /** "ed_" and a UUID. */
  readonly id: string;
  readonly kind: EditKind;
  readonly state: EditState;
  readonly subject: EditSubject;
  /** The words that people gave, the slug of the topic merged into, or the name of the other person; `null` for hiding. */
  readonly value: string | null;
  /** ISO 8601 date-times. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** An edit of what somebody saw: in another state it is refused with `precondition-failed`. */
interface Guarded {
  /** `stateOf` what was seen. */
  readonly expected?: string | undefined;
}

/** Fields that are missing stay as they are; `null` and `false` take an edit back. `expected` is of the topic's summary. */
export interface TopicChange extends Guarded {
  readonly label?: string | null | undefined;
  readonly hidden?: boolean | undefined;
  /** Slug of another topic, which stands for this one from then on. */
  readonly mergedInto?: string | null | undefined;
}

/** `expected` is of the EditedLesson. */
export interface LessonChange extends Guarded {
  readonly statement?: string | null | undefined;
  readonly hidden?: boolean | undefined;
}

/** `null` gives the chapter the title back that was derived; `expected` is of the EditedChapter. */
export interface ChapterChange extends Guarded {
  readonly title: string | null;
}

/** A topic as an editor sees it, also when readers do not. */
export interface EditedTopic extends TopicSummary {
  /** Without edits. */
  readonly derivedLabel: string;
  readonly hidden: boolean;
  /** The topic that answers for it after all merges. */
  readonly mergedInto: string | null;
}

/** A lesson as an editor sees it, also when readers do not. */
export interface EditedLesson extends Lesson {
  readonly episode: EpisodeRef;
  /** Without edits. */
  readonly derivedStatement: string;
  readonly hidden: boolean;
}

export interface EditedChapter extends Chapter {
  /** Without edits. */
  readonly derivedTitle: string;
}
