// Reads pictures of strangers with sharp (libvips, in libuv's threads), one at a time, and draws them anew in our sizes.
import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { HindcastError } from '../domain/errors.js';
import type { MadePicture } from '../domain/show-picture.js';
import type { MakePicture } from './picture.js';

/** Cover art has 9 million at most. An interlaced PNG of as many takes 100 MB while it is read. */
const MOST_PIXELS = 25_000_000;
/** A line of pixels is no picture. */
const [LEAST_SIDE, MOST_RATIO] = [32, 4];
const LARGEST = 600;
/** Seconds. */
const MOST_TIME = 10;
/** What comes later is told to come again. */
const MOST_WAITING = 20;

export function createPictureMaker(): MakePicture {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (bytes) => {
    if (waiting >= MOST_WAITING) throw new HindcastError('not-ready', 'Too many pictures are sent at once');
    waiting++;
    try {
      const turn = last.then(() => make(bytes));
      last = turn.catch(() => {});
      return await turn;
    } finally {
      waiting--;
    }
  };
}

async function make(bytes: Uint8Array): Promise<MadePicture> {
  const format = formatOf(bytes);
  if (format === null) throw refused('It is neither JPEG nor PNG nor WebP');
  try {
    const { data, info } = await drawLarge(bytes, format);
    const { width, height } = info;
    if (Math.min(width, height) < LEAST_SIDE || Math.max(width, height) > MOST_RATIO * Math.min(width, height)) {
      throw refused(`Neither side may be under ${LEAST_SIDE} pixels or over ${MOST_RATIO} times the other`);
    }
    const raw = { raw: { width, height, channels: info.channels } };
    const webp = (size: number): Promise<Uint8Array> =>
      within(sharp(data, raw), size).webp({ quality: 82, effort: 4 }).toBuffer();
    const jpeg = sharp(data, raw).flatten({ background: '#fff' }).jpeg({ quality: 84, progressive: true });
    return {
      ...{ width, height, hash: createHash('sha256').update(bytes).digest('hex').slice(0, 20) },
      files: {
        ...{ '96.webp': await webp(96), '192.webp': await webp(192), '384.webp': await webp(384) },
        '600.jpg': await jpeg.toBuffer(),
      },
    };
  } catch (error) {
    if (error instanceof HindcastError) throw error;
    throw refused(reasonOf(error), error);
  }
}

/** As pixels, turned as its camera was held; all that follows is made from these. */
async function drawLarge(bytes: Uint8Array, format: string) {
  const source = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1, sequentialRead: true });
  const { format: found, width, height } = await source.metadata();
  if (found !== format) throw refused('Its content is not what its beginning says');
  if (width * height > MOST_PIXELS) throw refused(`It has more than ${MOST_PIXELS / 1_000_000} million pixels`);
  return within(source.autoOrient().toColourspace('srgb'), LARGEST)
    .timeout({ seconds: MOST_TIME })
    .raw()
    .toBuffer({ resolveWithObject: true });
}

function within(picture: Sharp, size: number): Sharp {
  return picture.resize({ width: size, height: size, fit: 'inside', withoutEnlargement: true });
}

/** By its first bytes, so that readers of other formats, some of which open files, never see it. */
function formatOf(bytes: Uint8Array): 'jpeg' | 'png' | 'webp' | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(16, bytes.length)).toString('latin1');
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  return start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP' ? 'webp' : null;
}

function refused(reason: string, cause?: unknown): HindcastError {
  return new HindcastError('malformed-picture', `The picture is not taken: ${reason}`, [], { cause });
}

/** What the library says of bytes is for its makers, with addresses of memory now and then. */
function reasonOf(error: unknown): string {
  const told = error instanceof Error ? error.message : '';
  if (/pixel limit|exceeds/iu.test(told)) return `It has more than ${MOST_PIXELS / 1_000_000} million pixels`;
  return /timeout/iu.test(told) ? 'It took too long to read' : 'It could not be read to its end';
}
