// Whose words does a question ask for? What Ada said about pricing is not told by what somebody else says of it.
import { wordsOf } from '../domain/words.js';
import { namesMatching } from '../search/narrow-filter.js';
import type { Hit } from '../search/search.js';
import { mentions } from './forms/mention.js';

/** A speaker of a turn; `null` where the source names nobody, who may be anybody. */
type Speaker = string | null;

/**
 * Whether somebody is asked for by a question. Everybody is where it asks for nobody's words (`asked` is `null`), or for
 * those of somebody who speaks in none of the hits but is spoken of there; nobody is where it names somebody who is
 * neither.
 */
export function readAskedVoice(asked: string | null, hits: readonly Hit[]): (speaker: Speaker) => boolean {
  if (asked === null) return () => true;
  const words = wordsOf(asked).map(({ text }) => text);
  const names = new Set(namesMatching([...new Set(hits.flatMap(({ speakers }) => speakers))], words));
  if (names.size > 0) return (speaker) => speaker === null || names.has(speaker);
  // "What did users say": in small letters it may be no name.
  const isName = words.every((word) => /^\p{Lu}/u.test(word));
  const isKnown = hits.some(({ text, episode }) => words.some((word) => mentions(`${text}\n${episode.title}`, [word])));
  return () => !isName || isKnown;
}
