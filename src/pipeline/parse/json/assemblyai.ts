// AssemblyAI's JSON -> turns: utterances, sentences, paragraphs, or single words. All times are milliseconds.
// https://www.assemblyai.com/docs/api-reference/transcripts/get
import { z } from 'zod';
import type { Finding, Transcript } from '../../../domain/transcript.js';
import { malformed } from '../malformed.js';
import { at, listAt, readEntries, startsWithFields } from './entries.js';
import { titleOf } from './metadata.js';
import { type Piece, speechToTranscript } from './speech.js';
import { piecesInOrder, type Stretch } from './stretch.js';
import { isRecord, list, milliseconds, name, words } from './values.js';
import { phrasesOf, type Word } from './words.js';

const wordSchema = z.object({ text: words, start: milliseconds, end: milliseconds, speaker: name, channel: name });
const utteranceSchema = wordSchema.extend({ words: list });

/** Lists of whole stretches of speech, the best first. */
const STRETCHES = ['utterances', 'paragraphs', 'sentences'];
/** Fields of a job, with or without a result. */
const JOB = ['audio_url', 'language_model', 'acoustic_model', 'audio_duration', 'speech_model'];

export function isAssemblyAi(document: unknown): boolean {
  if (!isRecord(document)) return false;
  const stretches = STRETCHES.some((key) => startsWithFields(document[key], 'text', 'start', 'end'));
  const words = startsWithFields(document.words, 'text', 'start', 'end');
  return (stretches || words || 'text' in document) && (isWhole(document) || JOB.some((key) => key in document));
}

/** Tools that keep only the utterances keep their milliseconds; the same fields in seconds are another's. */
function isWhole(document: Record<string, unknown>): boolean {
  return STRETCHES.some((key) => {
    const entries = listAt(document, key).filter(isRecord);
    const whole = entries.every(({ start, end }) => Number.isInteger(start) && Number.isInteger(end));
    const length = entries.reduce((sum, { start, end }) => sum + Number(end) - Number(start), 0);
    return startsWithFields(entries, 'text', 'start', 'end') && whole && length > entries.length * LEAST_MILLISECONDS;
  });
}

/** No stretch of speech lasts so many seconds on average, and none so few milliseconds. */
const LEAST_MILLISECONDS = 200;

/** Throws `malformed-transcript` without words, `no-speech` without speech. */
export function readAssemblyAi(document: unknown, text: string): Transcript {
  const findings: Finding[] = [];
  const pieces = stretchPieces(document, text, findings) ?? wordPieces(document, text, findings) ?? textPiece(document);
  if (!pieces) throw malformed('No "utterances", "words" or "text"', 1);
  const metadata = titleOf(document);
  return speechToTranscript({ format: 'assemblyai-json', pieces, findings, metadata });
}

function stretchPieces(document: unknown, text: string, findings: Finding[]): Piece[] | null {
  const key = STRETCHES.find((each) => startsWithFields(at(document, each), 'text'));
  if (!key) return null;
  const entries = readEntries(at(document, key), utteranceSchema, { text, path: [key], what: 'utterance', findings });
  const stretches = entries.map(({ value, line }): Stretch => {
    const spoken = value.words.flatMap((word): Word[] => {
      const { data } = wordSchema.safeParse(word);
      return data ? [{ ...data, line }] : [];
    });
    return { ...value, speaker: value.speaker ?? value.channel, line, words: spoken };
  });
  return piecesInOrder(stretches);
}

function wordPieces(document: unknown, text: string, findings: Finding[]): Piece[] | null {
  const entries = readEntries(at(document, 'words'), wordSchema, { text, path: ['words'], what: 'word', findings });
  const spoken = entries.map(({ value, line }) => ({ ...value, speaker: value.speaker ?? value.channel, line }));
  return spoken.length > 0 ? phrasesOf(spoken) : null;
}

function textPiece(document: unknown): Piece[] | null {
  const text = at(document, 'text');
  if (typeof text === 'string') return [{ text, speaker: null, start: null, end: null, line: 1 }];
  return text === null ? [] : null;
}
