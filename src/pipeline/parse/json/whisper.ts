// JSON of Whisper and its kin -> turns: openai/whisper, faster-whisper, whisper-timestamped, WhisperX, stable-ts, the
// OpenAI API's verbose_json and diarized_json, and the chunks of Hugging Face's pipeline.
// https://github.com/openai/whisper/blob/main/whisper/transcribe.py  https://github.com/m-bain/whisperX
import { z } from 'zod';
import type { Finding, Transcript } from '../../../domain/transcript.js';
import { malformed } from '../malformed.js';
import { at, type Entry, listAt, readEntries, startsWithFields } from './entries.js';
import { titleOf } from './metadata.js';
import { speakerNamesOf } from './speaker-map.js';
import { type Piece, speechToTranscript } from './speech.js';
import { piecesOf } from './stretch.js';
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
  const key = Array.isArray(document) ? [] : ['segments', 'chunks'].filter((each) => listAt(document, each).length > 0);
  if (Array.isArray(document) || key.length > 0) {
    const path = key.slice(0, 1);
    const entries = readEntries(at(document, ...path), segmentSchema, { text, path, what: 'segment', findings });
    return entries.flatMap((entry) => pieceOfSegment(entry, names));
  }
  const path = ['words', 'word_segments'].filter((each) => listAt(document, each).length > 0).slice(0, 1);
  const entries = readEntries(at(document, ...path), wordSchema, { text, path, what: 'word', findings });
  if (entries.length > 0) return phrasesOf(entries.map(({ value, line }) => ({ ...value, line })));
  const spoken = at(document, 'text');
  return typeof spoken === 'string' ? [{ text: spoken, speaker: null, start: null, end: null, line: 1 }] : null;
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
