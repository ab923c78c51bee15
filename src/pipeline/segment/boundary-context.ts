// What has to be known about a whole transcript before any place in it can be judged as a chapter's start.
import { comparePositions } from '../../domain/position.js';
import type { Transcript } from '../../domain/transcript.js';
import { isQuestion, profileSpeakers, type SpeakerProfile } from '../speech/speakers.js';
import { countTerms, type Terms } from '../speech/terms.js';
import { countWordsBefore, type Unit } from '../speech/units.js';
import { prominence, type Shift, vectorShift, wordShift } from './shifts.js';

/** Words of the windows that are compared: a remark, a turn, half a chapter. */
const SCALES = [50, 130, 320] as const;
/** Units to either side over which a shift has to stand out. */
const NEIGHBOURHOOD = 12;

export interface BoundaryContext {
  readonly units: readonly Unit[];
  /** Words spoken before each unit; one entry more than units, the last is the total. */
  readonly wordsBefore: readonly number[];
  readonly terms: Terms;
  readonly shifts: readonly { readonly name: string; readonly values: Shift; readonly prominence: Shift }[];
  /** Share of the content terms in the next 60 words that were not said before. */
  readonly novelty: Shift;
  /** Words since the last break of the source at each unit; `Infinity` where there was none. */
  readonly sinceBreak: readonly number[];
  readonly turns: readonly TurnView[];
  /** Index of each unit's turn in `turns`. */
  readonly turnOf: readonly number[];
}

/** A turn as a run of units. */
export interface TurnView {
  readonly first: number;
  /** After the last unit. */
  readonly end: number;
  readonly words: number;
  readonly speaker: string | null;
  readonly profile: SpeakerProfile;
  readonly questions: number;
  /** Paragraphs that the source sets in it. */
  readonly paragraphs: number;
}

/** Reads a transcript once, in time linear in its words. */
export function readBoundaryContext(transcript: Transcript, units: readonly Unit[]): BoundaryContext {
  const wordsBefore = countWordsBefore(units);
  const terms = countTerms(units);
  const shifts = SCALES.flatMap((scale) => [
    { name: `meaning${scale}`, values: vectorShift(units, scale) },
    { name: `words${scale}`, values: wordShift(units, scale, terms) },
  ]).map((shift) => ({ ...shift, prominence: prominence(shift.values, NEIGHBOURHOOD) }));
  const { turns, turnOf } = viewTurns(transcript, units);
  return {
    units,
    wordsBefore,
    terms,
    shifts,
    novelty: noveltyOf(units, terms),
    sinceBreak: wordsSinceBreak(transcript, units, wordsBefore),
    turns,
    turnOf,
  };
}

function viewTurns(transcript: Transcript, units: readonly Unit[]): { turns: TurnView[]; turnOf: number[] } {
  const speakerOf = (turn: number) => transcript.turns[turn]!.speaker;
  const profiles = profileSpeakers(speakerOf, units);
  const turns: TurnView[] = [];
  const turnOf: number[] = [];
  for (let first = 0; first < units.length; ) {
    let end = first + 1;
    while (end < units.length && !units[end]!.opensTurn) end++;
    const own = units.slice(first, end);
    const speaker = speakerOf(units[first]!.turn);
    for (let i = first; i < end; i++) turnOf.push(turns.length);
    turns.push({
      first,
      end,
      words: own.reduce((sum, unit) => sum + unit.words.length, 0),
      speaker,
      profile: profiles.get(speaker)!,
      questions: own.filter(isQuestion).length,
      paragraphs: own.filter(({ opensParagraph }) => opensParagraph).length,
    });
    first = end;
  }
  return { turns, turnOf };
}

function noveltyOf(units: readonly Unit[], terms: Terms): Shift {
  const firstUse = new Map<number, number>();
  terms.ofUnit.forEach((own, i) => {
    for (const term of own) if (!firstUse.has(term)) firstUse.set(term, i);
  });
  return Float32Array.from(units, (_, i) => {
    let fresh = 0;
    let all = 0;
    for (let j = i, words = 0; j < units.length && words < 60; words += units[j]!.words.length + 1, j++) {
      for (const term of terms.ofUnit[j]!) {
        all++;
        if (firstUse.get(term)! >= i) fresh++;
      }
    }
    return all ? fresh / all : 0;
  });
}

function wordsSinceBreak(transcript: Transcript, units: readonly Unit[], wordsBefore: readonly number[]): number[] {
  const breaks = transcript.marks.filter((mark) => mark.kind === 'break').map((mark) => mark.at);
  let next = 0;
  let at = Number.NEGATIVE_INFINITY;
  return units.map(({ turn, start }, i) => {
    while (next < breaks.length && comparePositions(breaks[next]!, { turn, offset: start }) <= 0) {
      at = wordsBefore[i]!;
      next++;
    }
    return wordsBefore[i]! - at;
  });
}
