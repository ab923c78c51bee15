// Who asks and who tells? Read from the speech itself, because few sources say who is host and who is guest.
import type { Unit } from './units.js';

export interface SpeakerProfile {
  /** Share of the transcript's words. */
  readonly share: number;
  /** Share of the speaker's units that are questions, smoothed towards 0.1. */
  readonly asking: number;
  /** Speaks first. */
  readonly opens: boolean;
  /** Words of the speaker's mean turn. */
  readonly turnWords: number;
}

/** Whether a question mark ends the unit or a sentence quoted in it. */
export function isQuestion(unit: Pick<Unit, 'text'>): boolean {
  return /\?["'”’)\]]*$/.test(unit.text) || /\?\s/.test(unit.text);
}

/** A profile for each name that stands on a turn (`null` where the source names nobody). */
export function profileSpeakers(
  speakerOf: (turn: number) => string | null,
  units: readonly Unit[],
): Map<string | null, SpeakerProfile> {
  const counts = new Map<string | null, { words: number; units: number; questions: number; turns: number }>();
  let total = 0;
  for (const unit of units) {
    const speaker = speakerOf(unit.turn);
    const count = counts.get(speaker) ?? { words: 0, units: 0, questions: 0, turns: 0 };
    counts.set(speaker, count);
    count.words += unit.words.length;
    count.units += 1;
    count.questions += Number(isQuestion(unit));
    count.turns += Number(unit.opensTurn);
    total += unit.words.length;
  }
  const first = units[0] && speakerOf(units[0].turn);
  return new Map(
    [...counts].map(([speaker, { words, units: spoken, questions, turns }]) => [
      speaker,
      {
        share: words / Math.max(1, total),
        asking: (questions + 1) / (spoken + 10),
        opens: speaker === first,
        turnWords: words / Math.max(1, turns),
      },
    ]),
  );
}
