// Which runs of sentences may be a lesson's quote, and what speaks for each? One to three sentences of one turn.
import type { Emit } from '../speech/linear-model.js';
import { sigmoid } from '../speech/linear-model.js';
import { isQuestion } from '../speech/speakers.js';
import type { Unit } from '../speech/units.js';
import { LESSON_FORMS } from './lesson-forms.js';

const MAX_UNITS = 3;
/** A quote is long enough to say something, and short enough to be quoted. */
const QUOTE_WORDS = { min: 6, max: 60 };

/** Units `first` to `end` (exclusive). */
export interface LessonSpan {
  readonly first: number;
  readonly end: number;
  readonly words: number;
}

/** All spans that a quote may have, by first unit. */
export function possibleSpans(units: readonly Unit[]): LessonSpan[] {
  const spans: LessonSpan[] = [];
  for (let first = 0; first < units.length; first++) {
    let words = 0;
    for (let end = first + 1; end <= Math.min(units.length, first + MAX_UNITS); end++) {
      const unit = units[end - 1]!;
      if (unit.turn !== units[first]!.turn) break;
      words += unit.words.length;
      if (words > QUOTE_WORDS.max && end > first + 1) break;
      if (words >= QUOTE_WORDS.min) spans.push({ first, end, words });
    }
  }
  return spans;
}

const POINTS_BACK = LESSON_FORMS.find(([name]) => name === 'pointsBack')![1];

/** Emits a span's features; `logits` are the log-odds of all units as lessons. */
export function emitSpanFeatures(
  units: readonly Unit[],
  logits: readonly number[],
  { first, end, words }: LessonSpan,
  emit: Emit,
): void {
  const own = logits.slice(first, end);
  const sorted = [...own].sort((a, b) => b - a);
  const turn = units[first]!.turn;
  const neighbour = (i: number) => (units[i]?.turn === turn ? logits[i]! : -4);
  emit('best', sorted[0]!);
  emit('mean', own.reduce((sum, logit) => sum + logit, 0) / own.length);
  emit('worst', sorted.at(-1)!);
  emit(
    'mass',
    own.reduce((sum, logit) => sum + sigmoid(logit), 0),
  );
  emit(`size:${own.length}`, 1);
  emit('words', Math.log(words) / 3);
  if (words < 12) emit('brief', 1);
  if (words > 45) emit('long', 1);
  emit('before', neighbour(first - 1));
  emit('after', neighbour(end));
  emit('around', Math.max(neighbour(first - 1), neighbour(first - 2), neighbour(end), neighbour(end + 1)));
  const opening = units[first]!.text.toLowerCase().replaceAll('’', "'");
  if (POINTS_BACK.test(opening)) emit('pointsBack', 1);
  if (isQuestion(units[end - 1]!)) emit('endsAsking', 1);
  if (isQuestion(units[first]!)) emit('startsAsking', 1);
}
