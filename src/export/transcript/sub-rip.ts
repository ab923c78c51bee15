// Turns -> SubRip (SRT). A speaker is named where the speaker changes; the name then holds for the cards after it.
import type { Turn } from '../../domain/transcript.js';
import { stamp } from '../clock.js';
import { type Cue, cuesOf } from './cues.js';
import { namedTurns } from './named-turns.js';
import { wrap } from './wrap.js';

/** The Podcasting 2.0 namespace recommends two lines of 32 characters at most. */
const LINE_LENGTH = 32;

/** "Links: https:" is no label for any reader. */
const ADDRESS = /^https?:/i;

const UNBROKEN = '\u00a0';

/** The format has no escapes: words that hold the arrow between times could be read as the times of another card. */
const ARROW = /-->/gu;

/** "Name:" that stands once could be a remark: readers take it for a label where it comes so often, in so many labels. */
const SURE_TIMES = 3;
const SURE_LABELS = 6;

/** Empty when the transcript has no times. */
export function renderSubRip(turns: readonly Turn[]): string {
  const cues = cuesOf(namedTurns(turns), 2 * LINE_LENGTH);
  const labels = labelsOf(cues);
  const cards = cues.map(({ startTime, endTime, text }, i) => {
    // A label that is broken over two lines would be none.
    const label = labels[i]!.replaceAll(' ', UNBROKEN);
    const lines = wrap(label + text, LINE_LENGTH)
      .join('\n')
      .replaceAll(UNBROKEN, ' ')
      .replace(ARROW, '->');
    return `${i + 1}\n${stamp(startTime, ',')} --> ${stamp(endTime, ',')}\n${lines}\n`;
  });
  return cards.join('\n');
}

/** What stands before each cue's words: a label at every change, and again while the name has not come often enough. */
function labelsOf(cues: readonly Cue[]): string[] {
  const times = new Map<string, number>();
  let all = 0;
  return cues.map(({ speaker, text }, i) => {
    if (speaker === null) return '';
    const written = times.get(speaker) ?? 0;
    const changes = i === 0 || cues[i - 1]!.speaker !== speaker;
    const sure = (written >= SURE_TIMES && all >= SURE_LABELS) || ADDRESS.test(text);
    if (!changes && sure) return '';
    times.set(speaker, written + 1);
    all++;
    return `${speaker}: `;
  });
}
