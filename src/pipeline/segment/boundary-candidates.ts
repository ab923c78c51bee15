// Where can a chapter start, and how likely is each place? Turn starts, and sentence starts inside long turns.
import { createLinearModel, type LinearModel } from '../speech/linear-model.js';
import type { BoundaryContext } from './boundary-context.js';
import { emitBoundaryFeatures } from './boundary-features.js';
import type { ChapterModel } from './boundary-model.js';
import type { Candidate } from './place-boundaries.js';

/** A turn of more words than this may hold a chapter's start inside. */
const LONG_TURN_WORDS = 350;
/** A chapter's start inside a turn keeps this many words away from the turn's ends. */
const MARGIN_WORDS = 60;

/** The units at which a chapter may start, besides the first. */
export function candidateUnits({ units, wordsBefore, turns, turnOf }: BoundaryContext): number[] {
  const candidates: number[] = [];
  for (let i = 1; i < units.length; i++) {
    const turn = turns[turnOf[i]!]!;
    if (turn.first === i) candidates.push(i);
    else if (
      turn.words > LONG_TURN_WORDS &&
      wordsBefore[i]! - wordsBefore[turn.first]! >= MARGIN_WORDS &&
      wordsBefore[turn.end]! - wordsBefore[i]! >= MARGIN_WORDS
    ) {
      candidates.push(i);
    }
  }
  return candidates;
}

/** Mostly long turns: a talk, a reading, a solo show. */
export function isMonologue({ turns, wordsBefore }: BoundaryContext): boolean {
  const inLongTurns = turns.reduce((sum, { words }) => sum + (words > LONG_TURN_WORDS ? words : 0), 0);
  return inLongTurns > wordsBefore.at(-1)! / 2;
}

/** Readies the two weight sets of a model. The result gives each candidate's log-odds. */
export function createBoundaryScorer(
  model: Pick<ChapterModel, 'turnStart' | 'insideTurn'>,
): (context: BoundaryContext) => Candidate[] {
  const turnStart = createLinearModel(model.turnStart);
  const insideTurn = createLinearModel(model.insideTurn);
  return (context) =>
    candidateUnits(context).map((unit) => {
      const linear: LinearModel = context.units[unit]!.opensTurn ? turnStart : insideTurn;
      const { vector } = context.units[unit]!;
      const logit = linear.logit((emit) => emitBoundaryFeatures(context, unit, emit), vector);
      return { unit, words: context.wordsBefore[unit]!, logit };
    });
}
