// By what could the hits be narrowed further? Counts over all that was found, not over one page of it.
import type { FacetCounter, FacetValues, FoundRows } from '../store/store.js';

/** Of each kind. */
const MOST_VALUES = 10;

export interface Facets extends FacetValues {
  /** How many different moments, lessons, chapters or episodes were found and counted. */
  readonly counted: number;
}

export const NO_FACETS: Facets = { counted: 0, shows: [], speakers: [], topics: [], years: [] };

export async function countFacets(counter: FacetCounter, rows: FoundRows): Promise<Facets> {
  return { counted: rows.ids.length, ...(await counter.countFacets(rows, MOST_VALUES)) };
}
