// Which spans become lessons? The likeliest that are speech, do not overlap and do not say the same, best first. What
// says the same as one of them is its further evidence.
import type { Unit } from '../speech/units.js';
import { isEnglishSpeech } from './english-speech.js';
import type { LessonSpan } from './lesson-spans.js';
import { type Point, pointOf, saysTheSame } from './same-point.js';

export interface ScoredSpan extends LessonSpan {
  /** 0 to 1. */
  readonly probability: number;
}

export type ChosenSpan<Span extends ScoredSpan = ScoredSpan> = Span & {
  /** Spans that say the same, best first, at most `MAX_EVIDENCE`; none overlaps another span. */
  readonly evidence: readonly Span[];
};

export interface Selection {
  readonly threshold: number;
  /** How many an episode of 1,000 words may have; one of four times the words may have twice as many. */
  readonly perRootThousandWords: number;
}

/** What more than five quotes say is no better proven by a sixth. */
export const MAX_EVIDENCE = 4;

/** The chosen spans, best first. An episode of any length may have at least three. */
export function selectLessons<Span extends ScoredSpan>(
  spans: readonly Span[],
  units: readonly Unit[],
  { threshold, perRootThousandWords }: Selection,
): ChosenSpan<Span>[] {
  const words = units.reduce((sum, unit) => sum + unit.words.length, 0);
  // Editors take hardly more from an hour than from half of it: with the words, the number grows by their root.
  const most = Math.max(3, Math.round(Math.sqrt(words / 1000) * perRootThousandWords));
  const likely = spans
    .filter((span) => span.probability >= threshold)
    .sort((a, b) => b.probability - a.probability || a.first - b.first || a.end - b.end);
  const places = createPlaces(units);
  const chosen: { span: Span; point: Point; evidence: Span[] }[] = [];
  const repeats: { span: Span; evidence: Span[] }[] = [];
  for (const span of likely) {
    if (!places.areFree(span)) continue;
    const quoted = units.slice(span.first, span.end);
    const point = pointOf(quoted);
    const same = chosen.find((other) => saysTheSame(point, other.point));
    if ((!same && chosen.length === most) || !isEnglishSpeech(quoted)) continue;
    if (same) repeats.push({ span, evidence: same.evidence });
    else {
      places.take(span);
      chosen.push({ span, point, evidence: [] });
    }
  }
  // Only now, so that no repeat stands in the way of a lesson that it overlaps.
  for (const { span, evidence } of repeats) {
    if (evidence.length === MAX_EVIDENCE || !places.areFree(span)) continue;
    places.take(span);
    evidence.push(span);
  }
  return chosen.map(({ span, evidence }) => ({ ...span, evidence }));
}

function createPlaces(units: readonly Unit[]) {
  const taken = new Uint8Array(units.length);
  return {
    areFree: ({ first, end }: LessonSpan): boolean => !taken.subarray(first, end).some(Boolean),
    take: ({ first, end }: LessonSpan) => taken.fill(1, first, end),
  };
}
