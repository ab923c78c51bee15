// Podcasting 2.0 transcript JSON -> turns, in the variants met: a list alone, other names of the same fields, times in
// milliseconds, single words, a whole WebVTT file in one field.
// https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md
import { z } from 'zod';
import type { Finding, Transcript } from '../../domain/transcript.js';
import type { Cue } from './cue.js';
import { cuesToTranscript } from './cue-turns.js';
import { at, type Entry, readEntries, startsWithFields } from './json/entries.js';
import { titleOf } from './json/metadata.js';
import { speakerNamesOf } from './json/speaker-map.js';
import { speechToTranscript } from './json/speech.js';
import { isRecord, milliseconds, name, plainWords, seconds, words } from './json/values.js';
import { isMostlyDense, phrasesOf } from './json/words.js';
import { malformed } from './malformed.js';
import { hasVttHeader, readVtt } from './vtt.js';

const segmentSchema = z
  .object({
    body: words.optional(),
    text: words.optional(),
    startTime: seconds,
    start: seconds,
    startMs: milliseconds,
    endTime: seconds,
    end: seconds,
    endMs: milliseconds,
    speaker: name,
  })
  .refine(({ body, text }) => (body ?? text) !== undefined, { path: ['body'] })
  .transform((segment) => ({
    text: segment.body ?? segment.text ?? '',
    speaker: segment.speaker,
    start: segment.startTime ?? segment.startMs ?? segment.start,
    end: segment.endTime ?? segment.endMs ?? segment.end,
  }));

type Segment = Entry<z.output<typeof segmentSchema>>;

const TIMES = ['startTime', 'startMs', 'start'];

export function isPodcastJson(document: unknown): boolean {
  if (vttOf(document) !== null) return true;
  const segments = at(document, ...pathOf(document));
  if (!Array.isArray(segments)) return false;
  if (segments.length === 0) return isRecord(document) && ('version' in document || Object.keys(document).length === 1);
  if ([...TIMES, 'speaker'].some((field) => startsWithFields(segments, 'body', field))) return true;
  if (['startTime', 'startMs'].some((field) => startsWithFields(segments, 'text', field))) return true;
  return typeof at(document, 'version') === 'string' && startsWithFields(segments, 'text', 'start');
}

/** Throws `malformed-transcript` where it has no segments, `no-speech` where those have no words. */
export function readPodcastJson(document: unknown, text: string): Transcript {
  const path = pathOf(document);
  const vtt = vttOf(document);
  if (vtt !== null) return fromVtt(vtt);
  if (!Array.isArray(at(document, ...path))) throw malformed('No "segments" with "body" and "startTime"', 1);
  const findings: Finding[] = [];
  const segments = readEntries(at(document, ...path), segmentSchema, { text, path, what: 'segment', findings });
  const timed = segments.some(({ value }) => value.start !== null);
  for (const { value, line, index } of segments) {
    if (timed && value.start === null && value.text.trim())
      findings.push({ line, message: `The segment ${index} has no time that can be read; its words were kept` });
  }
  const names = speakerNamesOf(document);
  const voiced = segments.map((segment) => ({
    ...segment,
    voice: segment.value.speaker && names(segment.value.speaker),
  }));
  const source = { format: 'podcast-json', findings, metadata: titleOf(document) } as const;
  if (!areSingleWords(segments)) return cuesToTranscript({ ...source, cues: voiced.flatMap(toCue) });
  const spoken = voiced.map(({ value, voice, line }) => ({ ...value, speaker: voice, line }));
  return speechToTranscript({ ...source, pieces: phrasesOf(spoken) });
}

/** A word a segment, of a script in which words are not parted by spaces: as cues they would be. */
function areSingleWords(segments: readonly Segment[]): boolean {
  const texts = segments.map(({ value }) => value.text.trim());
  return isMostlyDense(texts) && texts.filter((text) => text.length > WORD_LENGTH).length < texts.length * FEW;
}

/** Letters of a word in kana or Han, and the share of entries that may be longer. */
const WORD_LENGTH = 8;
const FEW = 0.05;

function pathOf(document: unknown): string[] {
  return Array.isArray(document) ? [] : ['segments'];
}

/** A WebVTT file in one field, where there are no segments beside it. */
function vttOf(document: unknown): string | null {
  if (!isRecord(document) || startsWithFields(document.segments, 'body')) return null;
  return typeof document.vtt === 'string' && hasVttHeader(document.vtt) ? document.vtt : null;
}

function fromVtt(vtt: string): Transcript {
  const transcript = readVtt(vtt);
  const findings = transcript.findings.map(({ line, message, ...rest }) => ({
    ...rest,
    line: 1,
    message: line === null ? message : `Line ${line} of "vtt": ${message}`,
  }));
  return { ...transcript, format: 'podcast-json', findings };
}

function toCue({ value, voice, line }: Segment & { voice: string | null }): Cue[] {
  const lines = value.text
    .split(/\r\n?|\n/)
    .map(plainWords)
    .filter(Boolean);
  const { start, end } = value;
  return lines.length > 0
    ? [{ start, end: end !== null && start !== null && end >= start ? end : null, voice, lines, line }]
    : [];
}
