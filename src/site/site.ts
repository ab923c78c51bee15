// What the site is called and where it stands, as whoever runs it says: given to all that names it.
import type { Absolute } from './json-ld/json-ld.js';

export interface Site {
  /** Anybody's words, as all text here. */
  readonly name: string;
  readonly at: Absolute;
}

export type SiteName = Pick<Site, 'name'>;
