// Turns -> SubRip (SRT). A speaker is named where the speaker changes; the name then holds for the cards after it.
import type { Turn } from '../domain/transcript.js';
import { stamp } from './clock.js';
import { cuesOf } from './cues.js';
import { wrap } from './wrap.js';

/** The Podcasting 2.0 namespace recommends two lines of 32 characters at most. */
const LINE_LENGTH = 32;

/** Empty when the transcript has no times. */
export function renderSubRip(turns: readonly Turn[]): string {
  let named: string | null = null;
  const cards = cuesOf(turns, 2 * LINE_LENGTH).map(({ startTime, endTime, speaker, text }, i) => {
    const label = speaker !== null && speaker !== named ? `${speaker}: ` : '';
    named = speaker;
    const lines = wrap(`${label}${text}`, LINE_LENGTH).join('\n');
    return `${i + 1}\n${stamp(startTime, ',')} --> ${stamp(endTime, ',')}\n${lines}\n`;
  });
  return cards.join('\n');
}
