// What is wrong with the lessons and topics of a transcript? Faults in words; none where all rules are kept.
import type { Chapter } from '../../../src/domain/chapter.js';
import { type Lesson, type LessonEvidence, lessonIdOf } from '../../../src/domain/lesson.js';
import { comparePositions } from '../../../src/domain/position.js';
import { momentAt } from '../../../src/domain/timeline.js';
import type { TopicRef } from '../../../src/domain/topic.js';
import type { Transcript } from '../../../src/domain/transcript.js';
import { curatedTopics } from '../../fixtures/analysis-models.js';
import type { Derived } from './derive.js';
import { isInsideCharacter } from './sentences-of.js';

/** Words of a statement: a whole sentence has no more, see `cutLongSentence`. */
const STATEMENT_WORDS = 70;
/** Quotes of a lesson beside its own. */
const EVIDENCE = 4;
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
        ...evidenceFaults(lesson, transcript, lessons),
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

function overlap(a: LessonEvidence, b: LessonEvidence): boolean {
  return a.turn === b.turn && a.startOffset < b.endOffset && b.startOffset < a.endOffset;
}

function evidenceFaults({ evidence }: Lesson, transcript: Transcript, lessons: readonly Lesson[]): string[] {
  const quotes = lessons.flatMap((lesson) => [lesson, ...lesson.evidence]);
  const faults = evidence.length > EVIDENCE ? [`${evidence.length} quotes more`] : [];
  evidence.forEach((said, i) => {
    const own = quoteFaults(said, transcript);
    if (quotes.some((other) => other !== said && overlap(other, said))) own.push('it overlaps another quote');
    faults.push(...own.map((fault) => `evidence ${i}: ${fault}`));
  });
  return faults;
}

function quoteFaults(
  { quote, turn: at, startOffset, endOffset, ...said }: LessonEvidence,
  { turns }: Transcript,
): string[] {
  const turn = turns[at];
  if (!turn) return [`there is no turn ${at}`];
  const faults: string[] = [];
  if (startOffset < 0 || endOffset > turn.text.length || startOffset >= endOffset) faults.push('out of range');
  if (turn.text.slice(startOffset, endOffset) !== quote) faults.push('its quote is not verbatim');
  if (quote !== quote.trim()) faults.push('spaces around its quote');
  if (isInsideCharacter(turn.text, startOffset) || isInsideCharacter(turn.text, endOffset)) {
    faults.push('its quote cuts a character');
  }
  if (said.speaker !== turn.speaker) faults.push(`said by ${said.speaker}`);
  const moment = momentAt(turn, startOffset);
  if (said.startTime !== moment.time || said.timing !== moment.timing) faults.push(`said at ${said.startTime} s`);
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
  if (isOpenEnded(statement, quote)) faults.push('ends in mid-thought');
  if (isBareCondition(statement) && !isSentenceOf(statement, quote)) faults.push('a condition and nothing else');
  const added = wordNotIn(words, wordsIn(quote));
  if (added !== null) faults.push(`"${added}" was not said there`);
  return faults.map((fault) => `statement "${statement}": ${fault}`);
}

const NEVER_LAST = /^(?:the|a|an|and|or|nor|because|if|than|my|your|our|their)$/;
const RARELY_LAST = /^(?:of|to|is|are|was|were|that|which|who|with|for|but|so|when|i|we|last|it's)$/;

/** Ends in a word that asks for another, and what was said did not end there; three words may be all that was said. */
function isOpenEnded(statement: string, quote: string): boolean {
  const words = wordsIn(statement);
  const last = words.at(-1) ?? '';
  if (words.length <= 3 || !(NEVER_LAST.test(last) || RARELY_LAST.test(last))) return false;
  return NEVER_LAST.test(last) || !isSentenceOf(statement, quote);
}

/** "When you have a queue and it fills.": no clause follows a comma, a dash or "then". "That's" begins one. */
function isBareCondition(statement: string): boolean {
  const [first, ...others] = statement.split(/[,;–—]\s*| -+ | (?=then\b)/);
  if (!/^(?:if|when|whenever|once|unless|while)\b/i.test(first!)) return false;
  return others.every((part) =>
    /^(?:and|or|so|but)? ?(?:if|when|whenever|once|unless|while|which|who|that)\b(?!['’])/i.test(part),
  );
}

/** What nobody said. */
const LAUGHTER = /\s*(?:\[(?:laughter|Music)\]|\((?:laughs|laughter)\))/g;

/** Whether a sentence of the quote ends in the statement's last word; words before it may have been fillers. */
function isSentenceOf(statement: string, quote: string): boolean {
  const said = quote.replace(LAUGHTER, '').split(/(?<=[.?!…。？！]["'”’)\]]*)\s/u);
  return said.some((sentence) => wordsIn(sentence).at(-1) === wordsIn(statement).at(-1));
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
