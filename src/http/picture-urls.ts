// Where the files of a show's picture are, and how large each is.
import type { ShowSummary } from '../domain/show.js';
import { type PictureFile, sizeOf } from '../domain/show-picture.js';
import type { PictureView } from '../site/views.js';

/** The address changes with the picture, so that browsers may keep it for ever. `null` where there is none. */
export function pictureFile(
  { slug, picture }: Pick<ShowSummary, 'slug' | 'picture'>,
  file: PictureFile,
): PictureView | null {
  if (picture === null) return null;
  return { url: `/${encodeURIComponent(slug)}/picture/${picture.hash}/${file}`, ...sizeOf(picture, file) };
}
