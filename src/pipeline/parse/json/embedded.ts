// JSON that holds a transcript as one text: written text, or a whole caption file.
import type { Transcript } from '../../../domain/transcript.js';
import { countWords } from '../../../domain/transcript.js';
import { isTiming } from '../caption-blocks.js';
import { readText } from '../script.js';
import { readSrt } from '../srt.js';
import { hasVttHeader, readVtt } from '../vtt.js';
import { isRecord } from './values.js';

export interface Embedded {
  readonly field: string;
  readonly text: string;
}

/** Fields that hold a transcript as one text, the surest first. */
const FIELDS = [
  'vtt',
  'srt',
  'captions',
  'subtitles',
  'transcript',
  'transcription',
  'transcript_text',
  'fullText',
  'text',
];
/** Fewer words may be anything. */
const LEAST_WORDS = 20;
/** "text" is a field of many things; what has a date is a post. */
const POST = ['created_at', 'createdAt', 'date', 'author', 'user'];

/** The transcript as one text, at the document's root; `null` where there is none. */
export function embeddedText(document: unknown): Embedded | null {
  if (!isRecord(document)) return null;
  const isPost = POST.some((key) => key in document);
  for (const field of FIELDS) {
    const text = document[field];
    if (typeof text !== 'string' || (field === 'text' && isPost)) continue;
    if (isCaptions(text) || countWords(text) >= LEAST_WORDS) return { field, text };
  }
  return null;
}

/** Throws what the reader of the text throws. */
export function readEmbedded({ field, text }: Embedded): Transcript {
  const transcript = hasVttHeader(text) ? readVtt(text) : isCaptions(text) ? readSrt(text) : readText(text);
  const message = `JSON of no known format, read as the text in "${field}" (${transcript.format})`;
  const findings = transcript.findings.map((finding) => ({ ...finding, line: 1 }));
  return { ...transcript, format: 'json', findings: [{ line: 1, message, severity: 'note' }, ...findings] };
}

function isCaptions(text: string): boolean {
  return hasVttHeader(text) || text.slice(0, 20_000).split('\n').some(isTiming);
}
