// Turns -> WebVTT (W3C) with a voice on every cue.
import type { Turn } from '../../domain/transcript.js';
import { stamp } from '../clock.js';
import { type Cue, cuesOf } from './cues.js';
import { knownStretch } from './lay-out.js';
import { linesOf } from './lines.js';
import { namedTurns } from './named-turns.js';

/** As podcast players want it: lines of 65 characters at most, two of them a cue. */
const ROOM = { lineLength: 65, lines: 2 };

/**
 * Empty but for its head when the transcript has no times. `length`: of the recording in seconds, where it is known. Which
 * times are not the source's own stands in a note on top.
 */
export function renderWebVtt(turns: readonly Turn[], length: number | null = null): string {
  const cues = cuesOf(namedTurns(turns), ROOM, length);
  const blocks = cues.map(({ startTime, endTime, speaker, text }) => {
    const voice = speaker === null ? '' : `<v ${escapeCueText(speaker.replace(/\s+/gu, ' '))}>`;
    const lines = linesOf(text, ROOM).map(escapeCueText).join('\n');
    return `${stamp(startTime, '.')} --> ${stamp(endTime, '.')}\n${voice}${lines}\n`;
  });
  return ['WEBVTT\n', ...noteOf(turns, cues), ...blocks].join('\n');
}

function noteOf(turns: readonly Turn[], cues: readonly Cue[]): string[] {
  const known = knownStretch(turns);
  if (!known || cues.length === 0) return [];
  const remarks: string[] = [];
  if (turns.some(({ timing }) => timing === 'interpolated')) {
    remarks.push('Times between two of the source are interpolated by words.');
  }
  const outside = [
    cues[0]!.startTime < known.from && `before ${stamp(known.from, '.')}`,
    cues.at(-1)!.startTime > known.to && `after ${stamp(known.to, '.')}`,
  ].filter((each) => each !== false);
  if (outside.length > 0) {
    remarks.push(`The source has no times ${outside.join(' and ')}: there they are laid out at the pace of the talk.`);
  }
  return remarks.length > 0 ? [`NOTE\n${remarks.join('\n')}\n`] : [];
}

/** In cue text only these three have a meaning; "-->" cannot stand there once ">" is escaped. */
function escapeCueText(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}
