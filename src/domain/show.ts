/** The series. `slug` is unique and made on first use. */
export interface Show {
  readonly slug: string;
  readonly title: string;
}

export interface ShowSummary extends Show {
  readonly episodeCount: number;
  /** ISO 8601 dates of the first and last published episode; `null` where no episode has a date. */
  readonly firstPublishedAt: string | null;
  readonly lastPublishedAt: string | null;
}
