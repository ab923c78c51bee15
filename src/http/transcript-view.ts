// Turns and chapters -> the transcript as a page shows it: chapter by chapter, turns that go on over a boundary divided there.
import type { Chapter } from '../domain/chapter.js';
import type { Lesson } from '../domain/lesson.js';
import { comparePositions } from '../domain/position.js';
import { pointIn } from '../domain/quoted-point.js';
import type { Sentence } from '../domain/sentence.js';
import type { Turn } from '../domain/transcript.js';
import type { ParagraphView, PersonView, SentenceView, SpeechView } from '../site/episode/views.js';
import { toldTimes } from './told-times.js';
import type { TranscriptPlaces } from './transcript-places.js';

/** Seconds after which a long turn shows the time again. */
const TIME_AGAIN = 60;

export interface TranscriptSource {
  readonly turns: readonly Turn[];
  readonly chapters: readonly Chapter[];
  readonly lessons: readonly Lesson[];
  readonly places: TranscriptPlaces;
  readonly personOf: (name: string) => PersonView;
  readonly lessonUrlOf: (id: string) => string;
  /** Whether there is a player that needs the times of sentences. */
  readonly isPlayed: boolean;
}

/** Chapter by chapter what is said in it. A sentence belongs to the chapter that it begins in. */
export function speechesOfChapters(source: TranscriptSource): SpeechView[][] {
  const { turns, chapters, places } = source;
  const view = makeSentenceView(source);
  const parts: SpeechView[][] = chapters.map(() => []);
  let chapter = 0;
  for (const turn of turns) {
    let goesOn = false;
    let rest = places.paragraphs[turn.index]!;
    while (rest.length > 0) {
      while (startsBy(chapters[chapter + 1], turn.index, rest[0]![0]!)) chapter++;
      const next = chapters[chapter + 1];
      const [here, later] = divide(rest, (sentence) => !startsBy(next, turn.index, sentence));
      parts[chapter]!.push(speechView({ turn, paragraphs: here, goesOn }, source, view));
      goesOn = true;
      rest = later;
    }
  }
  return parts;
}

function startsBy(chapter: Chapter | undefined, turn: number, { start }: Sentence): boolean {
  return chapter !== undefined && comparePositions(chapter.start, { turn, offset: start }) <= 0;
}

type Paragraphs = readonly (readonly Sentence[])[];

/** Before and from the first sentence on that does not fit; a paragraph is cut where it stands in one. */
function divide(paragraphs: Paragraphs, fits: (sentence: Sentence) => boolean): [Paragraphs, Paragraphs] {
  const cut = paragraphs.findIndex((each) => !each.every(fits));
  if (cut === -1) return [paragraphs, []];
  const at = paragraphs[cut]!.findIndex((sentence) => !fits(sentence));
  const [before, after] = [paragraphs[cut]!.slice(0, at), paragraphs[cut]!.slice(at)];
  return [
    [...paragraphs.slice(0, cut), ...(before.length > 0 ? [before] : [])],
    [after, ...paragraphs.slice(cut + 1)],
  ];
}

interface PartOfTurn {
  readonly turn: Turn;
  readonly paragraphs: Paragraphs;
  readonly goesOn: boolean;
}

function speechView(
  { turn, paragraphs, goesOn }: PartOfTurn,
  { places, personOf }: TranscriptSource,
  sentenceView: SentenceViewer,
): SpeechView {
  const { index, speaker } = turn;
  const [first] = paragraphs[0]!;
  const start = places.momentOf({ turn: index, offset: first!.start });
  const anchors = places.anchorsAt(index, first!.start).turns;
  let shown = start.time;
  const views = paragraphs.map((sentences, i): ParagraphView => {
    const position = { turn: index, offset: sentences[0]!.start };
    const moment = i === 0 ? null : places.momentOf(position);
    const isDue = moment !== null && moment.time !== null && shown !== null && moment.time - shown >= TIME_AGAIN;
    if (isDue) shown = moment.time;
    return {
      shown: isDue ? { ...moment, url: places.urlOf(position) } : null,
      sentences: sentences.map((sentence, j) => {
        const view = sentenceView(turn, sentence, sentences[j - 1]);
        // The speech has the ids of the turns that begin with it.
        return i === 0 && j === 0 ? { ...view, anchors: view.anchors.filter((id) => !anchors.includes(id)) } : view;
      }),
    };
  });
  return {
    ...start,
    anchors,
    speaker: speaker === null ? null : personOf(speaker),
    goesOn,
    paragraphs: views,
  };
}

type SentenceViewer = (turn: Turn, sentence: Sentence, before: Sentence | undefined) => SentenceView;

function makeSentenceView({ turns, lessons, places, lessonUrlOf, isPlayed }: TranscriptSource): SentenceViewer {
  const told = isPlayed ? toldTimes(turns, places) : null;
  const pointsOfTurn = new Map<number, Point[]>();
  for (const lesson of lessons)
    pointsOfTurn.set(lesson.turn, [...(pointsOfTurn.get(lesson.turn) ?? []), pointOf(lesson)]);
  return (turn, sentence, before) => {
    const { start, end } = sentence;
    const own = (pointsOfTurn.get(turn.index) ?? []).filter((each) => each.start < end && each.end > start);
    const ended = own.find((each) => each.end <= end);
    const { turns, sentences } = places.anchorsAt(turn.index, start);
    return {
      text: sentence.text,
      gap: before ? turn.text.slice(before.end, start) : '',
      anchors: [...turns, ...sentences],
      time: told?.get(sentence) ?? null,
      isLesson: own.length > 0,
      lessonUrl: ended ? lessonUrlOf(ended.lesson) : null,
    };
  };
}

/** Where in its turn a lesson is said: what stands around that in its quote is there for the sense. */
interface Point {
  readonly lesson: string;
  readonly start: number;
  readonly end: number;
}

function pointOf({ id, quote, statement, startOffset, endOffset }: Lesson): Point {
  const point = pointIn(quote, statement);
  const isVerbatim = endOffset - startOffset === quote.length;
  if (!point || !isVerbatim) return { lesson: id, start: startOffset, end: endOffset };
  return { lesson: id, start: startOffset + point.start, end: startOffset + point.end };
}
