// Which topics do a lesson and a chapter carry? Curated ones by the matcher, then names found in the episode.
import type { TopicRef } from '../../domain/topic.js';
import type { Unit } from '../speech/units.js';
import type { FoundTopic } from './found-topics.js';
import { centreOf, type TopicMatcher } from './topic-matcher.js';

const MAX_TOPICS = 3;
/** A chapter carries a found topic that it names at least so often. */
const CHAPTER_MENTIONS = 3;

/** Topics of the units `first` to `end` (exclusive), best first, 0 to 3. */
export type TopicLabeller = (first: number, end: number) => TopicRef[];

/** Labels short stretches: the words inside count fully, the sentences beside them a little. */
export function createLessonLabeller(
  units: readonly Unit[],
  matcher: TopicMatcher,
  found: readonly FoundTopic[],
): TopicLabeller {
  return (first, end) => {
    const own = units.slice(first, end);
    const beside = [units[first - 1], units[end]].filter((unit) => unit?.turn === own[0]!.turn);
    const curated = matcher.match({
      text: textOf(own),
      context: beside.map((unit) => unit!.text).join(' '),
      vector: centreOf(own.map(({ vector }) => vector)),
      sentences: own.map(({ vector }) => vector),
    });
    const named = found.filter((topic) => topic.units.some((unit) => unit >= first && unit < end));
    return pick(
      curated.map(({ topic }) => topic),
      named,
    );
  };
}

/**
 * Labels chapters: topics that several of its stretches are about, weighed by how much. A name in passing is not enough.
 */
export function createChapterLabeller(
  units: readonly Unit[],
  matcher: TopicMatcher,
  found: readonly FoundTopic[],
): TopicLabeller {
  return (first, end) => {
    const scores = new Map<string, { topic: TopicRef; score: number; stretches: number }>();
    const stretches = cutStretches(units, first, end);
    for (const own of stretches) {
      for (const { topic, score } of matcher.match({
        text: textOf(own),
        vector: centreOf(own.map((unit) => unit.vector)),
      })) {
        const entry = scores.get(topic.slug) ?? { topic, score: 0, stretches: 0 };
        entry.score += score;
        entry.stretches++;
        scores.set(topic.slug, entry);
      }
    }
    const curated = [...scores.values()]
      .filter((entry) => entry.stretches >= Math.min(2, stretches.length))
      .sort((a, b) => b.score - a.score || (a.topic.slug < b.topic.slug ? -1 : 1));
    const named = found.filter((topic) => {
      const here = topic.units.filter((unit) => unit >= first && unit < end).length;
      return here >= CHAPTER_MENTIONS;
    });
    return pick(
      curated.map(({ topic }) => topic),
      named,
    );
  };
}

/** Words of a stretch: about as much as one thought takes. */
const STRETCH_WORDS = 60;

function cutStretches(units: readonly Unit[], first: number, end: number): Unit[][] {
  const stretches: Unit[][] = [];
  let words = STRETCH_WORDS;
  for (const unit of units.slice(first, end)) {
    if (words >= STRETCH_WORDS) {
      stretches.push([]);
      words = 0;
    }
    stretches.at(-1)!.push(unit);
    words += unit.words.length;
  }
  return stretches;
}

function pick(curated: readonly TopicRef[], named: readonly FoundTopic[]): TopicRef[] {
  return [...curated, ...named.map(({ slug, label }) => ({ slug, label }))].slice(0, MAX_TOPICS);
}

function textOf(units: readonly Unit[]): string {
  return units.map(({ text }) => text).join(' ');
}
