// whisper.cpp's JSON (-oj, -ojf) -> turns. https://github.com/ggml-org/whisper.cpp/blob/master/examples/cli/cli.cpp
import { z } from 'zod';
import type { Finding, Transcript } from '../../../domain/transcript.js';
import { malformed } from '../malformed.js';
import { at, readEntries, startsWithFields } from './entries.js';
import { type Piece, speechToTranscript } from './speech.js';
import { milliseconds, name, seconds, words } from './values.js';

const segmentSchema = z.object({
  timestamps: z.object({ from: seconds, to: seconds }).optional().catch(undefined),
  offsets: z.object({ from: milliseconds, to: milliseconds }).optional().catch(undefined),
  text: words,
  speaker: name,
  speaker_turn_next: z.boolean().optional().catch(undefined),
});

/** Share of segments that begin with a space where words do. Scripts without spaces have none. */
const SPACED = 0.3;

export function isWhisperCpp(document: unknown): boolean {
  const segments = at(document, 'transcription');
  return startsWithFields(segments, 'text', 'offsets') || startsWithFields(segments, 'text', 'timestamps');
}

/** Throws `malformed-transcript` without "transcription", `no-speech` without speech. */
export function readWhisperCpp(document: unknown, text: string): Transcript {
  if (!isWhisperCpp(document)) throw malformed('No "transcription" with "text" and "offsets"', 1);
  const findings: Finding[] = [];
  const list = { text, path: ['transcription'], what: 'segment', findings };
  const entries = readEntries(at(document, 'transcription'), segmentSchema, list);
  // With a limit of letters a segment the text is cut inside words: what goes on without a space is of the same word.
  const spaced = entries.filter(({ value }) => /^\s/.test(value.text)).length > entries.length * SPACED;
  const pieces = entries.map(({ value, line }, i): Piece => {
    const { offsets, timestamps } = value;
    const changes = i > 0 && entries[i - 1]!.value.speaker_turn_next === true;
    return {
      text: value.text,
      speaker: value.speaker,
      start: offsets?.from ?? timestamps?.from ?? null,
      end: offsets?.to ?? timestamps?.to ?? null,
      line,
      glued: i > 0 && spaced && !changes && !/^\s/.test(value.text),
      changes,
    };
  });
  return speechToTranscript({ format: 'whisper-cpp-json', pieces, findings });
}
