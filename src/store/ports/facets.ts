// How rows that were found divide among shows, people, topics and years.

/** One value to narrow a search by. */
export interface FacetValue {
  /** What a filter takes: a slug, a name, a year as "2024". */
  readonly value: string;
  /** As people call it. */
  readonly label: string;
  /** How many of the rows have it; a row can have several speakers and topics. */
  readonly count: number;
}

/** Of each kind the values of most rows, most first, then by label. */
export interface FacetValues {
  readonly shows: readonly FacetValue[];
  /** People; labels that name nobody ("Speaker 2") are not counted. */
  readonly speakers: readonly FacetValue[];
  /** Of the chapter that a passage stands in and of the lessons that begin in it, or of the lesson. */
  readonly topics: readonly FacetValue[];
  /** Of publication; episodes without a date are in none. */
  readonly years: readonly FacetValue[];
}

/** Rows by the store's own ids; unknown ids count nowhere. */
export interface FoundRows {
  readonly kind: 'passages' | 'lessons';
  readonly ids: readonly number[];
}

export interface FacetCounter {
  /**
   * A count says how many of these rows the filter of the same name lets through; of somebody who goes by another name on
   * another show, how many are shown under this one. `limit`: of each kind.
   */
  countFacets(rows: FoundRows, limit: number): Promise<FacetValues>;
}
