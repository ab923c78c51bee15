// Who speaks on a show: its people, the spellings that stand for them, and the pairs of names that may be one person.
import type { EpisodeRef, Person, PersonRole } from '../episode.js';

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

/** An edit that stands on one of a person's names. */
export interface EditOfPerson {
  readonly id: string;
  readonly kind: PersonEdit['kind'];
  readonly name: string;
  readonly value: string;
}

export interface DatedEpisode extends EpisodeRef {
  readonly publishedAt: string | null;
}

/** Somebody who speaks on a show, with all that is known under any of the names. */
export interface ShowPerson {
  /** Unique within the show; made of the derived name, so that giving another name moves no address. */
  readonly slug: string;
  readonly show: string;
  readonly name: string;
  readonly derivedName: string;
  readonly role: PersonRole | null;
  readonly roleSource: RoleSource | null;
  readonly derivedRole: PersonRole | null;
  readonly aliases: readonly Alias[];
  readonly episodeCount: number;
  readonly wordCount: number;
  /** By the episodes' dates; those without a date count as the last. */
  readonly first: DatedEpisode;
  readonly last: DatedEpisode;
  readonly edits: readonly EditOfPerson[];
}

/** What a page needs to name somebody who speaks. */
export type NamedPerson = Pick<ShowPerson, 'slug' | 'name' | 'role'>;

/** Two people who may be one, with what is needed to decide. */
export interface OpenDoubt {
  /** "pd_" and 16 hexadecimal digits; the same as long as the two names are. */
  readonly id: string;
  readonly reason: FoldReason;
  readonly person: ShowPerson;
  readonly into: ShowPerson;
  /** Where the doubted one speaks; the newest ones. */
  readonly said: readonly DatedEpisode[];
}

/** `expected`: `stateOf` the person, or of the pair to decide on; in another state it is refused (`precondition-failed`). */
export type PeopleChange = { readonly expected?: string | undefined } & (
  | PersonChange
  /** `into`: slug of the person who stands for this one from then on. */
  | { readonly type: 'merge'; readonly slug: string; readonly into: string }
  /** A spelling that is somebody else's. */
  | { readonly type: 'separate'; readonly slug: string; readonly name: string }
  /** `same`: the two are one, or they are not. */
  | { readonly type: 'decide'; readonly doubt: string; readonly same: boolean }
);

/** Fields that are missing stay as they are; `null` takes an edit back. */
interface PersonChange {
  readonly type: 'person';
  readonly slug: string;
  readonly name?: string | null | undefined;
  readonly role?: PersonRole | null | undefined;
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
