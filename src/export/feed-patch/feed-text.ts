// Bytes of a feed <-> text, such that what is not changed comes back byte for byte.
import iconv from 'iconv-lite';
import { HindcastError } from '../../domain/errors.js';

export interface FeedText {
  /** With a byte order mark, where there is one. */
  readonly text: string;
  /** Back to bytes, in the encoding of the original. */
  encode(text: string): Buffer;
  readonly encoding: string;
  /** Every character can be written as it is. */
  readonly isUnicode: boolean;
}

/**
 * A byte order mark wins, then UTF-8 where it is that, then what the document declares. Throws `malformed-feed` for bytes
 * that do not come back.
 */
export function decodeFeed(bytes: Buffer): FeedText {
  const encoding = wideEncoding(bytes) ?? (isUtf8(bytes) ? 'utf-8' : (declaredEncoding(bytes) ?? 'windows-1252'));
  const known = iconv.encodingExists(encoding);
  const text = known ? iconv.decode(bytes, encoding, { stripBOM: false }) : '';
  const encode = (changed: string): Buffer => iconv.encode(changed, encoding, { addBOM: false });
  if (!known || !encode(text).equals(bytes)) {
    const message = `The bytes are not what their encoding (${encoding}) allows`;
    throw new HindcastError('malformed-feed', message, [{ line: 1, message }]);
  }
  return { text, encode, encoding, isUnicode: /^utf-/u.test(encoding) };
}

/** By its mark, or by the NULs beside the first "<". */
function wideEncoding([first, second]: Buffer): string | null {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  return null;
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function declaredEncoding(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 400).toString('latin1');
  return /^\s{0,20}<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{1,40})/iu.exec(start)?.[1]?.toLowerCase();
}
