// Topics, and the lessons and chapters across the archive that carry them.
import type { Chapter } from '../../domain/chapter.js';
import type { EpisodeRef } from '../../domain/episode.js';
import type { Page, PageRequest } from '../../domain/page.js';
import type { TopicMentions, TopicRef, TopicSummary } from '../../domain/topic.js';
import type { Filter } from './filter.js';
import type { StoredLesson } from './search-index.js';

export interface TopicReader {
  /** Lessons across the archive, best first. */
  findLessons(filter: Filter, page: PageRequest): Promise<Page<StoredLesson>>;
  /** Topics in use, most used first; `q` narrows to labels and aliases that contain it. */
  findTopics(q: string | undefined, page: PageRequest): Promise<Page<TopicSummary>>;
  findTopic(slug: string): Promise<TopicSummary | null>;
  /** Chapters that carry the topic, of one show or of all, newest episode first. */
  findChaptersOfTopic(
    slug: string,
    page: PageRequest,
    show?: string,
  ): Promise<Page<Chapter & { readonly episode: EpisodeRef }>>;
  /** Best first, but no speaker and no episode fills the list: the more of them stand before, the less one counts. */
  findLessonsOfTopic(slug: string, limit: number, show?: string): Promise<StoredLesson[]>;
  /** Where it was spoken of first and last, by the episodes' dates; `null` when nothing carries it. */
  findTopicMentions(slug: string): Promise<TopicMentions | null>;
  /** Topics that share lessons or chapters with this one more than their own number makes likely, nearest first. */
  findRelatedTopics(slug: string, limit: number): Promise<TopicRef[]>;
}
