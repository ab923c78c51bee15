// Whose words does a question ask for? What Ada said about pricing is not told by what somebody else says of it.
import { wordsOf } from '../domain/words.js';
import { namesMatching, speakersNamed } from '../search/narrow-filter.js';
import type { Hit } from '../search/search.js';
import type { SearchIndex } from '../store/store.js';
import { mentions } from './forms/mention.js';

export type NamesIndex = Pick<SearchIndex, 'findSpeakers' | 'findSpellings'>;

/** A speaker of a turn; `null` where the source names nobody, who may be anybody. */
type Speaker = string | null;

/**
 * Whether somebody is asked for by a question. Everybody is where it asks for nobody's words (`asked` is `null`), or for
 * those of somebody who speaks in none of the hits but is spoken of there; nobody is where it names somebody who is
 * neither.
 */
export async function readAskedVoice(
  asked: string | null,
  hits: readonly Hit[],
  index: NamesIndex,
): Promise<(speaker: Speaker) => boolean> {
  if (asked === null) return () => true;
  const words = wordsOf(asked).map(({ text }) => text);
  const names = await namesIn(hits, { asked, words, index });
  if (names.size > 0) return (speaker) => speaker === null || names.has(speaker.toLowerCase());
  // "What did users say": in small letters it may be no name.
  const isName = words.every((word) => /^\p{Lu}/u.test(word));
  const isKnown = hits.some(({ text, episode }) => words.some((word) => mentions(`${text}\n${episode.title}`, [word])));
  return () => !isName || isKnown;
}

/**
 * Every name, in small letters, of those of the hits' speakers who are asked for: a turn has it as the transcript does, a hit
 * as it is shown. Empty where nobody of them is meant.
 */
async function namesIn(
  hits: readonly Hit[],
  { asked, words, index }: { asked: string; words: readonly string[]; index: NamesIndex },
): Promise<ReadonlySet<string>> {
  if (words.length === 0) return new Set();
  const speakers = [...new Set(hits.flatMap((hit) => hit.speakers))];
  const matching = namesMatching(speakers, words);
  const known = matching.length > 0 ? await index.findSpellings(matching) : await speakersNamed(asked, index);
  const names = new Set([...matching, ...known].map((name) => name.toLowerCase()));
  return speakers.some((name) => names.has(name.toLowerCase())) ? names : new Set();
}
