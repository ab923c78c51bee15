// What did the server send before it was packed? Bounded, so that a small body cannot unpack to a huge one.
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { FetchError } from '../fetcher.js';

/** For the header `Accept-Encoding`. */
export const ACCEPTED_ENCODINGS = 'gzip, br, deflate';

type Unpacker = (bytes: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

const unpackers: Readonly<Record<string, Unpacker>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  br: promisify(brotliDecompress),
  // RFC 9110, 8.4.1.2: some servers send deflate without its zlib wrapper.
  deflate: (bytes, options) => promisify(hasZlibHeader(bytes) ? inflate : inflateRaw)(bytes, options),
};

/** Throws `too-large`, `broken-encoding` for what is packed otherwise or twice, `connection-lost` for a body cut short. */
export async function unpack(bytes: Buffer, contentEncoding: string | undefined, maxBytes: number): Promise<Buffer> {
  const encoding = contentEncoding?.trim().toLowerCase() || 'identity';
  if (encoding === 'identity' || bytes.length === 0) return bytes;
  const unpacker = Object.hasOwn(unpackers, encoding) ? unpackers[encoding] : undefined;
  if (!unpacker) throw new FetchError('broken-encoding', 'The answer is packed in a way that is not understood here');
  try {
    return await unpacker(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    throw unpackError(error, maxBytes);
  }
}

export function tooLarge(maxBytes: number): FetchError {
  return new FetchError('too-large', `The answer is over the limit of ${maxBytes} bytes`);
}

function unpackError(cause: unknown, maxBytes: number): FetchError {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ERR_BUFFER_TOO_LARGE') return tooLarge(maxBytes);
  if (code === 'Z_BUF_ERROR') return new FetchError('connection-lost', 'The answer ended too early', { cause });
  return new FetchError('broken-encoding', 'The answer could not be unpacked', { cause });
}

/** RFC 1950, 2.2: method 8, and both bytes together divisible by 31. */
function hasZlibHeader(bytes: Buffer): boolean {
  return bytes.length > 1 && (bytes[0]! & 0x0f) === 8 && bytes.readUInt16BE(0) % 31 === 0;
}
