// Which topics do a lesson and a chapter carry? Curated ones by the matcher, then names found in the episode.
import type { TopicRef } from '../../domain/topic.js';
import type { FoundTopic } from './found-topics.js';
import type { MatchTopics } from './topic-matcher.js';

const MAX_OF_LESSON = 3;
const MAX_OF_CHAPTER = 4;
/** A chapter carries a found topic that it names at least so often. */
const CHAPTER_MENTIONS = 3;

/** Topics of the units `first` to `end` (exclusive), best first. */
export type TopicLabeller = (first: number, end: number) => TopicRef[];

/** Labels short stretches with 0 to 3 topics; a found one that they name counts. */
export function createLessonLabeller(match: MatchTopics, found: readonly FoundTopic[]): TopicLabeller {
  return createLabeller(match, found, { most: MAX_OF_LESSON, mentions: 1 });
}

/** Labels chapters with 0 to 4 topics. To name a found one in passing is not enough. */
export function createChapterLabeller(match: MatchTopics, found: readonly FoundTopic[]): TopicLabeller {
  return createLabeller(match, found, { most: MAX_OF_CHAPTER, mentions: CHAPTER_MENTIONS });
}

function createLabeller(
  match: MatchTopics,
  found: readonly FoundTopic[],
  { most, mentions }: { most: number; mentions: number },
): TopicLabeller {
  return (first, end) => {
    const curated = match(first, end).map(({ topic }) => topic);
    const named = found.filter(({ units }) => units.filter((unit) => unit >= first && unit < end).length >= mentions);
    return [...curated, ...named.map(({ slug, label }) => ({ slug, label }))].slice(0, most);
  };
}
