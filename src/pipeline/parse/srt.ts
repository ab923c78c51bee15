// SubRip -> turns. Nobody specified it; what files hold is in docs/decisions/0002.
import type { Transcript } from '../../domain/transcript.js';
import { readCaptions } from './caption-blocks.js';
import { captionLosses } from './caption-losses.js';
import { cuesToTranscript } from './cue-turns.js';
import { malformed } from './malformed.js';
import { refuseOtherTracks } from './track-kind.js';

/** Throws `malformed-transcript` where no timing can be read, `no-speech` without words. */
export function readSrt(text: string): Transcript {
  const { cues, findings, brokenTimings } = readCaptions(text);
  if (cues.length === 0 && (brokenTimings > 0 || !text.includes('-->'))) {
    throw malformed('No line like "00:00:01,000 --> 00:00:02,000" can be read', findings[0]?.line ?? 1);
  }
  refuseOtherTracks('', cues);
  return cuesToTranscript({ format: 'srt', cues, findings, losses: captionLosses(text) });
}
