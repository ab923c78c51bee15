// Podlove Publisher's transcript JSON -> turns: a list of lines, each with its voice's name and times twice.
// https://github.com/podlove/podlove-publisher/tree/main/lib/modules/transcripts
import { z } from 'zod';
import type { Finding, Transcript } from '../../../domain/transcript.js';
import { malformed } from '../malformed.js';
import { at, readEntries, startsWithFields } from './entries.js';
import { inOrderOfTime, type Piece, speechToTranscript } from './speech.js';
import { milliseconds, name, seconds, words } from './values.js';

const lineSchema = z.object({
  start: seconds,
  start_ms: milliseconds,
  end: seconds,
  end_ms: milliseconds,
  speaker: name,
  voice: name,
  text: words,
});

export function isPodlove(document: unknown): boolean {
  return pathOf(document) !== null;
}

/** Throws `malformed-transcript` without such a list, `no-speech` without speech. */
export function readPodlove(document: unknown, text: string): Transcript {
  const path = pathOf(document);
  if (!path) throw malformed('No list of entries with "voice", "start_ms" and "text"', 1);
  const findings: Finding[] = [];
  const entries = readEntries(at(document, ...path), lineSchema, { text, path, what: 'line', findings });
  const pieces = entries.map(({ value, line }): Piece => {
    const { start_ms, start, end_ms, end, voice, speaker } = value;
    return { text: value.text, speaker: voice ?? speaker, start: start_ms ?? start, end: end_ms ?? end, line };
  });
  return speechToTranscript({ format: 'podlove-json', pieces: inOrderOfTime(pieces), findings });
}

function pathOf(document: unknown): string[] | null {
  const paths = [[], ['transcript'], ['transcripts']];
  return paths.find((path) => startsWithFields(at(document, ...path), 'start_ms', 'text', 'voice')) ?? null;
}
