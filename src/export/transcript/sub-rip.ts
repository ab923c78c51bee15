// Turns -> SubRip (SRT). A speaker is named where the speaker changes; the name then holds for the cards after it.
import type { Turn } from '../../domain/transcript.js';
import { stamp } from '../clock.js';
import { type Cue, cuesOf } from './cues.js';
import { linesOf } from './lines.js';
import { namedTurns } from './named-turns.js';
import type { Place } from './places.js';

/** The Podcasting 2.0 namespace recommends two lines of 32 characters at most. */
const ROOM = { lineLength: 32, lines: 2 };

/** "Ada: https://..." and "Ada: 10:45" are no labels for any reader. */
const NO_WORDS = /^(?:https?:|\d+:\d)/iu;

/** The format has no escapes: words that hold the arrow between times could be read as the times of another card. */
const ARROW = /-->/gu;

/** "Name:" that stands once could be a remark: readers take it for a label where it comes so often, in so many labels. */
const SURE_TIMES = 3;
const SURE_LABELS = 6;

/** Empty when the transcript has no times. `length`: of the recording in seconds, where it is known. */
export function renderSubRip(turns: readonly Turn[], length: number | null = null): string {
  const named = namedTurns(turns);
  const lacking = lackingLabels(named);
  const room = { ...ROOM, labelAt: (turn: Turn, place: Place) => roomForLabel(turn, place, lacking) };
  const cues = cuesOf(named, room, length);
  const labels = labelsOf(cues, lacking);
  const cards = cues.map(({ startTime, endTime, text }, i) => {
    const lines = linesOf(text, ROOM, labels[i]!).join('\n').replace(ARROW, '->');
    return `${i + 1}\n${stamp(startTime, ',')} --> ${stamp(endTime, ',')}\n${lines}\n`;
  });
  return cards.join('\n');
}

/** How often each speaker is to be named besides where the speaker changes, for the name to be no remark. */
function lackingLabels(turns: readonly Turn[]): Map<string, number> {
  const changes = new Map<string, number>();
  turns.forEach(({ speaker }, i) => {
    if (speaker !== null && turns[i - 1]?.speaker !== speaker) changes.set(speaker, (changes.get(speaker) ?? 0) + 1);
  });
  const all = [...changes.values()].reduce((sum, times) => sum + Math.max(times, SURE_TIMES), 0);
  const inAll = Math.max(0, SURE_LABELS - all);
  return new Map(Array.from(changes, ([name, times]) => [name, Math.max(0, SURE_TIMES - times) + inAll]));
}

/** The label that a card which starts there may have. Those that are lacking stand on the first cards of a turn. */
function roomForLabel(
  { speaker, text }: Turn,
  { start, isUnsafe }: Place,
  lacking: ReadonlyMap<string, number>,
): string {
  if (speaker === null) return '';
  const opens = start <= text.search(/\S/u);
  const isEarly = start < lacking.get(speaker)! * ROOM.lineLength * ROOM.lines;
  return opens || isUnsafe || isEarly ? `${speaker}: ` : '';
}

/** What stands before each cue's words: a label at every change, where it is lacking, and where words would read as one. */
function labelsOf(cues: readonly Cue[], lacking: ReadonlyMap<string, number>): string[] {
  const left = new Map(lacking);
  return cues.map(({ speaker, text, isUnsafe }, i) => {
    if (speaker === null) return '';
    const label = `${speaker}: `;
    if (i === 0 || cues[i - 1]!.speaker !== speaker) return label;
    const isLacking = left.get(speaker)! > 0;
    if (NO_WORDS.test(text) || !(isUnsafe || isLacking)) return '';
    if (isLacking) left.set(speaker, left.get(speaker)! - 1);
    return label;
  });
}
