// What is searched for when a question leans on the one before it ("Why?", "And what about restores?", "Did he test it?")?
// Which questions do, domain/leaning-question.ts says. A full one stays as it is: a change of subject takes nothing along.
import { leansOnBefore, loosePronouns, tellingWords, WHAT_ABOUT } from '../domain/leaning-question.js';
import { isStopWord, stemOf, wordsOf } from '../domain/words.js';
import type { Exchange } from './answer.js';

/** Of an earlier question and answer. Words beyond that would outweigh the question itself. */
const MAX_WORDS_OF_QUESTION = 10;
const MAX_NAMES_OF_ANSWER = 4;

const CALENDAR =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)s?$/iu;
const PERSON = /^(?:he|she|him|hers?|his|they|them|theirs?)$/u;

/**
 * The text to search for: the question as it is, or, when it leans on the talk before, with the telling words of the
 * last question that carried any and, where a pronoun may mean one, the names in its answer. "What about X?" after a
 * question "... about Y?", or X a name after a question that names one, becomes that question with X in it.
 * `history` is oldest first.
 */
export function resolveFollowUp(question: string, history: readonly Exchange[]): string {
  const last = history.at(-1);
  if (!last || !leansOnBefore(question)) return question;
  const before = resolveFollowUp(last.question, history.slice(0, -1));
  const replaced = inPlaceOf(question, before);
  if (replaced) return replaced;
  const known = new Set(wordsOf(question).map((word) => stemOf(word.text)));
  const added: string[] = [];
  const add = (candidates: readonly string[], atMost: number): void => {
    for (const word of candidates.filter((each) => !known.has(stemOf(each))).slice(0, atMost)) {
      if (known.has(stemOf(word))) continue;
      known.add(stemOf(word));
      added.push(word);
    }
  };
  add(tellingWords(before), MAX_WORDS_OF_QUESTION);
  const pronouns = loosePronouns(question);
  const isOfPerson = pronouns.some((word) => PERSON.test(word));
  if (pronouns.length > 0) add(namesOf(last.answer, isOfPerson), MAX_NAMES_OF_ANSWER);
  return added.length === 0 ? question : `${question} ${added.join(' ')}`;
}

/** The earlier question with what "what about ..." names in place of its like; `null` where it has none. */
function inPlaceOf(question: string, before: string): string | null {
  const rest = WHAT_ABOUT.exec(question.trim())?.groups?.rest;
  if (!rest || loosePronouns(rest).length > 0) return null;
  const about = /^(?<frame>.*\babout )(?<subject>.+?)(?<end>[\s?!.]*)$/iu.exec(before)?.groups;
  const isName = /^\p{Lu}[\p{L}\p{M}'’-]*(?: \p{Lu}[\p{L}\p{M}'’-]*)*$/u.test(rest);
  const names = isName ? capitalised(before) : [];
  if (names.length === 1) return before.replace(names[0]!, () => rest);
  return about && tellingWords(about.frame!).length > 0 ? `${about.frame}${rest}${about.end || '?'}` : null;
}

/** Runs of capitalised words that do not open the text. */
function capitalised(text: string): string[] {
  return [...text.matchAll(/(?<=[\p{L}\p{N},;:'’)] )\p{Lu}[\p{L}\p{M}'’-]*(?: \p{Lu}[\p{L}\p{M}'’-]*)*/gu)]
    .map(([name]) => name)
    .filter((name) => !wordsOf(name).every((word) => isStopWord(word.text)));
}

/** Names in the first paragraph of an answer, without who says it unless a person is looked for. */
function namesOf(answer: string, withSpeaker: boolean): string[] {
  const [first = ''] = answer.split('\n\n');
  const [, speaker = '', said = first] = /^([\p{L}\p{M}.'’ -]{1,60}): (.*)$/su.exec(first) ?? [];
  const called = capitalised(said).filter((name) => !CALENDAR.test(name));
  const names = [...(withSpeaker ? wordsOf(speaker).map((word) => word.text) : []), ...called];
  return names.flatMap((name) => wordsOf(name).map((word) => word.text)).filter((word) => !isStopWord(word));
}
