// Which sizes and formats are kept of a show's picture?
import type { ShowPicture } from './show.js';

/** WebP for pages, named by the longest side in pixels, and one JPEG for feeds and previews, which read little else. */
export const pictureFiles = ['96.webp', '192.webp', '384.webp', '600.jpg'] as const;
export type PictureFile = (typeof pictureFiles)[number];

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** Of a picture as received. */
export const MOST_PICTURE_BYTES = 10 * 1024 * 1024;

/** A picture as it is kept. */
export interface MadePicture extends ShowPicture {
  readonly files: Readonly<Record<PictureFile, Uint8Array>>;
}

export function mediaTypeOf(file: PictureFile): string {
  return file.endsWith('.jpg') ? 'image/jpeg' : 'image/webp';
}

/** Pixels of a file: the longer side is as its name says, and no longer than that of the picture itself. */
export function sizeOf(
  { width, height }: Pick<ShowPicture, 'width' | 'height'>,
  file: PictureFile,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, Number.parseInt(file, 10) / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
