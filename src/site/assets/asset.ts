// A file that the site sends itself. Its URL changes with its content, so that it may be kept for ever.
import { createHash } from 'node:crypto';

export interface Asset {
  readonly url: string;
  readonly mediaType: string;
  readonly content: string | Buffer;
}

const mediaTypes = {
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  png: 'image/png',
} as const;

/** `/assets/NAME.HASH.EXTENSION`: the hash is the first 12 hex digits of the content's SHA-256. */
export function makeAsset(name: string, extension: keyof typeof mediaTypes, content: string | Buffer): Asset {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { url: `/assets/${name}.${hash}.${extension}`, mediaType: mediaTypes[extension], content };
}
