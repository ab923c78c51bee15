// Where could one look next? The topics of the lessons that come nearest to a question.
import type { TopicRef } from '../domain/topic.js';
import type { Search } from '../search/search.js';
import type { AskRequest } from './answer.js';
import { resolveFollowUp } from './follow-up.js';
import { readQuestion } from './question.js';

const LESSONS_READ = 10;
const MAX_TOPICS = 5;

/** Best first, at most five; empty where no lesson comes near. Rejects when the archive cannot be read. */
export type NearestTopics = (request: AskRequest) => Promise<TopicRef[]>;

export function createNearestTopics(search: Search): NearestTopics {
  return async ({ question, history, filter }) => {
    const { query: q } = readQuestion(resolveFollowUp(question, history));
    const wanted = { mode: 'hybrid', in: 'lessons', filter, limit: LESSONS_READ, explain: false } as const;
    const { hits } = await search.search({ q, snippets: false, ...wanted });
    const counts = new Map<string, { topic: TopicRef; count: number }>();
    for (const topic of hits.flatMap(({ lesson }) => lesson?.topics ?? [])) {
      counts.set(topic.slug, { topic, count: (counts.get(topic.slug)?.count ?? 0) + 1 });
    }
    const ranked = [...counts.values()].sort((a, b) => b.count - a.count);
    return ranked.slice(0, MAX_TOPICS).map(({ topic }) => topic);
  };
}
