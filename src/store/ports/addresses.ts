// Everything that has a page of its own: what a sitemap lists.
export type AddressKind = 'shows' | 'episodes' | 'topics' | 'people' | 'lessons';

export interface Address {
  /** Slugs or ids, as the page's path has them one after the other. */
  readonly names: readonly string[];
  /** ISO 8601 date-time; `null` where that is not known. */
  readonly changedAt: string | null;
}

export interface Stretch {
  readonly offset: number;
  readonly limit: number;
}

export interface AddressReader {
  countAddresses(): Promise<Readonly<Record<AddressKind, number>>>;
  /** In an order that new ones join at the end where there is one: episodes and lessons as they were saved. */
  findAddresses(kind: AddressKind, stretch: Stretch): Promise<Address[]>;
}
