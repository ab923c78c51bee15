// What did a correction change? Turns are aligned by their words, chapters by where they begin, lessons by their ids.
import { alignWords } from './align-words.js';
import type { Chapter } from './chapter.js';
import type { Lesson } from './lesson.js';
import { comparePositions } from './position.js';
import type {
  ChangeCounts,
  Difference,
  PlacedChapter,
  PlacedLesson,
  PlacedTurn,
  RevisionChanges,
  RevisionDiff,
  TurnDifference,
} from './revision.js';
import { comparableWords } from './shared-words.js';
import type { Turn } from './transcript.js';
import { wordsOf } from './words.js';

type SpokenTurn = Pick<Turn, 'speaker' | 'text' | 'startTime'>;

/** Of an episode what is compared; titles and statements as they were derived. */
export interface Reading {
  readonly turns: readonly SpokenTurn[];
  readonly chapters: readonly Pick<Chapter, 'index' | 'title' | 'start'>[];
  readonly lessons: readonly Pick<Lesson, 'id' | 'statement' | 'quote' | 'turn'>[];
}

/** A start of a chapter that moved by more words than that is another chapter's; chapters have some 700 words. */
const MAX_WORDS_AWAY = 200;

/** Linear in the length of both, but for the sorting of what they share. */
export function compareReadings(
  before: Reading,
  after: Reading,
): { readonly diff: RevisionDiff; readonly changes: RevisionChanges } {
  const [old, now] = [spokenWords(before.turns), spokenWords(after.turns)];
  const found = alignWords(old.words, now.words);
  const pairs = pairTurns(old, now, found);
  const diff = {
    turns: differencesOfTurns(before.turns, after.turns, pairs),
    chapters: differencesOfChapters({ ...before, spoken: old }, { ...after, spoken: now }, found),
    lessons: differencesOfLessons(before.lessons, after.lessons),
  };
  const retimed = [...pairs.kept].filter(([from, to]) => {
    const [was, is] = [before.turns[from]!, after.turns[to]!];
    return was.text === is.text && was.startTime !== is.startTime;
  }).length;
  return {
    diff,
    changes: {
      turns: { ...countChanges(diff.turns), retimed },
      chapters: countChanges(diff.chapters),
      lessons: countChanges(diff.lessons),
    },
  };
}

function countChanges(differences: readonly Difference<unknown>[]): ChangeCounts {
  const added = differences.filter(({ before }) => before === null).length;
  const removed = differences.filter(({ after }) => after === null).length;
  return { added, removed, changed: differences.length - added - removed };
}

interface Spoken {
  readonly words: readonly string[];
  /** Word -> the turn that it stands in. */
  readonly turnOf: readonly number[];
  /** Turn -> its first word. */
  readonly starts: readonly number[];
}

/** A turn without any word, such as a note sign, is a word of its own. */
function spokenWords(turns: readonly SpokenTurn[]): Spoken {
  const words: string[] = [];
  const turnOf: number[] = [];
  const starts: number[] = [];
  turns.forEach(({ text }, index) => {
    starts.push(words.length);
    const own = comparableWords(text);
    for (const word of own.length > 0 ? own : [`\0${text}`]) {
      words.push(word);
      turnOf.push(index);
    }
  });
  return { words, turnOf, starts };
}

interface TurnPairs {
  /** Turn before -> the same turn after; both rise. */
  readonly kept: ReadonlyMap<number, number>;
  /** Turn before -> the turn that has most of its words. */
  readonly into: ReadonlyMap<number, number>;
}

/** Two turns are the same when they share more than half of the words of the shorter one; what shares most goes first. */
function pairTurns(before: Spoken, after: Spoken, found: Int32Array): TurnPairs {
  const pairs: { from: number; to: number; shared: number }[] = [];
  found.forEach((is, at) => {
    if (is === -1) return;
    const [from, to] = [before.turnOf[at]!, after.turnOf[is]!];
    const last = pairs.at(-1);
    if (last?.from === from && last.to === to) last.shared++;
    else pairs.push({ from, to, shared: 1 });
  });
  const [lengthBefore, lengthAfter] = [lengthsOf(before), lengthsOf(after)];
  const [keptFrom, keptTo] = [new Map<number, number>(), new Set<number>()];
  const into = new Map<number, number>();
  for (const { from, to, shared } of pairs.sort((a, b) => b.shared - a.shared || a.from - b.from)) {
    const [own, other] = [lengthBefore(from), lengthAfter(to)];
    if (shared * 2 > own) into.set(from, to);
    if (shared * 2 <= Math.min(own, other) || keptFrom.has(from) || keptTo.has(to)) continue;
    keptFrom.set(from, to);
    keptTo.add(to);
  }
  return { kept: new Map([...keptFrom].sort(([a], [b]) => a - b)), into };
}

function lengthsOf({ starts, words }: Spoken): (turn: number) => number {
  return (turn) => (starts[turn + 1] ?? words.length) - starts[turn]!;
}

function differencesOfTurns(
  before: readonly SpokenTurn[],
  after: readonly SpokenTurn[],
  { kept, into }: TurnPairs,
): TurnDifference[] {
  const differences: TurnDifference[] = [];
  let [from, to] = [0, 0];
  const goOn = (fromEnd: number, toEnd: number): void => {
    for (; from < fromEnd; from++) {
      differences.push({ before: placed(before, from), after: null, into: into.get(from) ?? null });
    }
    for (; to < toEnd; to++) differences.push({ before: null, after: placed(after, to), into: null });
  };
  for (const [keptFrom, keptTo] of kept) {
    goOn(keptFrom, keptTo);
    const [was, is] = [placed(before, from++), placed(after, to++)];
    if (was.speaker !== is.speaker || was.text !== is.text) differences.push({ before: was, after: is, into: null });
  }
  goOn(before.length, after.length);
  return differences;
}

function placed(turns: readonly SpokenTurn[], turn: number): PlacedTurn {
  const { speaker, text } = turns[turn]!;
  return { turn, speaker, text };
}

type SpokenReading = Pick<Reading, 'turns' | 'chapters'> & { readonly spoken: Spoken };

/** A chapter is the same where its first words are, or within 200 words of them; the nearest one goes first. */
function differencesOfChapters(
  before: SpokenReading,
  after: SpokenReading,
  found: Int32Array,
): Difference<PlacedChapter>[] {
  const starts = after.chapters.map((chapter) => firstWordOf(chapter, after));
  const nearest = before.chapters
    .flatMap((chapter, from) => {
      const at = followWord(firstWordOf(chapter, before), found, after.spoken.words.length);
      return starts.map((start, to) => ({ from, to, away: Math.abs(start - at) }));
    })
    .filter(({ away }) => away <= MAX_WORDS_AWAY)
    .sort((a, b) => a.away - b.away || a.from - b.from);
  const [pairs, taken] = [new Map<number, { to: number; away: number }>(), new Set<number>()];
  for (const { from, to, away } of nearest) {
    if (pairs.has(from) || taken.has(to)) continue;
    pairs.set(from, { to, away });
    taken.add(to);
  }
  const stayed = before.chapters.flatMap((chapter, from): Difference<PlacedChapter>[] => {
    const pair = pairs.get(from);
    if (!pair) return [{ before: placedChapter(chapter), after: null }];
    const now = after.chapters[pair.to]!;
    if (pair.away === 0 && now.title === chapter.title) return [];
    return [{ before: placedChapter(chapter), after: placedChapter(now) }];
  });
  const came = after.chapters.filter((_, to) => !taken.has(to));
  return [...stayed, ...came.map((chapter) => ({ before: null, after: placedChapter(chapter) }))];
}

/** How many words of the transcript come before the chapter. */
function firstWordOf({ start }: Pick<Chapter, 'start'>, { turns, spoken }: SpokenReading): number {
  const first = spoken.starts[start.turn];
  if (first === undefined) return spoken.words.length;
  const before = wordsOf(turns[start.turn]!.text).filter(
    (word) => comparePositions({ turn: start.turn, offset: word.start }, start) < 0,
  );
  return first + before.length;
}

/** Where the word stands now, or the next one that stayed. */
function followWord(at: number, found: Int32Array, end: number): number {
  for (let next = at; next < found.length; next++) if (found[next] !== -1) return found[next]!;
  return end;
}

function placedChapter({ index, title, start }: Reading['chapters'][number]): PlacedChapter {
  return { index, title, startTurn: start.turn, startOffset: start.offset };
}

function differencesOfLessons(before: Reading['lessons'], after: Reading['lessons']): Difference<PlacedLesson>[] {
  const inOrder = (lessons: Reading['lessons']) => lessons.toSorted((a, b) => a.turn - b.turn);
  const now = new Map(after.map((lesson) => [lesson.id, lesson]));
  const known = new Set(before.map(({ id }) => id));
  const stayed = inOrder(before).flatMap((lesson): Difference<PlacedLesson>[] => {
    const is = now.get(lesson.id);
    if (!is) return [{ before: placedLesson(lesson), after: null }];
    if (is.statement === lesson.statement && is.quote === lesson.quote) return [];
    return [{ before: placedLesson(lesson), after: placedLesson(is) }];
  });
  const came = inOrder(after).filter(({ id }) => !known.has(id));
  return [...stayed, ...came.map((lesson) => ({ before: null, after: placedLesson(lesson) }))];
}

function placedLesson({ id, statement, quote, turn }: Reading['lessons'][number]): PlacedLesson {
  return { id, statement, quote, turn };
}
