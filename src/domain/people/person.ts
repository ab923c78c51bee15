// Who speaks on a show: its people, the spellings that stand for them, and the pairs of names that may be one person.
import type { Person, PersonRole } from '../episode.js';

/** How one episode of a show sounds: what folding its names is decided by. */
export interface VoicedEpisode {
  readonly id: string;
  /** ISO 8601; `null` when not known. */
  readonly publishedAt: string | null;
  /** Labels as they stand on its turns. */
  readonly speakers: readonly { readonly name: string; readonly words: number }[];
  /** Named with the episode: by its sender, its feed or its front matter. */
  readonly people: readonly Person[];
}

export const foldReasons = [
  'edited',
  'spelling',
  'middle-initial',
  'slip',
  'first-name',
  'initials',
  'middle-name',
  'longer-name',
  'short-form',
  'last-name',
] as const;
/** Why two names are, or may be, one person's. */
export type FoldReason = (typeof foldReasons)[number];

/** `edited`: people said so; `declared`: episodes say so; `counted`: by how many episodes somebody speaks in. */
export type RoleSource = 'edited' | 'declared' | 'counted';

/** Another spelling of a person's name. */
export interface Alias {
  readonly name: string;
  /** As names are compared, see `nameKeyOf`. */
  readonly key: string;
  readonly reason: FoldReason;
  readonly episodes: number;
  readonly words: number;
}

export interface FoldedPerson {
  /** The spelling that stands for the others. */
  readonly derivedName: string;
  readonly key: string;
  /** As edited, else `derivedName`. */
  readonly name: string;
  /** `null` where a show is too short to tell. */
  readonly role: PersonRole | null;
  readonly roleSource: RoleSource | null;
  readonly derivedRole: PersonRole | null;
  /** All other spellings, most episodes first. */
  readonly aliases: readonly Alias[];
  readonly episodes: readonly string[];
  readonly words: number;
}

/** Two people who may be one. */
export interface Doubt {
  /** Keys of the spelling in doubt and of whom it may mean. */
  readonly key: string;
  readonly into: string;
  readonly reason: FoldReason;
}

/** What people said of a show's people. Names are given by their keys, so that it outlives every other folding. */
export type PersonEdit =
  | { readonly kind: 'person-name'; readonly key: string; readonly value: string }
  | { readonly kind: 'person-role'; readonly key: string; readonly value: PersonRole }
  /** `value`: key of a name of the person who stands for this one. */
  | { readonly kind: 'person-merge'; readonly key: string; readonly value: string }
  /** `value`: key of a name that is somebody else's. */
  | { readonly kind: 'person-apart'; readonly key: string; readonly value: string };

/** A name as it is compared: without case, whatever the Unicode form. */
export function nameKeyOf(name: string): string {
  return name.normalize('NFC').toLowerCase().trim();
}
