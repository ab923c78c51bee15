// What can a file hold that has no place in a transcript? The kinds of losses, and how they are counted.

/** Kind -> what was counted, as a report says it after the number. */
export const lossKinds = {
  alternative: 'other readings of the same words',
  annotation: 'findings about the words (sentiments, entities, intents, topics)',
  chapter: 'chapters, of which only the transcript was read',
  code: 'blocks of code',
  confidence: 'confidence values',
  emphasis: 'marks of emphasis, quotation or lists',
  'cue-end': 'ends of captions inside a turn (of a caption, its start is kept)',
  empty: 'entries without words',
  footnote: 'footnotes and references to them',
  highlight: 'highlights and key phrases',
  identifier: 'names of cues, segments or takes',
  image: 'images',
  link: 'addresses behind words',
  metadata: 'fields about the episode or the recogniser',
  note: 'notes and comments of the editor',
  'page-text': 'words of the page around the transcript',
  position: 'positions and regions on the screen',
  repeat: 'repeated lines of rolling captions',
  'speaker-detail': 'details of speakers (colours, pictures, genders, channels)',
  style: 'styles (bold, italic, colours, classes)',
  summary: 'summaries',
  translation: 'translations of the same words',
  unreadable: 'entries that could not be read',
  'word-time': 'times of single words',
} as const satisfies Record<string, string>;

export type LossKind = keyof typeof lossKinds;

/** Something in the source that the transcript has no place for. */
export interface Loss {
  readonly what: LossKind;
  /** How often; for `page-text` the number of words. At least 1. */
  readonly count: number;
  /** Where the first one stands, from 1; `null` where the reader does not know. */
  readonly line: number | null;
}

/** Counts losses by kind. */
export class LossCount {
  readonly #losses = new Map<LossKind, Loss>();

  /** `line`: where it stands in the source, from 1. A count of 0 is no loss. */
  add(what: LossKind, line: number | null = null, count = 1): void {
    if (count < 1) return;
    const before = this.#losses.get(what);
    const lines = [before?.line, line].filter((each) => typeof each === 'number');
    const first = lines.length > 0 ? Math.min(...lines) : null;
    this.#losses.set(what, { what, count: (before?.count ?? 0) + count, line: first });
  }

  addAll(losses: readonly Loss[]): void {
    for (const { what, count, line } of losses) this.add(what, line, count);
  }

  /** One entry a kind, in the order of the kinds' names. */
  list(): Loss[] {
    return [...this.#losses.values()].sort((a, b) => (a.what < b.what ? -1 : 1));
  }
}
