// YouTube's caption JSON (json3, as download tools save it) -> turns. Times are milliseconds; an event of automatic
// captions is a line that scrolls, and its words have offsets of their own.
import { z } from 'zod';
import type { Finding, Transcript } from '../../../domain/transcript.js';
import { malformed } from '../malformed.js';
import { at, readEntries, startsWithFields } from './entries.js';
import { type Piece, speechToTranscript } from './speech.js';
import { milliseconds, toSeconds } from './values.js';

const eventSchema = z.object({
  tStartMs: milliseconds,
  dDurationMs: milliseconds,
  segs: z.array(z.object({ utf8: z.string().optional().catch(undefined) })).optional(),
});

export function isYouTube(document: unknown): boolean {
  return startsWithFields(at(document, 'events'), 'tStartMs');
}

/** Throws `malformed-transcript` without events, `no-speech` without speech. */
export function readYouTube(document: unknown, text: string): Transcript {
  if (!isYouTube(document)) throw malformed('No "events" with "tStartMs" and "segs"', 1);
  const findings: Finding[] = [];
  const where = { text, path: ['events'], what: 'event', findings };
  const pieces = readEntries(at(document, 'events'), eventSchema, where).map(({ value, line }): Piece => {
    const { tStartMs: start, dDurationMs: length, segs = [] } = value;
    const end = start !== null && length !== null ? toSeconds(start + length) : null;
    return { text: segs.map(({ utf8 }) => utf8 ?? '').join(''), speaker: null, start, end, line };
  });
  return speechToTranscript({ format: 'youtube-json', pieces, findings });
}
