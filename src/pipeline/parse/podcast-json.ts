// Podcasting 2.0 transcript JSON -> turns.
// https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md
import type { Finding, Transcript } from '../../domain/transcript.js';
import type { Cue } from './cue.js';
import { cuesToTranscript } from './cue-turns.js';
import { cleanCharacters } from './decode.js';
import { malformed } from './malformed.js';

/** Throws `malformed-transcript` where it has no segments, `no-speech` where those have no words. */
export function readPodcastJson(document: unknown, text: string): Transcript {
  const segments = segmentsOf(document);
  if (!segments) throw malformed('No "segments" with "body" and "startTime"', 1);
  const findings: Finding[] = [];
  const line = lineCounter(text);
  const cues = segments.flatMap((segment, index) => toCue(segment, line(), index, findings));
  return cuesToTranscript({ format: 'podcast-json', cues, findings });
}

export function isPodcastJson(document: unknown): boolean {
  return segmentsOf(document) !== null;
}

/** The segments of a Podcasting 2.0 transcript, also where they are the whole document; `null` for any other JSON. */
function segmentsOf(document: unknown): readonly unknown[] | null {
  const segments = Array.isArray(document) ? document : isRecord(document) ? document.segments : null;
  if (!Array.isArray(segments)) return null;
  const first: unknown = segments.find((segment) => isRecord(segment));
  if (segments.length === 0) return Array.isArray(document) ? null : segments;
  return isRecord(first) && 'body' in first && ('startTime' in first || 'speaker' in first) ? segments : null;
}

function toCue(segment: unknown, line: number, index: number, findings: Finding[]): Cue[] {
  const start = isRecord(segment) ? toSeconds(segment.startTime) : null;
  if (!isRecord(segment) || typeof segment.body !== 'string' || start === null) {
    findings.push({ line, message: `Segment ${index} has no body or no startTime and was left out` });
    return [];
  }
  const lines = cleanCharacters(segment.body)
    .split('\n')
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
  const voice =
    typeof segment.speaker === 'string'
      ? cleanCharacters(segment.speaker).replace(/\s+/g, ' ').trim().replace(/\s*:$/, '') || null
      : null;
  const end = toSeconds(segment.endTime);
  return lines.length > 0 ? [{ start, end: end !== null && end >= start ? end : null, voice, lines, line }] : [];
}

function toSeconds(value: unknown): number | null {
  const seconds = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0
    ? Math.round(seconds * 1000) / 1000
    : null;
}

/** Each call gives the line of the next "body", which is as near as JSON.parse lets one come. */
function lineCounter(text: string): () => number {
  let at = 0;
  let line = 1;
  return () => {
    const next = text.indexOf('"body"', at);
    if (next < 0) return line;
    for (
      let newline = text.indexOf('\n', at);
      newline >= 0 && newline < next;
      newline = text.indexOf('\n', newline + 1)
    )
      line++;
    at = next + 6;
    return line;
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
