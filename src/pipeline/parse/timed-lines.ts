// What Whisper and its kin print: "[00:00.000 --> 00:04.000]  Hello there." on every line -> turns, as of captions.
import type { Transcript } from '../../domain/transcript.js';
import { readTiming } from './caption-time.js';
import { type Cue, voicesOf } from './cue.js';
import { cuesToTranscript } from './cue-turns.js';

const LINE = /^\s*\[([\d:.,]{4,16} --> [\d:.,]{4,16})\]\s*(.*)$/;
/** Of the lines with words, so many. */
const USUAL_SHARE = 0.8;
const LEAST_LINES = 2;
const SAMPLE_LINES = 200;

/** Whether nearly every line starts with such a pair of times. Told from the first lines. */
export function looksLikeTimedLines(text: string): boolean {
  const filled = text.split('\n', SAMPLE_LINES).filter((line) => line.trim());
  const timed = filled.filter((line) => LINE.test(line)).length;
  return timed >= LEAST_LINES && timed >= filled.length * USUAL_SHARE;
}

/** Lines without times go on with what stands above them. Throws `no-speech` without words. */
export function readTimedLines(text: string): Transcript {
  const cues: Cue[] = [];
  text.split('\n').forEach((raw, at) => {
    const [, times, words = raw] = LINE.exec(raw) ?? [];
    const timing = times === undefined ? null : readTiming(times);
    const { start, end } = timing ?? { start: null, end: null };
    for (const { voice, lines } of voicesOf([words])) cues.push({ start, end, voice, lines, line: at + 1 });
  });
  return cuesToTranscript({ format: 'text', cues, findings: [] });
}
