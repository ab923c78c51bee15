// What people change of what was derived: read and written.
import type {
  ChapterChange,
  Edit,
  EditedChapter,
  EditedLesson,
  EditedTopic,
  EditState,
  LessonChange,
  TopicChange,
} from '../../domain/edit.js';
import type { Page, PageRequest } from '../../domain/page.js';
import type { PeopleWriter } from './people.js';

export interface EditFilter {
  readonly state?: EditState | undefined;
}

export interface EditReader {
  /** What people edited, the last change first; all of it, or what is in one state. */
  findEdits(filter: EditFilter, page: PageRequest): Promise<Page<Edit>>;
  findEdit(id: string): Promise<Edit | null>;
  /** A lesson as its editors see it, also a hidden one; `null` when there is none of this id. */
  findEditedLesson(id: string): Promise<EditedLesson | null>;
  /** A chapter as its editors see it; `null` when there is no such episode or chapter. */
  findEditedChapter(chapter: ChapterAddress): Promise<EditedChapter | null>;
}

export interface ChapterAddress {
  readonly episodeId: string;
  readonly index: number;
}

/**
 * What people change of what was derived. Each call is one transaction: the edit and its effect on everything that is
 * read are on disk when the promise resolves. Edits are applied again by every `saveEpisode` and `saveCuratedTopics`.
 * A change that expects another state than it finds throws `precondition-failed`.
 */
export interface EditWriter extends PeopleWriter {
  /**
   * Throws `unknown-topic` (also of the topic to merge into), `merge-circle`, and `label-taken` when another topic that
   * is shown has the label.
   */
  editTopic(slug: string, change: TopicChange): Promise<EditedTopic>;
  /** Also of a hidden lesson; `null` when there is none of this id. */
  editLesson(id: string, change: LessonChange): Promise<EditedLesson | null>;
  /** `null` when there is no such episode or chapter. */
  editChapter(chapter: ChapterAddress, change: ChapterChange): Promise<EditedChapter | null>;
  /** What was derived is back; false when there is no edit of this id. `expected`: `stateOf` the edit. */
  takeEditBack(id: string, expected?: string): Promise<boolean>;
}
