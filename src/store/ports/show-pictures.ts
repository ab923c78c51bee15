// Pictures of shows: those that people gave, and those of their feeds.
import type { MadePicture, PictureFile } from '../../domain/show-picture.js';

export interface ShowPictures {
  /** `hash`: of the picture that is shown; `null` where it is another one by now, or none. */
  findPictureFile(show: string, hash: string, file: PictureFile): Promise<Uint8Array | null>;
  /**
   * Stands before the feed's from now on. On disk when it resolves. `expected`: `stateOf` the picture that is shown (`null`:
   * none). Throws `unknown-show`, `precondition-failed`.
   */
  savePicture(show: string, picture: MadePicture, expected?: string | undefined): Promise<void>;
  /** The feed's is there again. False when people gave none. Throws `precondition-failed`. */
  deletePicture(show: string, expected?: string | undefined): Promise<boolean>;
}

export interface ToldPictures {
  /** Where the feed says that the show's picture is, while the one that is kept is from elsewhere. */
  findPictureToFetch(show: string): Promise<string | null>;
  /** `null`: from this address none can be had. */
  saveToldPicture(show: string, url: string, picture: MadePicture | null): Promise<void>;
}
