// The port: which picture is in these bytes, in the sizes that pages show?
import type { MadePicture } from '../domain/show-picture.js';

/**
 * Of JPEG, PNG or WebP, whatever a media type says. Nothing of the bytes themselves is kept: all is drawn anew, without what
 * cameras and programs wrote beside the picture. Throws `malformed-picture` for everything that is no such picture or has
 * too many pixels, `not-ready` where too many wait.
 */
export type MakePicture = (bytes: Uint8Array) => Promise<MadePicture>;
