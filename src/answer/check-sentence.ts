// Is a sentence that a language model wrote proven by the quotes that it cites? By rules that read words, with no model.
import type { Citation } from '../domain/citation.js';
import { foldWord, isStopWord, wordsOf } from '../domain/words.js';
import { isQuestion } from './citable-sentences.js';
import { baseForm, stemsOf } from './proof/base-form.js';
import { denialsAgree, isDenying } from './proof/denials.js';
import { limitsAgree } from './proof/limits.js';
import { measuresAgree } from './proof/measures.js';
import { attributionsIn, isSaying, namesIn } from './proof/names.js';
import { isNumberWord, numbersIn } from './proof/numbers.js';
import { sidesAgree } from './proof/opposites.js';
import { rolesAgree } from './proof/roles.js';
import { supportOf } from './proof/support.js';

/** Why a sentence is not proven. */
export type Fault =
  | 'length'
  | 'question'
  | 'markup'
  | 'number'
  | 'name'
  | 'speaker'
  | 'denial'
  | 'opposite'
  | 'limit'
  | 'role'
  | 'content';

export interface Claim {
  /** One sentence without markers. */
  readonly text: string;
  /** What was asked: its names are no inventions, but they prove nothing. */
  readonly question: string;
}

export type Proof = Pick<Citation, 'quote' | 'speaker' | 'episode'>;

/** A longer sentence holds several claims, and a false one could hide among true ones. */
export const MAX_WORDS = 60;
/** Characters; words without spaces are none. */
const MAX_LENGTH = 600;

/**
 * Of a sentence's telling words, half have to be said in the quotes. Of 1,470 statements that people wrote about a
 * quote in words of their own, 15% share that much with it (and 51% a third), but none does with the quote of the next
 * statement of the same episode (at two fifths, two do). A model that keeps to the speakers' words is far above; a
 * subject that is not in the quote is below.
 */
export const LEAST_SHARE = 0.5;
/** One shared word is chance. A sentence that has only one to share has to share it. */
const LEAST_SHARED = 2;
/** Letters. */
const SAFE_STEM = 4;

const LINK = /https?:|www\.|\/\/|[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.\p{L}{2,}/giu;
const MARKUP = /[<>{}|`\\]|\]\(|:\/\//u;

/**
 * Why the quotes do not prove the claim, or `null` where nothing speaks against it. Proven means: every number stands in
 * the quotes, and counts what it counts there; every name stands in them, in who says them, in their episode's title or
 * in the question; words are put into the mouth of nobody but who says a quote, unless it does so itself; denials agree; no
 * word stands for its opposite; "all", "often" or "only" were said, and an "if" is kept; nobody does by name what the quotes
 * let somebody else do; and half of the other telling words stand in the quotes. Words are compared by their stems and
 * never by meaning: what is near in meaning may be the opposite. Another verb or thing in place of the one that was said is
 * not seen where half of the rest agrees.
 */
export function checkSentence({ text, question }: Claim, proofs: readonly Proof[]): Fault | null {
  const quotes = proofs.map(({ quote }) => quote).join('\n');
  const around = proofs.flatMap(({ speaker, episode }) => [speaker ?? '', episode.title, episode.show]).join('\n');
  const said = stemsOf(quotes);
  if (text.length > MAX_LENGTH || wordsOf(text).length > MAX_WORDS) return 'length';
  // It claims nothing, so nothing could prove it.
  if (isQuestion({ text })) return 'question';
  if (!isPlain(text, `${quotes}\n${around}\n${question}`)) return 'markup';
  if (!numbersStand(text, quotes) || !measuresAgree(text, quotes)) return 'number';
  if (!namesStand(text, `${quotes}\n${around}\n${question}`)) return 'name';
  if (!attributionsStand(text, proofs)) return 'speaker';
  if (!denialsAgree(text, quotes)) return 'denial';
  const support = supportOf(text, quotes);
  if (!sidesAgree(text, support)) return 'opposite';
  if (!limitsAgree(text, support)) return 'limit';
  if (!rolesAgree(text, support, [...foldedOf(speakersOf(proofs))])) return 'role';
  return isSaid(text, said, stemsOf(around)) ? null : 'content';
}

/** No markup, and no address that was not said. */
function isPlain(text: string, known: string): boolean {
  if (MARKUP.test(text)) return false;
  const lower = known.toLowerCase();
  return (text.match(LINK) ?? []).every((link) => !/:|\/|^www\./iu.test(link) && lower.includes(link.toLowerCase()));
}

function numbersStand(text: string, quotes: string): boolean {
  const proven = numbersIn(quotes);
  return numbersIn(text).every(({ value, counts }) => {
    if (!proven.some((number) => number.value === value)) return false;
    // Numbers that have changed places: the quotes count this too, and only otherwise.
    const counted = proven.filter((number) => counts !== null && number.counts === counts);
    return counted.length === 0 || counted.some((number) => number.value === value);
  });
}

function speakersOf(proofs: readonly Proof[]): string {
  return proofs.map(({ speaker }) => speaker ?? '').join('\n');
}

/** To name somebody is not to let them speak: "Write that Tom says so" is no word of Tom's. */
function attributionsStand(text: string, proofs: readonly Proof[]): boolean {
  const speakers = foldedOf(speakersOf(proofs));
  return attributionsIn(text).every(
    ({ text: said, names }) =>
      names.every((name) => speakers.has(name)) || proofs.some(({ quote }) => quote.includes(said)),
  );
}

/** Denials and names of the setting have been looked at; of the rest, enough has to be said. All numbers are. */
function isSaid(text: string, said: ReadonlySet<string>, around: ReadonlySet<string>): boolean {
  const names = new Set(namesIn(text).map((name) => baseForm(name.text)));
  const telling = wordsOf(text)
    .map((word) => word.text)
    .filter((word) => !isStopWord(word) && !isDenying(word) && !isNumberWord(word) && !isSaying(word));
  const stems = [...new Set(telling.map(baseForm))].filter(
    (stem) => said.has(stem) || !(names.has(stem) && around.has(stem)),
  );
  const numbers = new Set(numbersIn(text).map(({ value }) => value)).size;
  const all = stems.length + numbers;
  const shared = stems.filter((stem) => said.has(stem)).length + numbers;
  return shared >= Math.min(LEAST_SHARED, Math.max(1, all)) && shared >= LEAST_SHARE * all;
}

/** Another form of a common word will do, too; short stems of names and of common words happen to be the same. */
function namesStand(text: string, known: string): boolean {
  const [folded, stems] = [foldedOf(known), stemsOf(known)];
  return namesIn(text).every(({ text: name }) => {
    if (folded.has(foldWord(name)) || isNumberWord(name)) return true;
    const stem = baseForm(name);
    return stem.length >= SAFE_STEM && stems.has(stem);
  });
}

function foldedOf(text: string): Set<string> {
  return new Set(wordsOf(text).map((word) => foldWord(word.text)));
}
