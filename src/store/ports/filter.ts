// Which episodes, and which parts of them, is asked for?

/** Every field narrows. */
export interface Filter {
  readonly show?: string | undefined;
  /** Episode id. */
  readonly episode?: string | undefined;
  /** Topic slug. */
  readonly topic?: string | undefined;
  /** A speaker's name, compared without case; any of a person's names finds what is said under all of them. */
  readonly speaker?: string | undefined;
  /** Names of which one has to be a speaker's, as above. */
  readonly speakers?: readonly string[] | undefined;
  /** Published on or after, on or before: ISO 8601 dates, inclusive. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Number of the publisher's season. */
  readonly season?: number | undefined;
}
