// What has to be known about a whole transcript before any sentence of it can be judged as a lesson.
import type { Transcript } from '../../domain/transcript.js';
import { isQuestion, profileSpeakers, type SpeakerProfile } from '../speech/speakers.js';
import { countTerms, type Terms } from '../speech/terms.js';
import { countWordsBefore, type Unit } from '../speech/units.js';
import { formsOf } from './lesson-forms.js';

/** Words around a sentence whose common meaning is the gist that it is compared with. */
const GIST_WORDS = 500;

export interface LessonContext {
  readonly units: readonly Unit[];
  readonly wordsBefore: readonly number[];
  readonly terms: Terms;
  /** The forms that each unit is in. */
  readonly forms: readonly (readonly string[])[];
  /** For each unit, the cosine with the gist of the speech around it, and with the whole episode's. */
  readonly nearGist: Float32Array;
  readonly nearEpisode: Float32Array;
  readonly turns: readonly SpokenTurn[];
  /** Index of each unit's turn in `turns`. */
  readonly turnOf: readonly number[];
}

/** A turn as a run of units, with the question that came before it. */
export interface SpokenTurn {
  readonly first: number;
  readonly end: number;
  readonly words: number;
  readonly profile: SpeakerProfile;
  /** The last question of the turn before, if it ended in one. */
  readonly asked: Unit | null;
}

/** Reads a transcript once, in time linear in its words. */
export function readLessonContext(transcript: Transcript, units: readonly Unit[]): LessonContext {
  const wordsBefore = countWordsBefore(units);
  return {
    units,
    wordsBefore,
    terms: countTerms(units),
    forms: units.map(formsOf),
    nearGist: nearness(units, wordsBefore, GIST_WORDS / 2),
    nearEpisode: nearness(units, wordsBefore, Number.POSITIVE_INFINITY),
    ...spokenTurns(transcript, units),
  };
}

function spokenTurns(transcript: Transcript, units: readonly Unit[]): { turns: SpokenTurn[]; turnOf: number[] } {
  const speakerOf = (turn: number) => transcript.turns[turn]!.speaker;
  const profiles = profileSpeakers(speakerOf, units);
  const turns: SpokenTurn[] = [];
  const turnOf: number[] = [];
  let asked: Unit | null = null;
  for (let first = 0; first < units.length; ) {
    let end = first + 1;
    while (end < units.length && !units[end]!.opensTurn) end++;
    const own = units.slice(first, end);
    for (let i = first; i < end; i++) turnOf.push(turns.length);
    const words = own.reduce((sum, unit) => sum + unit.words.length, 0);
    turns.push({ first, end, words, profile: profiles.get(speakerOf(units[first]!.turn))!, asked });
    asked = own.slice(-2).findLast(isQuestion) ?? null;
    first = end;
  }
  return { turns, turnOf };
}

/** Cosine of each unit with the sum of the units within `reach` words to either side, itself left out. */
function nearness(units: readonly Unit[], wordsBefore: readonly number[], reach: number): Float32Array {
  const dimension = units[0]?.vector.length ?? 0;
  const sum = new Float64Array(dimension);
  let from = 0;
  let to = 0;
  return Float32Array.from(units, (unit, i) => {
    while (to < units.length && wordsBefore[to]! - wordsBefore[i]! <= reach) addTimes(sum, units[to++]!.vector, 1);
    while (wordsBefore[i]! - wordsBefore[from]! > reach) addTimes(sum, units[from++]!.vector, -1);
    return cosineWithout(sum, unit.vector);
  });
}

function addTimes(sum: Float64Array, vector: Float32Array, weight: number): void {
  for (let d = 0; d < sum.length; d++) sum[d]! += weight * vector[d]!;
}

function cosineWithout(sum: Float64Array, vector: Float32Array): number {
  let product = 0;
  let length = 0;
  for (let d = 0; d < vector.length; d++) {
    const rest = sum[d]! - vector[d]!;
    product += rest * vector[d]!;
    length += rest * rest;
  }
  return length > 1e-9 ? product / Math.sqrt(length) : 0;
}
