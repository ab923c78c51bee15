// Which encoding are bytes in that are not UTF-8? What the file declares, else what its letters tell.
import { isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import iconv from 'iconv-lite';
import { placedLetters } from './western-letters.js';

/** How much is looked at to tell an encoding; more does not make the guess better. */
const SAMPLE_BYTES = 64 * 1024;
/** Guesses under this confidence (of 100) are not believed. */
const LEAST_CONFIDENCE = 30;
/** Share of ASCII letters among letters under which a text is hardly in a Western European language. */
const LEAST_ASCII = 0.6;

const DECLARED =
  /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']|<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})/i;

/** Characters beyond ASCII from which on their places tell an encoding. */
const LEAST_PLACED = 3;
/** Share of them that is out of place in a reading that is wrong (dashes and quotes are in place by chance), and in a right one. */
const WRONG = 0.2;
const RIGHT = 0.02;
/** Share that stands beside another one: where two bytes are a character, all do. */
const MOST_PAIRED = 0.3;

export interface LegacyText {
  readonly text: string;
  readonly encoding: string;
  /** The letters of a Western encoding make no Western text: the guess is wrong. */
  readonly garbled: boolean;
}

/** Windows-1252 where neither the file nor its letters say better. */
export function decodeLegacy(buffer: Buffer): LegacyText {
  const sample = buffer.subarray(0, SAMPLE_BYTES);
  const encoding = declaredEncoding(sample) ?? macRoman(sample) ?? guessedEncoding(sample) ?? 'windows-1252';
  const text = iconv.decode(buffer, encoding);
  const ascii = text.match(/[a-z]/gi)?.length ?? 0;
  const others = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  return { text, encoding, garbled: encoding === 'windows-1252' && ascii < (ascii + others) * LEAST_ASCII };
}

/** What XML's first line or an HTML page's `<meta charset>` says. Latin-1 is read as Windows-1252, as browsers do. */
function declaredEncoding(sample: Buffer): string | null {
  const declared = DECLARED.exec(sample.toString('latin1', 0, 2_000));
  const name = (declared?.[1] ?? declared?.[2])?.toLowerCase();
  if (!name || /^(?:utf|ucs|us-ascii)/.test(name) || !iconv.encodingExists(name)) return null;
  return /^(?:iso-?8859-?1|latin-?1)$/.test(name) ? 'windows-1252' : name;
}

/**
 * Old Macintoshes' text, which nothing declares: certain where as Windows-1252 many of its letters would stand where no
 * language has them ("donÕt", "cafŽ"), and as Mac Roman all are in place.
 */
function macRoman(sample: Buffer): string | null {
  const mac = placedLetters(iconv.decode(sample, 'macroman'));
  if (mac.all < LEAST_PLACED || mac.odd > mac.all * RIGHT || mac.paired > mac.all * MOST_PAIRED) return null;
  const windows = placedLetters(iconv.decode(sample, 'windows-1252'));
  return windows.odd >= windows.all * WRONG ? 'macroman' : null;
}

/**
 * A line in Latin-1 among lines of UTF-8, as pasting two files together makes it; `null` unless that is certain: there is
 * no less UTF-8 beyond ASCII, and no line holds both. Linear.
 */
export function decodeMixed(buffer: Buffer): { readonly text: string; readonly lines: readonly number[] } | null {
  const strays: number[] = [];
  let valid = 0;
  const texts = linesOf(buffer).map((bytes, at) => {
    const text = bytes.toString('utf8');
    if (isUtf8(bytes)) {
      if (text.length < bytes.length) valid++;
      return text;
    }
    strays.push(at + 1);
    return iconv.decode(bytes, 'windows-1252');
  });
  const isCertain =
    valid >= Math.max(LEAST_UTF8, strays.length) && strays.every((line) => readsAsLatin(texts[line - 1]!));
  return isCertain ? { text: texts.join('\n'), lines: strays } : null;
}

/** Lines of UTF-8 beyond ASCII that make a file one in UTF-8. */
const LEAST_UTF8 = 2;

function readsAsLatin(text: string): boolean {
  return placedLetters(text).odd === 0 && !text.match(MOJIBAKE);
}

function* splitAt(buffer: Buffer, byte: number): Generator<Buffer> {
  let from = 0;
  for (let at = buffer.indexOf(byte); at >= 0; at = buffer.indexOf(byte, from)) {
    yield buffer.subarray(from, at);
    from = at + 1;
  }
  yield buffer.subarray(from);
}

function linesOf(buffer: Buffer): Buffer[] {
  return [...splitAt(buffer, LINE_END)];
}

const LINE_END = 0x0a;

function guessedEncoding(sample: Buffer): string | null {
  const [best] = chardet.analyse(sample);
  const believed = best && best.confidence >= LEAST_CONFIDENCE && iconv.encodingExists(best.name);
  return believed && !/^(?:ISO-8859-1$|UTF-|ASCII)/i.test(best.name) ? best.name : null;
}

/** Two bytes or more of UTF-8 as Windows-1252 shows them: "Ã©", "â€™". */
const MOJIBAKE =
  /[\u00c2-\u00f4][\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]/g;
const LEAST_MOJIBAKE = 2;

/**
 * Text that was UTF-8, read as Windows-1252 and saved as UTF-8 once more ("cafÃ©"), as it was first. `null` unless that
 * is certain: every letter beyond ASCII has to fit.
 */
export function withoutMojibake(text: string): string | null {
  if ((text.match(MOJIBAKE)?.length ?? 0) < LEAST_MOJIBAKE) return null;
  const bytes = encode1252(text);
  if (!bytes) return null;
  const once = bytes.toString('utf8');
  return once.includes('\ufffd') ? null : once;
}

/** `null` where a character has no byte. The five bytes that Windows-1252 leaves free stand for themselves. */
function encode1252(text: string): Buffer | null {
  const bytes = iconv.encode(text.replace(/[\u0081\u008d\u008f\u0090\u009d]/g, '?'), 'windows-1252');
  if (bytes.length !== text.length) return null;
  for (let at = 0; at < bytes.length; at++) {
    const code = text.charCodeAt(at);
    if (bytes[at] !== 0x3f || code === 0x3f) continue;
    if (![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(code)) return null;
    bytes[at] = code;
  }
  return bytes;
}
