// Which chosen quotes come to the same words? They are one lesson: the best leads, the others are its evidence.
import { bareWords } from '../../domain/lesson.js';
import { type ChosenSpan, MAX_EVIDENCE } from './select-lessons.js';

export interface StatedSpan {
  readonly span: ChosenSpan;
  readonly statement: string;
  /** Of the lesson that it would be. */
  readonly id: string;
}

/** Best first in, best first out. Of one statement, case and punctuation aside, or one id, there is one lesson. */
export function mergeLessons(stated: readonly StatedSpan[]): StatedSpan[] {
  const merged: StatedSpan[] = [];
  const places = new Map<string, number>();
  for (const one of stated) {
    const keys = [one.id, bareWords(one.statement)];
    const known = keys.map((key) => places.get(key)).find((place) => place !== undefined);
    const place = known ?? merged.length;
    merged[place] = known === undefined ? one : { ...merged[known]!, span: joined(merged[known]!.span, one.span) };
    for (const key of keys) places.set(key, places.get(key) ?? place);
  }
  return merged;
}

function joined(leader: ChosenSpan, { evidence, ...follower }: ChosenSpan): ChosenSpan {
  const all = [...leader.evidence, follower, ...evidence].toSorted((a, b) => b.probability - a.probability);
  return { ...leader, evidence: all.slice(0, MAX_EVIDENCE) };
}
