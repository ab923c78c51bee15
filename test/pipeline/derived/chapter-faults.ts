// What is wrong with the chapters of a transcript? Faults in words, with the place; none where all rules are kept.
import type { Chapter } from '../../../src/domain/chapter.js';
import { comparePositions, type Position } from '../../../src/domain/position.js';
import { momentAt } from '../../../src/domain/timeline.js';
import type { Transcript } from '../../../src/domain/transcript.js';
import { isStopWord, stemOf } from '../../../src/domain/words.js';
import type { Derived } from './derive.js';
import { isInsideCharacter, type SpokenSentence, sentencesOf } from './sentences-of.js';

const TITLE_WORDS = { min: 2, max: 8 };
/** After these another word has to come: articles, prepositions, conjunctions, pronouns that open, auxiliaries. */
const FUNCTION_WORDS = new Set(
  `a an the my your our their his its every of at for from with into onto as and or but nor if than because while which
  who whose i we he she they is are was were be been am has have had will would can could should may might must very
  really just`.split(/\s+/),
);
/** "What a backup is": an indirect question may end on its verb. */
const QUESTION = /^(?:(?:what|who)\b.*\b(?:is|are|was|means?)|(?:how|why|what|when|where|who)\b.*\?)$/i;

/** Verbs and adverbs after which something is missing: "what the tool does", "productivity is way". */
const LEFT_OPEN = new Set(
  `do does did done doing have has had having get gets got getting make makes made making say says said saying know knows
  knew want wants wanted need needed take takes took put let lets seem seems seemed looks looked become becomes way well
  there here now then too away back again already always never ever yet still soon often even only also otherwise
  instead anyway together maybe perhaps`.split(/\s+/),
);
/** Titles of frames, which may name who is welcomed. */
const PLAIN = /^(?:Welcome\b|Thanks and goodbye$|Sponsor break$)/;

/** Faults of all chapters, each as `chapter 3: what is wrong`. */
export function chapterFaults({ transcript, chapters }: Pick<Derived, 'transcript' | 'chapters'>): string[] {
  const sentences = sentencesOf(transcript.turns);
  return [
    ...coverFaults(chapters, transcript),
    ...repeatedTitles(chapters),
    ...chapters.flatMap((chapter, i) =>
      [
        ...placeFaults(chapter, transcript, sentences),
        ...(chapter.origin === 'computed' ? titleFaults(chapter.title, namesIn(transcript)) : []),
        ...summaryFaults(chapter, sentences),
        ...timeFaults(chapter, chapters[i + 1], transcript),
      ].map((fault) => `chapter ${i}: ${fault}`),
    ),
  ];
}

function coverFaults(chapters: readonly Chapter[], { turns }: Transcript): string[] {
  const faults: string[] = [];
  let at: Position = { turn: 0, offset: 0 };
  chapters.forEach(({ index, start, end }, i) => {
    if (index !== i) faults.push(`chapter ${i}: its index is ${index}`);
    if (comparePositions(start, at) !== 0) faults.push(`chapter ${i}: starts at ${show(start)}, not at ${show(at)}`);
    if (comparePositions(start, end) >= 0) faults.push(`chapter ${i}: ends where it starts or before`);
    at = end;
  });
  const last = { turn: turns.length - 1, offset: turns.at(-1)!.text.length };
  return comparePositions(at, last) === 0 ? faults : [...faults, `the last chapter ends at ${show(at)}`];
}

function repeatedTitles(chapters: readonly Chapter[]): string[] {
  return chapters.flatMap(({ title, origin }, i) => {
    const same = chapters.findIndex((other) => other.title.toLowerCase() === title.toLowerCase());
    return origin === 'computed' && same !== i ? [`chapter ${i}: "${title}" is the title of chapter ${same} too`] : [];
  });
}

function placeFaults({ start }: Chapter, { turns }: Transcript, sentences: readonly SpokenSentence[]): string[] {
  const isSentence = sentences.some((one) => one.turn === start.turn && one.start === start.offset);
  if (start.offset > 0 && !isSentence) return [`starts inside a sentence, at ${show(start)}`];
  return isInsideCharacter(turns[start.turn]!.text, start.offset) ? ['starts inside a character'] : [];
}

function titleFaults(title: string, names: ReadonlySet<string>): string[] {
  const words = title.split(/\s+/);
  const faults: string[] = [];
  if (title !== title.trim() || /\s{2}|\n/.test(title)) faults.push('spaces');
  if (words.length < TITLE_WORDS.min || words.length > TITLE_WORDS.max) faults.push(`${words.length} words`);
  if (title.charAt(0) !== title.charAt(0).toUpperCase()) faults.push('no capital first');
  const last = words.at(-1)!.toLowerCase().replace(/\?$/, '');
  if (FUNCTION_WORDS.has(last) && !QUESTION.test(title)) faults.push('ends with a function word');
  if (LEFT_OPEN.has(last)) faults.push('ends with a light verb or adverb');
  const stems = contentStems(title);
  if (new Set(stems).size < stems.length) faults.push('a word twice');
  const parts = PLAIN.test(title) ? [] : title.split(/ and |, /).map(contentStems);
  if (parts.some((part) => part.length > 0 && part.every((stem) => names.has(stem)))) faults.push('is who speaks');
  return faults.map((fault) => `title "${title}": ${fault}`);
}

function namesIn({ turns }: Transcript): Set<string> {
  return new Set(turns.flatMap(({ speaker }) => contentStems(speaker ?? '')));
}

function contentStems(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}](?:[^\s,]*[\p{L}\p{N}])?/gu) ?? [];
  return words.filter((word) => !isStopWord(word) && /\p{L}/u.test(word)).map(stemOf);
}

/** One sentence of the chapter, or two with a space between, the first said first. */
function summaryFaults({ summary, start, end }: Chapter, sentences: readonly SpokenSentence[]): string[] {
  const own = sentences.filter((one) => {
    const at = { turn: one.turn, offset: one.start };
    return comparePositions(start, at) <= 0 && comparePositions(at, end) < 0;
  });
  const isVerbatim = own.some(
    ({ text }, i) =>
      text === summary ||
      (summary.startsWith(`${text} `) && own.slice(i + 1).some((other) => `${text} ${other.text}` === summary)),
  );
  return isVerbatim ? [] : [`summary "${summary}" is no one or two sentences of the chapter`];
}

function timeFaults(chapter: Chapter, next: Chapter | undefined, { turns }: Transcript): string[] {
  const { start, startTime, endTime, timing } = chapter;
  const moment = momentAt(turns[start.turn]!, start.offset);
  const faults: string[] = [];
  if (startTime !== moment.time || timing !== moment.timing) faults.push(`starts at ${startTime} s (${timing})`);
  if (endTime !== (next ? next.startTime : turns.at(-1)!.endTime)) faults.push(`ends at ${endTime} s`);
  return faults;
}

const show = ({ turn, offset }: Position): string => `${turn}:${offset}`;
