// Turns -> WebVTT (W3C) with a voice on every cue.
import type { Turn } from '../../domain/transcript.js';
import { stamp } from '../clock.js';
import { cuesOf } from './cues.js';
import { linesOf } from './lines.js';
import { namedTurns } from './named-turns.js';

/** As podcast players want it: lines of 65 characters at most, two of them a cue. */
const ROOM = { lineLength: 65, lines: 2 };

/** Empty but for its head when the transcript has no times. */
export function renderWebVtt(turns: readonly Turn[]): string {
  const cues = cuesOf(namedTurns(turns), ROOM).map(({ startTime, endTime, speaker, text }) => {
    const voice = speaker === null ? '' : `<v ${escapeCueText(speaker.replace(/\s+/gu, ' '))}>`;
    const lines = linesOf(text, ROOM).map(escapeCueText).join('\n');
    return `${stamp(startTime, '.')} --> ${stamp(endTime, '.')}\n${voice}${lines}\n`;
  });
  return ['WEBVTT\n', ...cues].join('\n');
}

/** In cue text only these three have a meaning; "-->" cannot stand there once ">" is escaped. */
function escapeCueText(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}
