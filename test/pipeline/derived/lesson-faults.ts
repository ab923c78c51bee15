// What is wrong with the lessons and topics of a transcript? Faults in words; none where all rules are kept.
import type { Chapter } from '../../../src/domain/chapter.js';
import { type Lesson, lessonIdOf } from '../../../src/domain/lesson.js';
import { comparePositions } from '../../../src/domain/position.js';
import { momentAt } from '../../../src/domain/timeline.js';
import type { TopicRef } from '../../../src/domain/topic.js';
import type { Transcript } from '../../../src/domain/transcript.js';
import { curatedTopics } from '../../fixtures/analysis-models.js';
import type { Derived } from './derive.js';
import { isInsideCharacter } from './sentences-of.js';

/** Words of a statement: a whole sentence has no more, see `cutLongSentence`. */
const STATEMENT_WORDS = 70;
const TOPICS = { lesson: 3, chapter: 4 };

/** Faults of all lessons and topics, each as `lesson 3: what is wrong`. */
export function lessonFaults({ episode, transcript, chapters, lessons, foundTopics }: Derived): string[] {
  const topics = new Map([...curatedTopics, ...foundTopics].map(({ slug, label }) => [slug, label]));
  return [
    ...listFaults(lessons),
    ...unusedTopics(foundTopics, [...chapters, ...lessons]),
    ...chapters.flatMap((chapter, i) =>
      topicFaults(chapter.topics, topics, TOPICS.chapter).map((fault) => `chapter ${i}: ${fault}`),
    ),
    ...lessons.flatMap((lesson, i) =>
      [
        ...quoteFaults(lesson, transcript),
        ...(lesson.id === lessonIdOf(episode.id, lesson.quote) ? [] : [`its id is ${lesson.id}`]),
        ...statementFaults(lesson),
        ...chapterFaults(lesson, chapters),
        ...topicFaults(lesson.topics, topics, TOPICS.lesson),
      ].map((fault) => `lesson ${i}: ${fault}`),
    ),
  ];
}

function listFaults(lessons: readonly Lesson[]): string[] {
  const faults: string[] = [];
  lessons.forEach((lesson, i) => {
    const { score, id } = lesson;
    if (!(score >= 0 && score <= 1)) faults.push(`lesson ${i}: its score is ${score}`);
    if (score > (lessons[i - 1]?.score ?? 1)) faults.push(`lesson ${i}: it is better than the one before`);
    const before = lessons.slice(0, i);
    if (before.some((other) => other.id === id)) faults.push(`lesson ${i}: its id was given before`);
    if (before.some((other) => overlap(other, lesson))) faults.push(`lesson ${i}: it overlaps a better one`);
  });
  return faults;
}

function overlap(a: Lesson, b: Lesson): boolean {
  return a.turn === b.turn && a.startOffset < b.endOffset && b.startOffset < a.endOffset;
}

function quoteFaults({ quote, turn: at, startOffset, endOffset, ...lesson }: Lesson, { turns }: Transcript): string[] {
  const turn = turns[at];
  if (!turn) return [`there is no turn ${at}`];
  const faults: string[] = [];
  if (startOffset < 0 || endOffset > turn.text.length || startOffset >= endOffset) faults.push('out of range');
  if (turn.text.slice(startOffset, endOffset) !== quote) faults.push('its quote is not verbatim');
  if (quote !== quote.trim()) faults.push('spaces around its quote');
  if (isInsideCharacter(turn.text, startOffset) || isInsideCharacter(turn.text, endOffset)) {
    faults.push('its quote cuts a character');
  }
  if (lesson.speaker !== turn.speaker) faults.push(`said by ${lesson.speaker}`);
  const moment = momentAt(turn, startOffset);
  if (lesson.startTime !== moment.time || lesson.timing !== moment.timing) faults.push(`said at ${lesson.startTime} s`);
  return faults;
}

/** Words without case and punctuation. */
const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}']+/gu) ?? [];

function statementFaults({ statement, quote }: Lesson): string[] {
  const words = wordsIn(statement);
  const faults: string[] = [];
  if (words.length === 0) faults.push('says nothing');
  if (statement.split(/\s+/).length > STATEMENT_WORDS) faults.push(`${statement.split(/\s+/).length} words`);
  if (statement !== statement.trim() || /\n|\s{2}/.test(statement)) faults.push('spaces');
  if (!/[.?!…。？！]["'”’)\]]*$/u.test(statement)) faults.push('no end');
  const added = wordNotIn(words, wordsIn(quote));
  if (added !== null) faults.push(`"${added}" was not said there`);
  return faults.map((fault) => `statement "${statement}": ${fault}`);
}

/** The first word that does not follow the ones before in `said`; `null` when all do. */
function wordNotIn(words: readonly string[], said: readonly string[]): string | null {
  let from = 0;
  for (const word of words) {
    const at = said.indexOf(word, from);
    if (at < 0) return word;
    from = at + 1;
  }
  return null;
}

function chapterFaults({ chapter: index, turn, startOffset }: Lesson, chapters: readonly Chapter[]): string[] {
  const at = { turn, offset: startOffset };
  const own = chapters.findIndex(({ start, end }) => comparePositions(start, at) <= 0 && comparePositions(at, end) < 0);
  return own === index ? [] : [`is said in chapter ${own}, not ${index}`];
}

function topicFaults(topics: readonly TopicRef[], known: ReadonlyMap<string, string>, most: number): string[] {
  const faults = topics
    .filter(({ slug, label }) => known.get(slug) !== label)
    .map(({ slug }) => `topic ${slug} is on no list`);
  if (new Set(topics.map(({ slug }) => slug)).size < topics.length) faults.push('a topic twice');
  return topics.length > most ? [...faults, `${topics.length} topics`] : faults;
}

function unusedTopics(found: readonly TopicRef[], carriers: readonly { topics: readonly TopicRef[] }[]): string[] {
  const used = new Set(carriers.flatMap(({ topics }) => topics.map(({ slug }) => slug)));
  return found.filter(({ slug }) => !used.has(slug)).map(({ slug }) => `found topic ${slug} is carried by nothing`);
}
