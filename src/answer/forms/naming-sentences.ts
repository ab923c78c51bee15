// Which sentences name a subject in its own words?
import type { PersonRole } from '../../domain/episode.js';
import type { Filter } from '../../store/store.js';
import type { Read } from './form-evidence.js';
import type { FormSources } from './form-finder.js';
import { mentions } from './mention.js';
import { inRole, type Voice } from './roles.js';
import { placeOf, type SpokenSentence, sentencesAt } from './spoken-sentences.js';
import { phrasingsOf } from './subject.js';

const PASSAGES_FOUND = 30;
/** Where none of those names it. */
const OLDEST_READ = 10;
const PASSAGES_PER_EPISODE = 3;

export interface NamingSentence extends SpokenSentence, Voice {}

export interface Naming extends Read {
  /** Of the best passage first; in its surest phrasing, of those in which it is named at all. */
  readonly sentences: readonly NamingSentence[];
}

type Sources = Pick<FormSources, 'search' | 'reader' | 'index'>;

/** Reads the best passages, and where none of them names the subject, the oldest of all that do. */
export async function findNaming(
  subject: string,
  { filter, role }: { filter: Filter; role: PersonRole | null },
  { search, reader, index }: Sources,
): Promise<Naming> {
  const { hits, degraded } = await search.search({
    ...{ q: subject, mode: 'hybrid', in: 'passages', filter },
    ...{ limit: PASSAGES_FOUND, perEpisode: PASSAGES_PER_EPISODE, explain: false, snippets: false },
  });
  const lookedAt = hits.map(({ episode }) => episode);
  for (const phrases of phrasingsOf(subject)) {
    const naming = hits.filter(({ text }) => mentions(text, phrases));
    const places = naming.length > 0 ? naming : await holding(phrases, filter, index);
    const sentences = (await Promise.all(places.map((place) => sentencesAt(place, reader)))).flat();
    const voices = sentences
      .filter(({ text }) => mentions(text, phrases))
      .map((sentence) => ({ ...sentence, speaker: sentence.turn.speaker }));
    const asked = await inRole(voices, role, reader);
    if (asked.length > 0) return { sentences: asked, lookedAt, degraded };
  }
  return { sentences: [], lookedAt, degraded };
}

async function holding(phrases: readonly string[], filter: Filter, index: Sources['index']) {
  const passages = await index.findPassages(await index.oldestPassages({ filter, phrases, limit: OLDEST_READ }));
  return passages.map(placeOf);
}
