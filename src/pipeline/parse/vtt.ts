// WebVTT -> turns. https://www.w3.org/TR/webvtt1/
import type { Transcript } from '../../domain/transcript.js';
import { readCaptions } from './caption-blocks.js';
import { captionLosses } from './caption-losses.js';
import { cuesToTranscript } from './cue-turns.js';
import { malformed } from './malformed.js';
import { chapterFindings, refuseOtherTracks } from './track-kind.js';

/** A file with more unreadable timing lines to a readable one is broken rather than blemished. */
const MOST_BROKEN = 3;

/** Characters among which the lines under "WEBVTT" end. */
const MOST_HEADER = 2_000;

/** Throws `malformed-transcript` without the header or where no timing can be read, `no-speech` without words. */
export function readVtt(text: string): Transcript {
  if (!hasVttHeader(text)) throw malformed('WebVTT starts with the line "WEBVTT"', 1);
  const { cues, findings, brokenTimings } = readCaptions(text);
  if (brokenTimings > cues.length * MOST_BROKEN)
    throw malformed('Hardly any timing line can be read', findings[0]?.line ?? 1);
  refuseOtherTracks(text.slice(0, MOST_HEADER).split('\n\n', 1)[0]!, cues);
  const told = [...findings, ...chapterFindings(cues)];
  return cuesToTranscript({ format: 'vtt', cues, findings: told, losses: captionLosses(text) });
}

export function hasVttHeader(text: string): boolean {
  return /^\s*WEBVTT(?:\s|$)/i.test(text.slice(0, 1000));
}
