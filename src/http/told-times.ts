// Which times of sentences does a player have to be told? Those that it would not find by itself: between two that it knows
// it goes by their words (`site/browser/sentence-times.js`), as transcripts with few stamps do.
import type { Sentence } from '../domain/sentence.js';
import { countWords, type Turn } from '../domain/transcript.js';
import type { TranscriptPlaces } from './transcript-places.js';

/** Seconds: nobody sees or hears a sentence marked so much too early. */
const TOLERANCE = 0.1;
/** Seconds: a time that somebody was told may be before the one that is meant by that; it is rounded, too. */
export const TOLD_WITHIN = TOLERANCE + 0.1;

interface TimedSentence {
  readonly sentence: Sentence;
  readonly time: number;
  /** Words that are said before it. */
  readonly words: number;
}

/** Seconds, to a tenth. Few where stamps are few; about all where every sentence has one of its own. */
export function toldTimes(turns: readonly Turn[], places: TranscriptPlaces): Map<Sentence, number> {
  const timed = timedSentences(turns, places);
  const told = new Map<Sentence, number>();
  const tell = ({ sentence, time }: TimedSentence): unknown => told.set(sentence, Math.round(time * 10) / 10);
  let from = timed[0];
  if (from) tell(from);
  let paces = ANY_PACE;
  for (const [i, each] of timed.entries()) {
    if (!from || i === 0) continue;
    if (!isWithin(paceBetween(from, each), paces)) {
      from = timed[i - 1]!;
      tell(from);
      paces = ANY_PACE;
    }
    paces = narrowed(paces, from, each);
  }
  const last = timed.at(-1);
  if (last) tell(last);
  return told;
}

function timedSentences(turns: readonly Turn[], places: TranscriptPlaces): TimedSentence[] {
  let words = 0;
  return turns.flatMap(({ index }) =>
    places.paragraphs[index]!.flat().flatMap((sentence) => {
      const { time } = places.momentOf({ turn: index, offset: sentence.start });
      const here = words;
      words += countWords(sentence.text);
      return time === null ? [] : [{ sentence, time, words: here }];
    }),
  );
}

/** Seconds a word, from the slowest to the fastest by which everything since the last told time is where it is. */
type Paces = readonly [least: number, most: number];
const ANY_PACE: Paces = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

function paceBetween(from: TimedSentence, to: TimedSentence): number {
  return (to.time - from.time) / (to.words - from.words);
}

function narrowed([least, most]: Paces, from: TimedSentence, to: TimedSentence): Paces {
  const pace = paceBetween(from, to);
  const slack = TOLERANCE / (to.words - from.words);
  return [Math.max(least, pace - slack), Math.min(most, pace + slack)];
}

function isWithin(pace: number, [least, most]: Paces): boolean {
  return pace >= least && pace <= most;
}
