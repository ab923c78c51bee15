// Which names of one source are one name, spelt in several ways? Only what is certain: case, accents, titles and middle
// initials; one slip of the pen in a rare spelling; a first or last name that only one full name has.
import { isOneSlip, namesSeveral, partsSexes, tellingWords } from '../../domain/people/name-parts.js';

/** More names than one talk has: slips are then not looked for, so that the time stays linear. */
const MOST_NAMES = 100;
/** A slip is seen no oftener than this, and the right spelling at least so many times oftener. */
const MOST_SLIPS = 3;
const SLIP_FACTOR = 3;
/** Short words are one letter from many others: the right spelling must then be so many times oftener. */
const SHORT_WORD = 5;
const SHORT_FACTOR = 10;
const LEAST_LETTERS = 6;
const LEAST_SHORT_NAME = 3;

const NO_FIRST_NAME =
  /^(?:senator|judge|justice|doctor|president|minister|officer|captain|host|guest|moderator|interviewer|speaker|narrator|man|woman|member|audience|team|the|and)$/i;

/** Two people ("Ada and Grace") or an actor's part ("Actor as Einstein"): no full name of either. */
const JOINS = new Set(['and', 'as', 'of', 'with']);

/** Every spelling that is another name's, with that name. `counts`: names and how often they are labels. */
export function foldSpellings(counts: ReadonlyMap<string, number>, known: readonly string[]): Map<string, string> {
  const folded = new Map<string, string>();
  const remaining = new Map(counts);
  const fold = (from: string, to: string) => {
    if (from === to) return;
    remaining.set(to, (remaining.get(to) ?? 0) + (remaining.get(from) ?? 0));
    remaining.delete(from);
    folded.set(from, to);
  };
  for (const [from, to] of sameKeys(remaining, known)) fold(from, to);
  if (remaining.size <= MOST_NAMES) for (const [from, to] of slips(remaining)) fold(from, to);
  for (const [from, to] of shortNames([...remaining.keys()], known)) fold(from, to);
  const target = (name: string): string => (folded.has(name) ? target(folded.get(name)!) : name);
  return new Map([...folded.keys()].map((name) => [name, target(name)]));
}

/** What spellings of a name share. Names of several people are nobody's spelling. */
export function spellingKey(name: string): string {
  const words = namesSeveral(name) ? [] : tellingWords(name.replace(/[()]/g, ' '));
  return words.join(' ') || name.toLowerCase();
}

function* sameKeys(counts: ReadonlyMap<string, number>, known: readonly string[]): Generator<[string, string]> {
  const spelt = new Map(known.map((name) => [spellingKey(name), name]));
  const groups = new Map<string, string[]>();
  for (const name of counts.keys()) {
    const key = spellingKey(name);
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  for (const [key, names] of groups) {
    const best = names.reduce((a, b) => (rank(b, counts) > rank(a, counts) ? b : a));
    const other = spelt.get(key);
    const right = other !== undefined && accentsOf(other) >= accentsOf(best) ? other : best;
    for (const name of names) yield [name, right];
  }
}

function accentsOf(name: string): number {
  return name.normalize('NFD').match(/\p{M}/gu)?.length ?? 0;
}

/**
 * Oftener is better; of two that are as often, the one that is not in capitals or small letters alone. "Ada (Byron)" is
 * right only where nobody writes "Ada Byron".
 */
function rank(name: string, counts: ReadonlyMap<string, number>): number {
  const mixed = name !== name.toUpperCase() && name !== name.toLowerCase();
  return name.includes('(') ? 0 : counts.get(name)! + (mixed ? 0.5 : 0);
}

function slips(counts: ReadonlyMap<string, number>): [string, string][] {
  const names = [...counts].map(([name, count]) => ({ name, count, words: spellingKey(name).split(' ') }));
  return names.flatMap((rare): [string, string][] => {
    if (rare.count > MOST_SLIPS) return [];
    const right = names.filter(
      ({ count, words }) =>
        count >= rare.count * SLIP_FACTOR && isSlip(rare.words, words, { factor: count / rare.count }),
    );
    return right.length === 1 ? [[rare.name, right[0]!.name]] : [];
  });
}

/** One letter more, less, other, or two exchanged, in one word of the name, and never where names part sexes. */
function isSlip(a: readonly string[], b: readonly string[], { factor }: { factor: number }): boolean {
  if (a.length !== b.length) return false;
  const differing = a.flatMap((word, i) => (word === b[i] ? [] : [i]));
  const at = differing[0];
  if (differing.length !== 1 || at === undefined) return false;
  const [x, y] = [a[at]!, b[at]!];
  if (!/^\p{L}+$/u.test(x + y) || x[0] !== y[0] || !isOneSlip(x, y)) return false;
  if (at === 0 && partsSexes(x, y)) return false;
  const shortest = Math.min(x.length, y.length);
  if (a.length === 1) return shortest >= LEAST_LETTERS;
  return shortest >= SHORT_WORD || (shortest >= 3 && factor >= SHORT_FACTOR);
}

/** "Divya" where only one full name, of labels and known people together, starts or ends with it. */
function shortNames(names: readonly string[], known: readonly string[]): [string, string][] {
  const byWord = new Map<string, Set<string>>();
  const full = new Map<string, string>();
  for (const name of [...known, ...names]) {
    const key = spellingKey(name);
    const words = key.split(' ');
    if (words.length < 2 || words.some((word) => JOINS.has(word)) || !/^[\p{L}'’ -]+$/u.test(key)) continue;
    full.set(key, name);
    for (const word of new Set([words[0]!, words.at(-1)!])) byWord.set(word, (byWord.get(word) ?? new Set()).add(key));
  }
  const labelled = new Set(names);
  return names.flatMap((name): [string, string][] => {
    const key = spellingKey(name);
    const candidates =
      key.includes(' ') || key.length < LEAST_SHORT_NAME || NO_FIRST_NAME.test(key) ? null : byWord.get(key);
    const only = candidates?.size === 1 ? full.get([...candidates][0]!)! : null;
    return only !== null && labelled.has(only) ? [[name, only]] : [];
  });
}
