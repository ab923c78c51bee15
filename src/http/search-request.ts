// What the site's search page was asked, from an address that can be shared.
import { z } from 'zod';
import { searchTargets } from '../search/search.js';
import type { Trail } from '../site/search/search-url.js';
import type { SearchState } from '../site/search/views.js';
import { absentWhenBlank, filterPageFields, withoutBlanks } from './ask-request.js';
import { cursor, dateOrderIssue, line, MAX_QUERY_LENGTH, prose, startsBeforeItEnds } from './schemas/fields.js';
import { perEpisodeField } from './schemas/search.js';

/** Characters: the cursors of as many pages as a search has. */
const LONGEST_TRAIL = 20_000;

export const searchPageQuery = z
  .object({
    q: absentWhenBlank(prose(MAX_QUERY_LENGTH)),
    in: absentWhenBlank(z.enum(searchTargets)),
    ...filterPageFields,
    perEpisode: absentWhenBlank(perEpisodeField),
    cursor,
    /** Cursors of the pages between the first one and this, so that there is a way back. */
    trail: line(LONGEST_TRAIL).optional(),
  })
  .refine(startsBeforeItEnds, dateOrderIssue);

export interface SearchedPage {
  readonly state: SearchState;
  /** Empty on the first page. */
  readonly trail: Trail;
}

export function searchedByUrl(query: z.output<typeof searchPageQuery>): SearchedPage {
  const { q = '', in: target = 'passages', perEpisode, cursor: last, trail, ...filter } = query;
  const state = { query: q, target, perEpisode, values: withoutBlanks(filter) };
  return { state, trail: last === undefined ? [] : [...(trail?.split('.') ?? []), last] };
}
