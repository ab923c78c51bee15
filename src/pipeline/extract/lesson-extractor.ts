// Chapters -> lessons and topics: learned scores choose the quotes, and the topic list names what they are about.
import { type Lesson, type LessonEvidence, lessonIdOf } from '../../domain/lesson.js';
import { comparePositions } from '../../domain/position.js';
import { momentAt } from '../../domain/timeline.js';
import type { TopicRef } from '../../domain/topic.js';
import { cutUnits, type Unit } from '../speech/units.js';
import { findTopics } from './found-topics.js';
import { createChapterLabeller, createLessonLabeller } from './label-topics.js';
import { readLessonContext } from './lesson-context.js';
import type { LessonModel } from './lesson-model.js';
import { createLessonScorer } from './lesson-scorer.js';
import type { LessonSpan } from './lesson-spans.js';
import type { ExtractInput, LessonExtractor } from './lessons.js';
import { mergeLessons, type StatedSpan } from './merge-lessons.js';
import { type ChosenSpan, selectLessons } from './select-lessons.js';
import { stateLesson } from './statement.js';
import { isSpeech } from './statement-flaws.js';
import type { TopicMatcher } from './topic-matcher.js';

/** A statement that has to be read twice is a lesson more likely than not, or none. */
const WORTH_A_SPEECH = 0.5;

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
      const speech = { input, units, logits };
      const stated = selectLessons(spans, units, model.selection).flatMap((span) => stateSpan(speech, span) ?? []);
      const lessons = mergeLessons(stated).map((one) =>
        describeLesson(speech, one, labelLesson(one.span.first, one.span.end)),
      );
      const chapters = input.chapters.map((chapter) => {
        const [first, end] = unitsBetween(units, chapter);
        return { ...chapter, topics: labelChapter(first, end) };
      });
      return { lessons, chapters, foundTopics: usedOf(found, [...lessons, ...chapters]) };
    },
  };
}

/** The speech that spans are of. `logits`: of each unit. */
interface Speech {
  readonly input: ExtractInput;
  readonly units: readonly Unit[];
  readonly logits: readonly number[];
}

/** `null` for a quote that says nothing by itself, or too little for its length. */
function stateSpan({ input, units, logits }: Speech, span: ChosenSpan): StatedSpan | null {
  const quoted = units.slice(span.first, span.end);
  const statement = stateLesson(quoted.map(({ text }, i) => ({ text, logit: logits[span.first + i]! })));
  if (statement === null || (isSpeech(statement) && span.probability < WORTH_A_SPEECH)) return null;
  return { span, statement, id: lessonIdOf(input.episode.id, quoteSpan({ input, units }, span).quote) };
}

function describeLesson(speech: Speech, { span, statement, id }: StatedSpan, topics: readonly TopicRef[]): Lesson {
  const said = quoteSpan(speech, span);
  const at = { turn: said.turn, offset: said.startOffset };
  const chapter = speech.input.chapters.findLastIndex((one) => comparePositions(one.start, at) <= 0);
  return {
    ...{ id, statement, ...said },
    evidence: span.evidence.map((other) => quoteSpan(speech, other)),
    chapter: Math.max(0, chapter),
    topics,
    score: Math.round(span.probability * 1000) / 1000,
  };
}

function quoteSpan({ input, units }: Pick<Speech, 'input' | 'units'>, { first, end }: LessonSpan): LessonEvidence {
  const { turn: index, start } = units[first]!;
  const endOffset = units[end - 1]!.end;
  const turn = input.transcript.turns[index]!;
  const { time, timing } = momentAt(turn, start);
  return {
    quote: turn.text.slice(start, endOffset),
    ...{ turn: index, startOffset: start, endOffset },
    ...{ speaker: turn.speaker, startTime: time, timing },
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

function usedOf(found: readonly TopicRef[], carriers: readonly { topics: readonly TopicRef[] }[]): TopicRef[] {
  const used = new Set(carriers.flatMap(({ topics }) => topics.map(({ slug }) => slug)));
  return found.filter(({ slug }) => used.has(slug)).map(({ slug, label }) => ({ slug, label }));
}
