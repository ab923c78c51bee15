// In which order do lists show episodes? By date, the newest first; where dates do not tell, by the slug's numbers.
import type { Parameters } from './connection.js';

/** What has no date (`published_key` is empty) comes last. Within a day, and without dates, by `slugKeyOf`. */
export const NEWEST_FIRST = 'e.published_key DESC, e.slug_key, e.id';

/** From the other end; still what has no date comes last. */
export const OLDEST_FIRST = `e.published_key = '', e.published_key, e.slug_key DESC, e.id`;

/** The columns of an episode that `keysOfPlace` wants. */
export const ORDER_COLUMNS = 'e.published_key AS publishedKey, e.slug_key AS slugKey';

export interface OrderRow {
  readonly publishedKey: string;
  readonly slugKey: string;
}

/** Condition: further down in `NEWEST_FIRST` than the named values of `afterParameters`. */
export const EPISODE_COMES_AFTER = `(e.published_key < @afterDate
  OR (e.published_key = @afterDate AND (e.slug_key, e.id) > (@afterSlug, @afterId)))`;

/** The three keys of a place in the list, as in its cursor; `null`: from the start. */
export function afterParameters(after: readonly (string | number)[] | null): Parameters {
  const [afterDate = null, afterSlug = null, afterId = null] = after ?? [];
  return { afterDate, afterSlug, afterId };
}

/** One more than the longest number has digits. */
const BEYOND_LENGTHS = 999;

/**
 * A slug as text that sorts words by alphabet and numbers from the highest: `part-10`, `part-9`, `part-9-again`. A number
 * becomes what its length lacks to 999, then what each of its digits lacks to 9. The migration that added the column does
 * the same.
 */
export function slugKeyOf(slug: string): string {
  return slug.replace(/\d+/gu, (number) => {
    const digits = number.replace(/^0+/u, '');
    return `${BEYOND_LENGTHS - digits.length}${digits.replace(/\d/gu, (digit) => `${9 - Number(digit)}`)}`;
  });
}
