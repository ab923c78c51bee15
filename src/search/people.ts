// Whom does a query name, of those who speak in the archive? And what does it ask apart from that?
import { foldWord, isStopWord, type Word, wordsOf } from '../domain/words.js';
import type { SearchIndex } from '../store/store.js';

export interface NamedPeople {
  /** Speakers' names as the archive has them: everybody whom the words can mean, in every spelling. */
  readonly names: readonly string[];
  /** The query without the words that name them; the query where nothing telling would be left. */
  readonly rest: string;
}

type NamesByPart = ReadonlyMap<string, ReadonlySet<string>>;

const SHORTEST_PART = 3;

/** Labels of voices, not names: "Audience Member", "Speaker 2". */
const LABEL_WORDS = new Set(
  `advert announcer audience both caller clip crowd everyone everybody guest host interviewer member moderator multiple
  narrator panelist participant speaker speakers sponsor unknown unidentified voice`.split(/\s+/),
);
/** Given names that are words as well. Without a capital, or where a query begins, they are taken for the word. */
const WORDS_TOO = new Set(
  `art bill chance chase chip christian cliff dale dawn dean drew duke earl early faith frank gene grace grant guy
  harmony hope hunter iris ivy jack jade jewel joy june king lance lily mark mason max may melody mike miles nick norm
  olive page pat patience pearl penny pierce queen ray reed rich rob robin rocky rose ruby rusty sage sandy scout skip
  sky stone sue summer sunny trip van victor violet wade ward will wren`.split(/\s+/),
);

/** Looks names up by their words. The names are read when they are first needed, and again after the index changed. */
export function createPeopleFinder(
  index: Pick<SearchIndex, 'findSpeakers' | 'findSpellings' | 'indexRevision'>,
): (text: string) => Promise<NamedPeople> {
  let known: { revision: string; byPart: Promise<NamesByPart> } | null = null;
  return async (text) => {
    const revision = await index.indexRevision();
    if (known?.revision !== revision) {
      const byPart = index.findSpeakers('').then(groupByPart);
      known = { revision, byPart };
      byPart.catch(() => {
        known = null;
      });
    }
    const found = findPeople(text, await known.byPart);
    return found.names.length === 0 ? found : { ...found, names: await index.findSpellings(found.names) };
  };
}

function partsOf(name: string): string[] {
  return wordsOf(name).map(({ text }) => foldWord(text));
}

function groupByPart(names: readonly string[]): NamesByPart {
  const byPart = new Map<string, Set<string>>();
  for (const name of names) {
    const parts = partsOf(name);
    if (parts.some((part) => LABEL_WORDS.has(part))) continue;
    for (const part of parts) {
      if (part.length < SHORTEST_PART || isStopWord(part)) continue;
      byPart.set(part, (byPart.get(part) ?? new Set()).add(name));
    }
  }
  return byPart;
}

/**
 * Words that follow one another mean whoever has most of them: "Ann Lee" is her, in small letters too. A single word has
 * to be written as names are, with a capital inside the query; where it begins the query, or where the query has no
 * capital inside, it has to be somebody's given name and no other word ("what did ann say", but not "how many jobs").
 */
function findPeople(text: string, byPart: NamesByPart): NamedPeople {
  const words = wordsOf(text);
  const hasCapitals = words.slice(1).some(isCapitalised);
  const meant = new Array<readonly string[]>(words.length).fill([]);
  for (const [from, to] of runsOf(words, byPart)) {
    const inRun = words.slice(from, to).map((word) => byPart.get(foldWord(word.text))!);
    const whole = to - from > 1 ? sharedMost(inRun) : [];
    for (let i = from; i < to; i++) {
      const names = [...inRun[i - from]!];
      meant[i] = whole.length > 0 ? names.filter((name) => whole.includes(name)) : namesOfOne(names, i);
    }
  }
  function namesOfOne(names: readonly string[], i: number): readonly string[] {
    const part = foldWord(words[i]!.text);
    const capitalised = isCapitalised(words[i]!);
    if (capitalised && i > 0) return names;
    if (WORDS_TOO.has(part) || (hasCapitals && !capitalised)) return [];
    return names.filter((name) => partsOf(name)[0] === part);
  }
  const names = [...new Set(meant.flat())];
  const rest = words.filter((_, i) => meant[i]!.length === 0).map((word) => word.text);
  const isTelling = rest.some((word) => !isStopWord(word));
  return { names, rest: isTelling && names.length > 0 ? rest.join(' ') : text };
}

function isCapitalised({ text }: Word): boolean {
  return /^\p{Lu}/u.test(text);
}

/** From, and up to but not including: words in a row that are parts of names. */
function runsOf(words: readonly Word[], byPart: NamesByPart): [number, number][] {
  const runs: [number, number][] = [];
  words.forEach((word, i) => {
    if (!byPart.has(foldWord(word.text))) return;
    const last = runs.at(-1);
    if (last?.[1] === i) last[1] = i + 1;
    else runs.push([i, i + 1]);
  });
  return runs;
}

/** The names that hold the most of the words, when that is more than one word. */
function sharedMost(inRun: readonly ReadonlySet<string>[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const names of inRun) for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return most > 1 ? [...counts].flatMap(([name, count]) => (count === most ? name : [])) : [];
}
