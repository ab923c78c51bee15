// What counts as a word, which words are forms of one another, and which say nothing of a subject?
import { stemmer } from 'stemmer';

/** A word and where it stands: `text.slice(start, end)`. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu;

/** The words of a text in order: runs of letters and digits, with apostrophes inside ("don't", "O'Reilly"). */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Lower case, without accents, apostrophes and a possessive's "s". */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  const plain = ASCII.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}+/gu, '');
  return plain.replace(/['’]s$/u, '').replace(/['’]/gu, '');
}

const ASCII = /^[\x20-\x7e]*$/;

/** The stem that all forms of a word share (Porter 1980, as SQLite's FTS5 `porter` has it). */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = stemmer(foldWord(word));
  if (stems.size < MOST_STEMS && word.length <= LONGEST_KEPT) stems.set(word, stem);
  return stem;
}

/** Talk has few words and says them often. */
const stems = new Map<string, string>();
/** A few megabytes; what is said after them is rare. */
const MOST_STEMS = 40_000;
const LONGEST_KEPT = 40;

/** True for words that stand in talk of any subject: articles, pronouns, auxiliaries, question words, fillers. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(foldWord(word));
}

const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about actually after again all also am an and another any anyone anything are arent as at be because been before
  being both but by can cant could couldnt d did didnt do does doesnt doing dont each either else even ever every few
  for from further get gets getting go goes going gone got had hadnt has hasnt have havent having he hed hell her here
  hers herself hes hi him himself his how however i id if ill im in into is isnt it itd itll its itself ive just kind
  let lets ll lot m many may maybe me might more most much must mustnt my myself neither no nor not of off oh ok okay on
  once one ones only onto or other others ought our ours ourselves out over own perhaps quite rather re really s same
  say saying says shall she shed shell shes should shouldnt so some somehow someone something sort such t talk talked
  talking talks tell tells than that thatll thats the their theirs them themselves then there theres these they theyd
  theyll theyre theyve thing things this those though through to too um uh under until up upon us ve very was wasnt way
  we wed well went were werent weve what whatever whats when whenever where wheres whether which while who whoever whom
  whos whose why will with within without wont would wouldnt yeah yes yet you youd youll your youre yours yourself
  yourselves youve`.split(/\s+/),
);
