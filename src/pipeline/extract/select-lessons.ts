// Which spans become lessons? The likeliest that are speech, do not overlap and do not say the same, best first.
import type { Unit } from '../speech/units.js';
import { isSmallTalk } from '../speech/words.js';
import { isEnglishSpeech } from './english-speech.js';
import type { LessonSpan } from './lesson-spans.js';

export interface ScoredSpan extends LessonSpan {
  /** 0 to 1. */
  readonly probability: number;
}

export interface Selection {
  readonly threshold: number;
  /** How many an episode of 1,000 words may have; one of four times the words may have twice as many. */
  readonly perRootThousandWords: number;
}

/** Two quotes say the same when so much of the shorter one's content words stand in the other. */
const SAME_WORDS = 0.75;

/** The chosen spans, best first. An episode of any length may have at least three. */
export function selectLessons(
  spans: readonly ScoredSpan[],
  units: readonly Unit[],
  { threshold, perRootThousandWords }: Selection,
): ScoredSpan[] {
  const words = units.reduce((sum, unit) => sum + unit.words.length, 0);
  // Editors take hardly more from an hour than from half of it: with the words, the number grows by their root.
  const most = Math.max(3, Math.round(Math.sqrt(words / 1000) * perRootThousandWords));
  const taken = new Uint8Array(units.length);
  const chosen: { span: ScoredSpan; content: Set<string> }[] = [];
  const order = spans
    .filter((span) => span.probability >= threshold)
    .sort((a, b) => b.probability - a.probability || a.first - b.first || a.end - b.end);
  for (const span of order) {
    if (chosen.length >= most) break;
    if (taken.subarray(span.first, span.end).some(Boolean)) continue;
    const quoted = units.slice(span.first, span.end);
    if (!isEnglishSpeech(quoted)) continue;
    const content = contentOf(quoted);
    if (chosen.some((other) => saysTheSame(content, other.content))) continue;
    taken.fill(1, span.first, span.end);
    chosen.push({ span, content });
  }
  return chosen.map(({ span }) => span);
}

function contentOf(units: readonly Unit[]): Set<string> {
  return new Set(units.flatMap(({ words }) => words.filter((word) => !isSmallTalk(word))));
}

function saysTheSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size < 3) return false;
  let shared = 0;
  for (const word of small) if (large.has(word)) shared++;
  return shared / small.size >= SAME_WORDS;
}
