// Whom does a query name, of those who speak in the archive? And what does it ask apart from that?
import { foldWord, isStopWord, wordsOf } from '../domain/words.js';
import type { SearchIndex } from '../store/store.js';

export interface NamedPeople {
  /** Speakers' names as the archive has them: everybody whom the words can mean. */
  readonly names: readonly string[];
  /** The query without the words that name them; the query where nothing telling would be left. */
  readonly rest: string;
}

/** Names that are words as well: in a query without capitals they are taken for the words. */
const WORDS_TOO = new Set(
  `art bill bob brad brook brown chance chase chip christian cliff cook dale dawn dean dick don drew duke earl early
  faith field frank gene grace grant green gray grey guest gray hall harmony hill hope host house hunter ivy jack jade
  jean jersey jimmy joe john joy king lane lily long luke mac major mark marsh mason max may melody mike miles mission
  moderator narrator nick norm norman olive page parker pat peace penny price queen ray read reed rich rob robin rock
  rose ruby rust sandy scott skip speaker stone sue summer swift tom viola voice wade walker ward way west white will
  wood woods worth young`.split(/\s+/),
);
const SHORTEST_PART = 3;

/** Looks names up by their words. The names are read when they are first needed, and again after the index changed. */
export function createPeopleFinder(
  index: Pick<SearchIndex, 'findSpeakers' | 'indexRevision'>,
): (text: string) => Promise<NamedPeople> {
  let known: { revision: string; byPart: Promise<ReadonlyMap<string, ReadonlySet<string>>> } | null = null;
  return async (text) => {
    const revision = await index.indexRevision();
    if (known?.revision !== revision) {
      const byPart = index.findSpeakers('').then(groupByPart);
      known = { revision, byPart };
      byPart.catch(() => {
        known = null;
      });
    }
    return findPeople(text, await known.byPart);
  };
}

function groupByPart(names: readonly string[]): Map<string, Set<string>> {
  const byPart = new Map<string, Set<string>>();
  for (const name of names) {
    for (const { text } of wordsOf(name)) {
      const part = foldWord(text);
      if (part.length < SHORTEST_PART || isStopWord(part)) continue;
      byPart.set(part, (byPart.get(part) ?? new Set()).add(name));
    }
  }
  return byPart;
}

/**
 * The names of which most words stand in the text: "Ann Lee" means her, "Ann" every Ann. Words have to be written as
 * names are, with a capital; where the whole text has none, any word will do that is nothing but a name.
 */
export function findPeople(text: string, byPart: ReadonlyMap<string, ReadonlySet<string>>): NamedPeople {
  const hasCapitals = /\p{Lu}/u.test(text);
  const words = wordsOf(text);
  const parts = words.map((word) => {
    const part = foldWord(word.text);
    const isWritten = hasCapitals ? /^\p{Lu}/u.test(word.text) : !WORDS_TOO.has(part);
    return isWritten ? byPart.get(part) : undefined;
  });
  const counts = new Map<string, number>();
  for (const names of parts) for (const name of names ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const names = [...counts].flatMap(([name, count]) => (count === most ? name : []));
  const rest = words.filter((_, i) => !parts[i]).map((word) => word.text);
  const isTelling = rest.some((word) => !isStopWord(word));
  return { names, rest: isTelling && names.length > 0 ? rest.join(' ') : text };
}
