// Who does it, in a sentence and in its proof? Read from the words next to a verb, and only where those tell.
import { foldWord, isStopWord, type Word, wordsOf } from '../../domain/words.js';
import { baseForm } from './base-form.js';
import { isSaying } from './names.js';
import { isNumberWord } from './numbers.js';
import type { Support } from './support.js';

interface Deed {
  /** Words of the names, folded. */
  readonly doers: readonly string[];
  readonly verb: string;
  /** Whom it is done to, where the name follows at once. */
  readonly patients: readonly string[];
}

/** What may stand between who does it and what is done. */
const BETWEEN =
  /^(?:has|have|had|will|would|can|could|should|must|may|might|did|does|also|then|later|never|always|just|already|first|finally|\p{L}+ly)$/iu;
const BE = /^(?:am|is|are|was|were|be|been|being)$/iu;
const TELLING_SOMEBODY = new Set([baseForm('tell'), baseForm('ask')]);

/**
 * False where the text lets somebody do what, by the proof, only somebody else does: "Bob reviewed it" for "Alice reviewed
 * what Bob wrote". "I" in the proof is who speaks it. Where either names nobody next to the verb, nothing is compared.
 */
export function rolesAgree(text: string, { kindred }: Support, speakers: readonly string[]): boolean {
  const proven = kindred.flatMap((sentence) => deedsIn(sentence, speakers));
  const known = new Set([...speakers, ...proven.flatMap(({ doers }) => doers)]);
  return deedsIn(text, [], known).every(({ doers, verb, patients }) => {
    const same = proven.filter((deed) => deed.verb === verb);
    const isDoer = (name: string): boolean => same.some((deed) => deed.doers.includes(name));
    const isPatient = (name: string): boolean => same.some((deed) => deed.patients.includes(name));
    if (patients.some((name) => isDoer(name) && !isPatient(name))) return false;
    if (same.length === 0 || same.some((deed) => deed.doers.some((name) => doers.includes(name)))) return true;
    // Who is cited says it, whoever else has said something there.
    return isSaying(verb) && !TELLING_SOMEBODY.has(verb) && doers.some((name) => speakers.includes(name));
  });
}

/** With `known`, a first word in capitals is a name only where it is one of these. */
function deedsIn(sentence: string, speakers: readonly string[], known?: ReadonlySet<string>): Deed[] {
  const words = wordsOf(sentence);
  const isName = (at: number): boolean => {
    const word = words[at]?.text;
    if (word === undefined || !/^\p{Lu}/u.test(word) || isStopWord(word)) return false;
    return at > 0 || !known || known.has(foldWord(word));
  };
  return words.flatMap(({ text: word }, at) => {
    if (/^by$/iu.test(word)) return doneBy(words, at, isName);
    const done = verbAfter(words, at);
    if (done === null || isName(at + 1)) return [];
    const verb = baseForm(words[done]!.text);
    const object = words[done + 1]?.text ?? '';
    const patients = /^me$/iu.test(object) ? speakers : isName(done + 1) ? [foldWord(object)] : [];
    if (/^i$/iu.test(word)) return speakers.length > 0 ? [{ doers: speakers, verb, patients }] : [];
    return isName(at) && !/['’]s$/u.test(word) ? [{ doers: namesBefore(words, at, isName), verb, patients }] : [];
  });
}

/** Where the verb is of "Alice has already reviewed", but not of "Alice was reviewed". */
function verbAfter(words: readonly Word[], at: number): number | null {
  let next = at + 1;
  while (next < words.length && BETWEEN.test(words[next]!.text)) next++;
  const verb = words[next]?.text;
  return verb === undefined || BE.test(verb) || !isDeed(verb) ? null : next;
}

/** "Ada Byron", "Alice and Bob": the names that end at the word. */
function namesBefore(words: readonly Word[], at: number, isName: (at: number) => boolean): string[] {
  const names: string[] = [];
  for (let i = at; i >= 0 && (isName(i) || (/^and$/iu.test(words[i]!.text) && isName(i - 1))); i--) {
    if (isName(i)) names.push(foldWord(words[i]!.text));
  }
  return names;
}

/** "Was reviewed by Alice". A name in small letters is one, too. */
function doneBy(words: readonly Word[], at: number, isName: (at: number) => boolean): Deed[] {
  const verb = words[at - 1]?.text;
  const doers: string[] = [];
  for (let i = at + 1; isName(i) || (i > at + 1 && /^and$/iu.test(words[i]?.text ?? '')); i++) {
    if (isName(i)) doers.push(foldWord(words[i]!.text));
  }
  const next = words[at + 1]?.text;
  if (doers.length === 0 && next && !isStopWord(next) && !isNumberWord(next)) doers.push(foldWord(next));
  return verb && isDeed(verb) && doers.length > 0 ? [{ doers, verb: baseForm(verb), patients: [] }] : [];
}

function isDeed(word: string): boolean {
  return /^\p{Ll}/u.test(word) && (!isNumberWord(word) || /ed$/u.test(word)) && (!isStopWord(word) || isSaying(word));
}
