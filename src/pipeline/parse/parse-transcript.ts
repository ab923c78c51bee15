// Bytes of any known format -> a transcript. The one entry to this folder.
import { HindcastError } from '../../domain/errors.js';
import type { Transcript, TranscriptFormat } from '../../domain/transcript.js';
import { decodeText } from './decode.js';
import { detectFormat, isMarkdown } from './detect-format.js';
import { toldFindings } from './findings.js';
import { formats } from './formats.js';
import { malformed } from './malformed.js';
import { hasVttHeader } from './vtt.js';

export { detectFormat } from './detect-format.js';

export interface ParseOptions {
  /** What the sender calls it; a wrong name is an error, no name means detection from the content. */
  readonly format?: TranscriptFormat | undefined;
  /** File name or URL, for messages. */
  readonly origin?: string | undefined;
  readonly maxBytes?: number | undefined;
}

const readers = new Map(formats.map(({ name, read }) => [name, read]));

/**
 * Reads a transcript of any known format in any usual encoding. Time and memory are linear in its size.
 *
 * Findings are sorted by line. Plain text with Markdown's marks is read as Markdown, also where it was declared as text. Throws a `HindcastError`:
 * `payload-too-large`, `empty-transcript`, `binary-transcript`, `unreadable-encoding`, `unknown-format`,
 * `malformed-transcript` (the declared format does not fit, or a format breaks its rules) or `no-speech`.
 */
export function parseTranscript(bytes: Uint8Array, options: ParseOptions = {}): Transcript {
  const { format: declared, origin, maxBytes = Number.POSITIVE_INFINITY } = options;
  try {
    if (bytes.length > maxBytes) throw tooLarge(bytes.length, maxBytes);
    if (declared !== undefined && !readers.has(declared)) throw unknownName(declared);
    const { text, findings } = decodeText(bytes);
    if (!text.trim())
      throw new HindcastError('empty-transcript', 'The transcript is empty', [{ line: 1, message: 'No text' }]);
    const format = declared === undefined ? detectFormat(text) : fittingFormat(declared, text);
    const transcript = readers.get(format)!(text);
    return { ...transcript, findings: toldFindings([...findings, ...transcript.findings]) };
  } catch (error) {
    throw origin !== undefined && error instanceof HindcastError ? named(error, origin) : error;
  }
}

/** The reader for a declared format. Captions and JSON judge their text themselves. */
function fittingFormat(declared: TranscriptFormat, text: string): TranscriptFormat {
  if (declared === 'srt' && hasVttHeader(text)) throw malformed('Declared as srt, reads as vtt', 1);
  if (declared !== 'text' && declared !== 'markdown') return declared;
  const found = detectWritten(text, declared);
  if (found !== 'text' && found !== 'markdown') throw malformed(`Declared as ${declared}, reads as ${found}`, 1);
  return declared === 'text' && isMarkdown(text) ? 'markdown' : declared;
}

function detectWritten(text: string, declared: TranscriptFormat): TranscriptFormat {
  try {
    return detectFormat(text);
  } catch (error) {
    if (!(error instanceof HindcastError) || error.code !== 'unknown-format') throw error;
    throw malformed(`Declared as ${declared}, reads as: ${error.details[0]?.message ?? error.message}`, 1);
  }
}

function tooLarge(size: number, limit: number): HindcastError {
  const message = `${size} bytes; the limit is ${limit}`;
  return new HindcastError('payload-too-large', 'The transcript is over the size limit', [{ line: 1, message }]);
}

function unknownName(format: string): HindcastError {
  const message = `"${String(format).slice(0, 40)}" is none of ${[...readers.keys()].join(', ')}`;
  return new HindcastError('unknown-format', 'The format of the transcript is not known', [{ line: 1, message }]);
}

function named(error: HindcastError, origin: string): HindcastError {
  return new HindcastError(error.code, `${origin}: ${error.message}`, error.details, { cause: error });
}
