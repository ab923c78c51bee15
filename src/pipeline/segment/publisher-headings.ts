// Which chapters does the source itself draw? Its headings, where speech follows them; the parser has made its stamped
// titles headings too.
import { comparePositions } from '../../domain/position.js';
import type { Transcript } from '../../domain/transcript.js';
import type { Unit } from '../speech/units.js';

export interface Heading {
  /** The first unit that follows it. */
  readonly unit: number;
  readonly title: string;
}

/** Headings that name the document rather than a part of it. */
const NOT_A_SUBJECT = /^(?:(?:full|episode|show|video|podcast)\s+)*(?:transcripts?|transcription|text)\W*$/i;

/** The headings in order, at most one a place: of several with no speech between them the last is the nearest. */
export function headingsOf(transcript: Transcript, units: readonly Unit[]): Heading[] {
  const headings: Heading[] = [];
  let unit = 0;
  for (const { at, label } of transcript.marks.filter((mark) => mark.kind === 'heading')) {
    while (unit < units.length && comparePositions({ turn: units[unit]!.turn, offset: units[unit]!.start }, at) < 0) {
      unit++;
    }
    const title = label.replace(/\s+/g, ' ').trim();
    if (unit === units.length || !title || NOT_A_SUBJECT.test(title)) continue;
    if (headings.at(-1)?.unit === unit) headings.pop();
    headings.push({ unit, title });
  }
  return headings;
}
