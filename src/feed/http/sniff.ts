// Is this what was wanted, by its first bytes? Servers answer 200 with error pages, log-in pages and recordings.
import { FetchError, type WantedContent } from '../fetcher.js';

/** For the header `Accept`. */
export const acceptHeaders: Readonly<Record<WantedContent, string>> = {
  feed: 'application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, text/x-opml;q=0.8, */*;q=0.5',
  json: 'application/json+chapters, application/json, */*;q=0.5',
  text: 'text/vtt, application/x-subrip, application/json, text/plain, */*;q=0.5',
  page: 'text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5',
  picture: 'image/webp, image/jpeg, image/png, image/*;q=0.5',
};

const SNIFFED_BYTES = 2_048;

const names: Readonly<Record<WantedContent, string>> = {
  feed: 'feed',
  json: 'JSON',
  text: 'transcript',
  page: 'page of text',
  picture: 'picture',
};

/** Throws `wrong-content`. An empty answer is let through: who reads it says so better. */
export function checkContent(bytes: Uint8Array, wanted: WantedContent): void {
  const found = kindOf(bytes);
  if (found === 'nothing') return;
  if ((found === 'recording or file') !== (wanted === 'picture')) throw wrongContent(found, wanted);
  if (found === 'web page' && wanted !== 'page') throw wrongContent(found, wanted);
  if (wanted === 'feed' && found !== 'markup') throw wrongContent(found, wanted);
}

function wrongContent(found: string, wanted: WantedContent): FetchError {
  return new FetchError('wrong-content', `A ${found} came where a ${names[wanted]} should be`);
}

/** First characters of recordings, pictures, archives and PDF. */
const MAGIC = ['ID3', 'OggS', 'RIFF', 'fLaC', '%PDF-', 'PK\x03\x04', 'GIF8', '\x89PNG', '\x1f\x8b'];

/** Sound and pictures that start with set bits alone. No UTF-8 starts so. */
const SET_BITS = /^\xff[\xd8\xe0-\xff]/u;

function kindOf(bytes: Uint8Array): 'nothing' | 'markup' | 'web page' | 'text' | 'recording or file' {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SNIFFED_BYTES)).toString('latin1');
  const wide = /^(?:\xff\xfe|\xfe\xff)/u.test(start);
  // What is ASCII in UTF-16 is readable without the NULs; other letters do not matter here.
  const text = start
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/u, '')
    .replaceAll('\0', '')
    .trimStart();
  if (!text) return start.includes('\0') ? 'recording or file' : 'nothing';
  if (!wide && looksBinary(text)) return 'recording or file';
  if (!text.startsWith('<')) return 'text';
  return isWebPage(text) ? 'web page' : 'markup';
}

function isWebPage(start: string): boolean {
  const root = /^(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*)*<(!doctype\s+html|[a-z][\w:.-]*)/iu.exec(start)?.[1];
  return root !== undefined && /^(?:!doctype|html|head|body)/iu.test(root);
}

function looksBinary(start: string): boolean {
  if (MAGIC.some((magic) => start.startsWith(magic)) || SET_BITS.test(start)) return true;
  if (start.slice(0, 12).includes('ftyp')) return true;
  const controls = start.match(/(?![\s\u0080-\u009f])\p{Cc}/gu)?.length ?? 0;
  return controls > Math.max(4, start.length * 0.02);
}
