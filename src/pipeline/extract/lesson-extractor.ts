// Chapters -> lessons and topics: learned scores choose the quotes, and the topic list names what they are about.
import { type Lesson, lessonIdOf } from '../../domain/lesson.js';
import { comparePositions } from '../../domain/position.js';
import { momentAt } from '../../domain/timeline.js';
import type { TopicRef } from '../../domain/topic.js';
import { cutUnits, type Unit } from '../speech/units.js';
import { findTopics } from './found-topics.js';
import { createChapterLabeller, createLessonLabeller } from './label-topics.js';
import { readLessonContext } from './lesson-context.js';
import type { LessonModel } from './lesson-model.js';
import { createLessonScorer } from './lesson-scorer.js';
import type { ExtractInput, LessonExtractor } from './lessons.js';
import { type ScoredSpan, selectLessons } from './select-lessons.js';
import { stateLesson } from './statement.js';
import type { TopicMatcher } from './topic-matcher.js';

/**
 * An extractor with a learned model (`parseLessonModel`) and the curated topics (`createTopicMatcher`). Pure: the same
 * input gives the same lessons.
 */
export function createLessonExtractor({
  model,
  topics,
}: {
  readonly model: LessonModel;
  readonly topics: TopicMatcher;
}): LessonExtractor {
  const scoreEpisode = createLessonScorer(model);
  return {
    extract(input) {
      const units = cutUnits(input.transcript.turns, input.sentences);
      const { spans, logits } = scoreEpisode(readLessonContext(input.transcript, units));
      const known = (text: string) => topics.names(text);
      const found = findTopics(units, { ...input, known });
      const reading = topics.read(units);
      const labelLesson = createLessonLabeller(reading.lesson, found);
      const labelChapter = createChapterLabeller(reading.chapter, found);
      const lessons = selectLessons(spans, units, model.selection).map((span) =>
        describeLesson(input, units, { span, logits, topics: labelLesson(span.first, span.end) }),
      );
      const chapters = input.chapters.map((chapter) => {
        const [first, end] = unitsBetween(units, chapter);
        return { ...chapter, topics: labelChapter(first, end) };
      });
      return { lessons: withoutRepeats(lessons), chapters, foundTopics: usedOf(found, [...lessons, ...chapters]) };
    },
  };
}

function describeLesson(
  { episode, transcript, chapters }: ExtractInput,
  units: readonly Unit[],
  { span, logits, topics }: { span: ScoredSpan; logits: readonly number[]; topics: readonly TopicRef[] },
): Lesson {
  const first = units[span.first]!;
  const endOffset = units[span.end - 1]!.end;
  const turn = transcript.turns[first.turn]!;
  const quote = turn.text.slice(first.start, endOffset);
  const at = { turn: first.turn, offset: first.start };
  const chapter = chapters.findLastIndex((one) => comparePositions(one.start, at) <= 0);
  return {
    id: lessonIdOf(episode.id, quote),
    statement: stateLesson(
      units.slice(span.first, span.end).map(({ text }, i) => ({ text, logit: logits[span.first + i]! })),
    ),
    quote,
    turn: first.turn,
    startOffset: first.start,
    endOffset,
    speaker: turn.speaker,
    startTime: momentAt(turn, first.start).time,
    timing: momentAt(turn, first.start).timing,
    chapter: Math.max(0, chapter),
    topics,
    score: Math.round(span.probability * 1000) / 1000,
  };
}

function unitsBetween(units: readonly Unit[], { start, end }: ExtractInput['chapters'][number]): [number, number] {
  const indexAt = (position: typeof start) => {
    let low = 0;
    let high = units.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { turn, start: offset } = units[middle]!;
      if (comparePositions({ turn, offset }, position) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return [indexAt(start), indexAt(end)];
}

/** The same words said twice have the same id; the better one stays. */
function withoutRepeats(lessons: readonly Lesson[]): Lesson[] {
  const ids = new Set<string>();
  return lessons.filter(({ id }) => !ids.has(id) && ids.add(id));
}

function usedOf(found: readonly TopicRef[], carriers: readonly { topics: readonly TopicRef[] }[]): TopicRef[] {
  const used = new Set(carriers.flatMap(({ topics }) => topics.map(({ slug }) => slug)));
  return found.filter(({ slug }) => used.has(slug)).map(({ slug, label }) => ({ slug, label }));
}
