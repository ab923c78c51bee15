// What the page of a search reads beside its hits: also a site of static files has that much.
import type { EpisodeSummary } from '../domain/episode.js';
import type { ShowSummary } from '../domain/show.js';
import type { SuggestedQuestion } from '../domain/suggested-question.js';
import type { TopicRef } from '../domain/topic.js';

export interface SearchPageReader {
  findShow(slug: string): Promise<Pick<ShowSummary, 'slug' | 'title' | 'language'> | null>;
  findEpisode(id: string): Promise<Pick<EpisodeSummary, 'id' | 'title' | 'publishedAt'> | null>;
  findTopic(slug: string): Promise<TopicRef | null>;
  /** Those of most episodes first. */
  findTopics(q: undefined, page: { readonly limit: number }): Promise<{ readonly items: readonly TopicRef[] }>;
  findQuestions(ids: readonly string[]): Promise<ReadonlyMap<string, readonly SuggestedQuestion[]>>;
}
