// What can be added to the items of a feed.

export const patchKinds = ['transcripts', 'chapters', 'soundbites', 'persons', 'simple-chapters', 'notes'] as const;
export type PatchKind = (typeof patchKinds)[number];

/** What is added unless somebody asks for more: the others repeat in the feed what stands elsewhere, at some length. */
export const usualKinds: readonly PatchKind[] = ['transcripts', 'chapters', 'soundbites', 'persons'];

/** Vocabulary and name of the tags of each kind, as `qualify` writes them. */
export const tagOfKind: Readonly<Record<PatchKind, string>> = {
  transcripts: 'podcast:transcript',
  chapters: 'podcast:chapters',
  soundbites: 'podcast:soundbite',
  persons: 'podcast:person',
  'simple-chapters': 'psc:chapters',
  notes: 'content:encoded',
};

/** A tag that is to be there. The names are without a prefix; `isCdata`: the text is markup of its own. */
export interface WantedTag {
  readonly kind: PatchKind;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly isCdata?: true;
  /** Tags of the same namespace in it, without text. */
  readonly children?: readonly {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
  }[];
}

/**
 * Why an item gets nothing of a kind, or not all of it. `no-times`: the source has none; `interpolated-times`: they lie
 * between two stamps, and only exact ones are wanted; `unknown-role`: of some of its people; `nothing-found`: no chapters, no
 * lesson that makes a clip, nobody by name.
 */
export const omissionReasons = ['no-times', 'interpolated-times', 'unknown-role', 'nothing-found'] as const;

export interface Omission {
  readonly kind: PatchKind;
  readonly reason: (typeof omissionReasons)[number];
}

export interface WantedTags {
  readonly tags: readonly WantedTag[];
  readonly leftOut: readonly Omission[];
  /** Kinds whose times are not all exact. */
  readonly interpolated: readonly PatchKind[];
}
