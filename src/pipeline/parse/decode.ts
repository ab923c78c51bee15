// Bytes -> text, whatever the encoding. Refuses what is no text, and says so rather than storing garbled letters.
import iconv from 'iconv-lite';
import { HindcastError } from '../../domain/errors.js';
import type { Finding } from '../../domain/transcript.js';
import { decodeLegacy, decodeMixed, withoutMojibake } from './decode-legacy.js';
import { unmarkedWide } from './decode-wide.js';

export interface Decoded {
  /** Line ends are "\n"; no byte order mark, no control characters but tabs. */
  readonly text: string;
  /** As iconv calls it: "utf-8", "utf-16le", "windows-1252". */
  readonly encoding: string;
  readonly findings: readonly Finding[];
}

/** How much is looked at to tell wide encodings: an even number, so that no character is cut. */
const SAMPLE_BYTES = 64 * 1024;

/** Stray NULs among text: one, and one more in so many bytes. A file with more of them is no text. */
const BYTES_PER_NUL = 1_000;

/** Share of control characters over which something is no text. */
const MOST_CONTROLS = 0.01;

/** Letters of UTF-8 for each broken one: in text of other encodings, fewer than that look like UTF-8 by chance. */
const GOOD_FACTOR = 3;

/** Containers whose first bytes are text enough to mislead. */
const MAGIC = [
  '%PDF-',
  'PK\x03\x04',
  '\x1f\x8b',
  'ID3',
  'OggS',
  'RIFF',
  'fLaC',
  '\x89PNG',
  'GIF8',
  '\xff\xd8\xff',
  '{\\rtf',
  'SQLite format',
];

const BYTE_ORDER_MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Throws `binary-transcript` or `unreadable-encoding`. */
export function decodeText(bytes: Uint8Array): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { text, encoding, findings } = decodeRaw(buffer);
  refuseBinary(text);
  return { text: cleanCharacters(text), encoding, findings };
}

function decodeRaw(buffer: Buffer): Decoded {
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, i) => buffer[i] === byte));
  if (marked) return decodeMarked(buffer, marked[0]);
  const start = buffer.toString('latin1', 0, 16);
  if (MAGIC.some((magic) => start.startsWith(magic))) throw binary('It starts like a file of another kind');
  const wide = unmarkedWide(buffer.subarray(0, SAMPLE_BYTES));
  if (wide) return decodeMarked(buffer, wide);
  const nuls = countSequence(buffer, [0]);
  if (nuls > 1 + buffer.length / BYTES_PER_NUL) throw binary('It holds NUL bytes');
  const decoded = decodeUtf8(buffer) ?? decodeOther(buffer);
  return nuls === 0 ? decoded : { ...decoded, findings: [nulFinding(decoded.text, nuls), ...decoded.findings] };
}

function decodeMarked(buffer: Buffer, encoding: string): Decoded {
  const text = iconv.decode(buffer, encoding);
  const broken = countBroken(text);
  if (broken > text.length * MOST_CONTROLS)
    throw unreadable(`It is marked as ${encoding} but is not`, lineOfBroken(text));
  return { text, encoding, findings: broken > 0 ? [brokenFinding(text, broken)] : [] };
}

/** `null` where the bytes are not UTF-8. A few broken sequences among many good ones are repaired with a finding. */
function decodeUtf8(buffer: Buffer): Decoded | null {
  const text = buffer.toString('utf8');
  const broken = countBroken(text) - countSequence(buffer, [0xef, 0xbf, 0xbd]);
  if (broken <= 0) return decodedTwice(text) ?? { text, encoding: 'utf-8', findings: [] };
  const mixed = decodeMixed(buffer);
  if (mixed) return { text: mixed.text, encoding: 'utf-8', findings: [strayFinding(mixed.lines)] };
  const good = text.match(/(?!\ufffd)[\u0080-\uffff]/g)?.length ?? 0;
  return good >= broken * GOOD_FACTOR ? { text, encoding: 'utf-8', findings: [brokenFinding(text, broken)] } : null;
}

function decodedTwice(text: string): Decoded | null {
  const once = withoutMojibake(text);
  if (once === null) return null;
  const message = 'The text was encoded twice ("cafÃ©" for "café"); it was decoded once more';
  return { text: once, encoding: 'utf-8', findings: [{ line: null, message }] };
}

function decodeOther(buffer: Buffer): Decoded {
  const { text, encoding, garbled } = decodeLegacy(buffer);
  if (garbled || countBroken(text) > text.length * MOST_CONTROLS)
    throw unreadable('It is neither UTF-8 nor any encoding known here', lineOfBroken(text));
  return { text, encoding, findings: [{ line: null, message: `Not UTF-8: read as ${encoding}`, severity: 'note' }] };
}

function countBroken(text: string): number {
  return text.match(/[\ufffd\p{Cs}]/gu)?.length ?? 0;
}

function countSequence(buffer: Buffer, sequence: readonly number[]): number {
  const wanted = Buffer.from(sequence);
  let count = 0;
  for (let at = buffer.indexOf(wanted); at >= 0; at = buffer.indexOf(wanted, at + wanted.length)) count++;
  return count;
}

function refuseBinary(text: string): void {
  const controls = text.match(/[^\P{Cc}\s\u0080-\u009f]/gu)?.length ?? 0;
  if (controls > Math.max(8, text.length * MOST_CONTROLS)) throw binary('It is full of control characters');
}

/** Line ends as "\n", no characters that are not seen, no halves of characters. */
export function cleanCharacters(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\v\f\u0085]/g, '\n')
    .replace(/[^\P{Cc}\t\n]|[\ufeff\u200b\u00ad\u2060\u200e\u200f\u202a-\u202e\ue000-\uf8ff]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\u00a0\u2007\u202f]/g, ' ');
}

function strayFinding(lines: readonly number[]): Finding {
  const which = lines.length === 1 ? 'The line is' : `${lines.length} lines, the first of them here, are`;
  return { line: lines[0]!, message: `${which} not UTF-8 as the others: read as windows-1252`, severity: 'note' };
}

function brokenFinding(text: string, count: number): Finding {
  return { line: lineOfBroken(text), message: `${count} characters could not be decoded` };
}

function lineOfBroken(text: string): number {
  const upTo = text.slice(0, text.search(/[\ufffd\p{Cs}]/u));
  return (upTo.match(/\r\n|\r|\n/g)?.length ?? 0) + 1;
}

function nulFinding(text: string, count: number): Finding {
  const line = (text.slice(0, text.indexOf('\0')).match(/\r\n|\r|\n/g)?.length ?? 0) + 1;
  return { line, message: `${count} NUL characters were left out` };
}

function binary(message: string): HindcastError {
  return new HindcastError('binary-transcript', 'The transcript is not text', [{ line: 1, message }]);
}

function unreadable(message: string, line: number): HindcastError {
  return new HindcastError('unreadable-encoding', 'The characters could not be decoded', [{ line, message }]);
}
