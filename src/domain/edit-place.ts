// Where does an edit belong after everything was derived again? Lessons and chapters get other ids and indexes then; what
// stays are words. An edit goes where its words are, and nowhere where they are not.
import type { Chapter } from './chapter.js';
import type { Lesson } from './lesson.js';
import { comparePositions, type Position, type Span } from './position.js';
import {
  comparableWords,
  type RunsOfWords,
  runLengthFor,
  runsOf,
  shareIn,
  sharesOf,
  withRuns,
} from './shared-words.js';
import type { Turn } from './transcript.js';
import { foldWord, wordsOf } from './words.js';

/** What an edit of a lesson remembers of it. */
export interface LessonAnchor {
  readonly lessonId: string;
  readonly quote: string;
  readonly turn: number;
}

/** What an edit of a chapter remembers of it. */
export interface ChapterAnchor {
  /** The first words, verbatim. */
  readonly words: string;
  /** How many words of the transcript came before. */
  readonly wordsBefore: number;
}

/** As many words stand twice in a transcript only where something is read out again. */
const ANCHOR_WORDS = 20;
/** More than this share of the words has to be there still. */
const ENOUGH_SHARED = 0.5;
/** Words that may have come into an anchor's words. */
const SLACK_WORDS = 5;
/** Little more than a minute of talk. Chapters have some 700 words, so that seldom two of them start so near. */
const MAX_WORDS_AWAY = 200;

/**
 * For each anchor the id of its lesson, or `null`: the lesson of the same id, else the one whose quote is most like the
 * anchor's and shares more than half of the words of the shorter one. A lesson takes one anchor; what is most alike goes
 * first.
 */
export function placeOnLessons(
  anchors: readonly LessonAnchor[],
  lessons: readonly Pick<Lesson, 'id' | 'quote' | 'turn'>[],
): (string | null)[] {
  const known = lessons.map(({ id, quote, turn }) => ({ id, turn, words: withRuns(comparableWords(quote)) }));
  const pairs = anchors.flatMap((anchor, index) => {
    const words = withRuns(comparableWords(anchor.quote));
    return known
      .map(({ id, turn, words: others }) => ({
        anchor: index,
        place: id,
        likeness: id === anchor.lessonId ? SAME : likenessOf(words, others),
        distance: Math.abs(turn - anchor.turn),
      }))
      .filter(({ likeness }) => likeness > 0);
  });
  return assign(anchors.length, pairs);
}

/** 0 where too few words are shared, else up to 2: the share of each in the other. */
function likenessOf(words: RunsOfWords, others: RunsOfWords): number {
  const [own, other] = sharesOf(words, others);
  const ofShorter = words.words.length <= others.words.length ? own : other;
  return ofShorter > ENOUGH_SHARED ? own + other : 0;
}

/** The anchor of a chapter that starts there. */
export function anchorOfChapter(start: Position, turns: readonly Turn[]): ChapterAnchor {
  const spoken = spokenWords(turns);
  const wordsBefore = countBefore(spoken, start);
  const first = spoken.slice(wordsBefore, wordsBefore + ANCHOR_WORDS);
  const next = spoken[wordsBefore + ANCHOR_WORDS];
  const texts = turns.map(({ index, text }) => {
    const own = first.filter(({ position }) => position.turn === index);
    const end = next?.position.turn === index ? own.at(-1)?.end : text.length;
    return own.length === 0 ? '' : text.slice(own[0]!.position.offset, end);
  });
  return { words: texts.filter(Boolean).join(' '), wordsBefore };
}

/**
 * For each anchor the index of its chapter, or `null`: the chapter that starts nearest to the anchor's words, at most 200
 * words away. A chapter takes one anchor; the nearest goes first.
 */
export function placeOnChapters(
  anchors: readonly ChapterAnchor[],
  chapters: readonly Pick<Chapter, 'index' | 'start'>[],
  turns: readonly Turn[],
): (number | null)[] {
  if (anchors.length === 0) return [];
  const spoken = spokenWords(turns);
  const words = spoken.map(({ text }) => text);
  const starts = chapters.map(({ index, start }) => ({ index, at: countBefore(spoken, start) }));
  const pairs = anchors.flatMap((anchor, index) => {
    const at = findWords(anchor, words);
    if (at === null) return [];
    return starts
      .map((start) => ({ anchor: index, place: start.index, likeness: SAME, distance: Math.abs(start.at - at) }))
      .filter(({ distance }) => distance <= MAX_WORDS_AWAY);
  });
  return assign(anchors.length, pairs);
}

/** Above every sum of two shares. */
const SAME = 3;

interface Pair<Place> {
  readonly anchor: number;
  readonly place: Place;
  readonly likeness: number;
  readonly distance: number;
}

/** The best pair first, then the best of what is left; equal ones in their order. */
function assign<Place>(anchors: number, pairs: readonly Pair<Place>[]): (Place | null)[] {
  const places = Array<Place | null>(anchors).fill(null);
  const taken = new Set<Place>();
  for (const { anchor, place } of pairs.toSorted((a, b) => b.likeness - a.likeness || a.distance - b.distance)) {
    if (places[anchor] !== null || taken.has(place)) continue;
    places[anchor] = place;
    taken.add(place);
  }
  return places;
}

interface SpokenWord {
  readonly text: string;
  readonly position: Position;
  readonly end: number;
}

function spokenWords(turns: readonly Turn[]): SpokenWord[] {
  return turns.flatMap(({ index, text }) =>
    wordsOf(text).map((word) => ({
      text: foldWord(word.text),
      position: { turn: index, offset: word.start },
      end: word.end,
    })),
  );
}

function countBefore(spoken: readonly SpokenWord[], place: Position): number {
  const at = spoken.findIndex(({ position }) => comparePositions(position, place) >= 0);
  return at === -1 ? spoken.length : at;
}

/**
 * Where words begin now that stood at a place before, or `null` when less than half of them are left; those of several that
 * are nearest to the place.
 */
export function findMovedWords(words: string, near: Position, turns: readonly Turn[]): Span | null {
  const spoken = spokenWords(turns);
  const wordsBefore = countBefore(spoken, near);
  const at = findWords(
    { words, wordsBefore },
    spoken.map(({ text }) => text),
  );
  if (at === null) return null;
  const wanted = new Set(comparableWords(words));
  const found = spoken.slice(at, at + comparableWords(words).length);
  const own = found.filter(({ text }) => wanted.has(text));
  const [first, last] = [own[0] ?? found[0]!, own.at(-1) ?? found.at(-1)!];
  return { start: first.position, end: { turn: last.position.turn, offset: last.end } };
}

/**
 * Where the anchor's words begin in the transcript's, or `null` when less than half of them are there. Every run of three
 * words that stands in both says where the beginning would be; most say so wins, then the nearest to the place before.
 */
function findWords({ words, wordsBefore }: ChapterAnchor, transcript: readonly string[]): number | null {
  const wanted = comparableWords(words);
  const length = runLengthFor(wanted);
  const offsets = new Map<string, number[]>();
  runsOf(wanted, length).forEach((run, offset) => {
    offsets.set(run, [...(offsets.get(run) ?? []), offset]);
  });
  const votes = new Map<number, number>();
  runsOf(transcript, length).forEach((run, at) => {
    for (const offset of offsets.get(run) ?? []) {
      const start = Math.max(0, at - offset);
      votes.set(start, (votes.get(start) ?? 0) + 1);
    }
  });
  const [best] = [...votes].toSorted(
    ([a, votesOfA], [b, votesOfB]) =>
      votesOfB - votesOfA || Math.abs(a - wordsBefore) - Math.abs(b - wordsBefore) || a - b,
  );
  if (best === undefined) return null;
  const [start] = best;
  const found = transcript.slice(start, start + wanted.length + SLACK_WORDS);
  return shareIn(wanted, found) > ENOUGH_SHARED ? start : null;
}
