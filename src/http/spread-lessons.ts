// The strongest lessons of an archive or a show: of as many episodes as there are places, before one has a second place.
import type { StoredLesson } from '../store/store.js';

/** How many are read for each that is shown. */
export const READ_FOR_EACH = 8;

/** `best`: best first, and so is what comes back. */
export function spreadLessons(best: readonly StoredLesson[], limit: number): StoredLesson[] {
  const episodes = new Set<string>();
  const firsts = best.filter(({ episode }) => !episodes.has(episode.id) && episodes.add(episode.id)).slice(0, limit);
  const others = best.filter((lesson) => !firsts.includes(lesson)).slice(0, limit - firsts.length);
  const chosen = new Set([...firsts, ...others]);
  return best.filter((lesson) => chosen.has(lesson));
}
