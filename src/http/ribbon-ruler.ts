// Where along an episode does a place in its transcript stand? By the source's times. Before the first of them and after the
// last one, and where there is none, by how many words were said: room on a page is no claim about a time.
import { comparePositions, type Position } from '../domain/position.js';
import type { Turn } from '../domain/transcript.js';
import type { RibbonScale } from '../site/ribbon/views.js';
import type { TranscriptPlaces } from './transcript-places.js';

/** Share of the words that may stand outside all times; beyond it the whole is measured by words. */
const MOST_WORDS_WITHOUT_TIME = 0.5;

export interface RibbonRuler {
  readonly scale: RibbonScale;
  /** From 0 to 1. */
  shareOf(position: Position): number;
}

export function rulerOf(turns: readonly Turn[], places: Pick<TranscriptPlaces, 'momentOf'>): RibbonRuler {
  const { words, wordsBefore } = wordRuler(turns);
  const byWords = (position: Position): number => wordsBefore(position) / Math.max(1, words);
  const known = knownStretch(turns);
  const [from, to] = known ? [byWords(known.start), byWords(known.end)] : [0, 0];
  if (!known || to - from < 1 - MOST_WORDS_WITHOUT_TIME) {
    return { scale: { kind: 'words', words }, shareOf: byWords };
  }
  const { start, end, startTime, endTime } = known;
  const shareOf = (position: Position): number => {
    const { time } = places.momentOf(position);
    const isOutside = comparePositions(position, start) < 0 || comparePositions(position, end) > 0;
    if (time === null || isOutside) return byWords(position);
    const share = (time - startTime) / (endTime - startTime);
    return from + Math.min(1, Math.max(0, share)) * (to - from);
  };
  return { scale: { kind: 'time', from, to, startTime, endTime }, shareOf };
}

/** How many words there are, and how many begin before a place. A question takes the logarithm of a turn's length. */
function wordRuler(turns: readonly Turn[]) {
  const begun = turns.map(({ text }) => Array.from(text.matchAll(/\S+/gu), ({ index }) => index));
  const starts: number[] = [];
  let words = 0;
  for (const { length } of begun) {
    starts.push(words);
    words += length;
  }
  const wordsBefore = ({ turn, offset }: Position): number => {
    const own = begun[turn]!;
    let [low, high] = [0, own.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (own[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return starts[turn]! + low;
  };
  return { words, wordsBefore };
}

/** From the first place with a time to the last one; `null` where there are not two times. */
function knownStretch(turns: readonly Turn[]) {
  const isTimed = ({ startTime, anchors }: Turn): boolean => startTime !== null || anchors.length > 0;
  const [first, last] = [turns.find(isTimed), turns.findLast(isTimed)];
  if (!first || !last) return null;
  const opening = first.startTime === null ? first.anchors[0]! : { offset: 0, time: first.startTime };
  const closing =
    last.endTime === null
      ? (last.anchors.at(-1) ?? { offset: 0, time: last.startTime! })
      : { offset: last.text.length, time: last.endTime };
  if (closing.time <= opening.time) return null;
  return {
    start: { turn: first.index, offset: opening.offset },
    end: { turn: last.index, offset: closing.offset },
    startTime: opening.time,
    endTime: closing.time,
  };
}
