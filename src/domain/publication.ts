// What does a publisher say of an episode, beside its title, date, people and links?
import type { LinkedText } from './linked-text.js';

export interface Soundbite {
  /** Seconds. */
  readonly startTime: number;
  readonly duration: number;
  readonly title: string | null;
}

/** A chapter of a publisher's list, which knows times and no words. */
export interface ListedChapter {
  /** Seconds. */
  readonly startTime: number;
  readonly title: string;
}

/** A page that the publisher's description leads to. */
export interface PublishedLink {
  /** Absolute, http(s). */
  readonly url: string;
  readonly title: string | null;
}

export interface Publication {
  /** Of the recording, in seconds; missing where the publisher does not say. */
  readonly duration?: number | undefined;
  readonly imageUrl: string | null;
  readonly season: { readonly number: number; readonly name: string | null } | null;
  /** The number may be a fraction; `display` is what to show instead, where the publisher gives that. */
  readonly number: { readonly value: number; readonly display: string | null } | null;
  /** "full", "trailer", "bonus". */
  readonly kind: string | null;
  readonly soundbites: readonly Soundbite[];
  /** By rising start. Where the transcript has times they are the episode's chapters. */
  readonly chapters: readonly ListedChapter[];
  /** Missing where nobody looked for them. */
  readonly links?: readonly PublishedLink[] | undefined;
  /** Missing where nothing is written. */
  readonly description?: LinkedText | undefined;
}
