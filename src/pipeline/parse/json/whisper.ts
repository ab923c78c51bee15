// JSON of Whisper and its kin -> turns: openai/whisper, faster-whisper, whisper-timestamped, WhisperX, stable-ts, the
// OpenAI API's verbose_json and diarized_json, and the chunks of Hugging Face's pipeline.
// https://github.com/openai/whisper/blob/main/whisper/transcribe.py  https://github.com/m-bain/whisperX
import { z } from 'zod';
import { countWords, type Finding, type Transcript } from '../../../domain/transcript.js';
import { malformed } from '../malformed.js';
import { at, type Entry, listAt, readEntries, startsWithFields } from './entries.js';
import { titleOf } from './metadata.js';
import { speakerNamesOf } from './speaker-map.js';
import { type Piece, speechToTranscript } from './speech.js';
import { alignedPieces, piecesOf } from './stretch.js';
import { areMilliseconds } from './units.js';
import { isRecord, list, name, seconds, toSeconds, words } from './values.js';
import { phrasesOf, type Word } from './words.js';

const span = z
  .unknown()
  .optional()
  .transform((value) => (Array.isArray(value) ? { from: toSeconds(value[0]), to: toSeconds(value[1]) } : null));

const segmentSchema = z.object({
  start: seconds,
  end: seconds,
  timestamp: span,
  text: words,
  speaker: name,
  speakerLabel: name,
  speaker_label: name,
  words: list,
});

const wordSchema = z
  .object({ word: words.optional(), text: words.optional(), start: seconds, end: seconds, speaker: name })
  .transform(({ word, text, ...rest }) => ({ ...rest, text: word ?? text ?? '' }));

export function isWhisper(document: unknown): boolean {
  const segments = segmentsOf(document);
  return (
    startsWithFields(segments, 'start', 'end', 'text') ||
    startsWithFields(at(document, 'chunks'), 'timestamp', 'text') ||
    startsWithFields(at(document, 'speakers'), 'speaker', 'timestamp', 'text') ||
    startsWithFields(at(document, 'word_segments'), 'word', 'start') ||
    (typeof at(document, 'text') === 'string' && startsWithFields(at(document, 'words'), 'word', 'start', 'end')) ||
    (Array.isArray(segments) && segments.length === 0 && typeof at(document, 'text') === 'string')
  );
}

/** Throws `malformed-transcript` without segments, chunks and words, `no-speech` without speech. */
export function readWhisper(document: unknown, text: string): Transcript {
  const findings: Finding[] = [];
  const pieces = segmentPieces(document, text, findings);
  if (!pieces) throw malformed('No "segments" with "start", "end" and "text"', 1);
  return speechToTranscript({ format: 'whisper-json', pieces, findings, metadata: titleOf(document) });
}

function segmentPieces(document: unknown, text: string, findings: Finding[]): Piece[] | null {
  const names = speakerNamesOf(document);
  const path = segmentPath(document);
  if (path) {
    const segments = inSeconds(listAt(document, ...path));
    const entries = readEntries(segments, segmentSchema, { text, path, what: 'segment', findings });
    return entries.flatMap((entry) => pieceOfSegment(entry, names));
  }
  const [list = 'words'] = ['words', 'word_segments'].filter((each) => listAt(document, each).length > 0);
  const entries = readEntries(at(document, list), wordSchema, { text, path: [list], what: 'word', findings });
  const heard = entries.map(({ value, line }) => ({ ...value, line }));
  const spoken = at(document, 'text');
  const written = typeof spoken === 'string' ? { text: spoken, speaker: null, start: null, end: null, line: 1 } : null;
  // The API's single words have no marks; its text has.
  if (heard.length > 0) return (written && alignedPieces({ ...written, words: heard })) ?? phrasesOf(heard);
  return written && [written];
}

/** Where the segments stand. insanely-fast-whisper lists them twice, and names speakers in `speakers` alone. */
function segmentPath(document: unknown): string[] | null {
  if (Array.isArray(document)) return [];
  if (startsWithFields(at(document, 'speakers'), 'speaker', 'timestamp', 'text')) return ['speakers'];
  const key = ['segments', 'chunks'].find((each) => listAt(document, each).length > 0);
  return key === undefined ? null : [key];
}

/** Tools that keep only the utterances of a recogniser that counts milliseconds keep its numbers. */
function inSeconds(segments: readonly unknown[]): readonly unknown[] {
  const words = segments.reduce<number>((sum, segment) => sum + countWords(String(at(segment, 'text') ?? '')), 0);
  const starts = segments.map((segment) => at(segment, 'start'));
  return areMilliseconds(starts, words) ? segments.map(scaled) : segments;
}

function scaled(entry: unknown): unknown {
  if (!isRecord(entry)) return entry;
  const [start, end] = [entry.start, entry.end].map((time) => (typeof time === 'number' ? time / 1000 : time));
  return { ...entry, start, end, ...(Array.isArray(entry.words) && { words: entry.words.map(scaled) }) };
}

function pieceOfSegment(
  { value, line }: Entry<z.output<typeof segmentSchema>>,
  names: (id: string) => string,
): Piece[] {
  const label = value.speaker ?? value.speakerLabel ?? value.speaker_label;
  const [start, end] = value.timestamp ? [value.timestamp.from, value.timestamp.to] : [value.start, value.end];
  const spoken = value.words.flatMap((word): Word[] => {
    const { data } = wordSchema.safeParse(word);
    return data ? [{ ...data, speaker: null, line }] : [];
  });
  return piecesOf({ text: value.text, speaker: label && names(label), start, end, line, words: spoken });
}

function segmentsOf(document: unknown): unknown {
  return Array.isArray(document) ? document : isRecord(document) ? document.segments : undefined;
}
