// What a JSON transcript says of its episode.
import type { TranscriptMetadata } from '../../../domain/transcript.js';
import { at } from './entries.js';
import { plainWords } from './values.js';

/** Keys under which podcast tools put the episode's title. */
const TITLE_KEYS = ['title', 'episodeTitle', 'episode_title'];
const LONGEST_TITLE = 300;

/** The episode's title where the document has one at its root. */
export function titleOf(document: unknown): TranscriptMetadata {
  for (const key of TITLE_KEYS) {
    const title = at(document, key);
    if (typeof title === 'string' && title.trim() && title.length <= LONGEST_TITLE) return { title: plainWords(title) };
  }
  return {};
}
