// What is searched for when a question leans on the one before it ("Why?", "And what about restores?", "Did he test it?")?
// Which questions do, domain/leaning-question.ts says. A full one stays as it is: a change of subject takes nothing along.
import { leansOnBefore, loosePronouns, tellingWords, WHAT_ABOUT } from '../domain/leaning-question.js';
import { isStopWord, stemOf, wordsOf } from '../domain/words.js';
import type { Exchange } from './answer.js';
import { readQuestionForm } from './question-form.js';
import { type Before, namesIn, restate } from './restated-question.js';

/** Of an earlier question and answer. Words beyond that would outweigh the question itself. */
const MAX_WORDS_OF_QUESTION = 10;
const MAX_NAMES_OF_ANSWER = 4;

const CALENDAR =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)s?$/iu;
const PERSON = /^(?:he|she|him|hers?|his|they|them|theirs?)$/u;
/** In an answer in quotes: who says a paragraph. */
const SPEAKER = /^(?<speaker>[\p{L}\p{M}.'’ -]{1,60}): (?<said>.*)$/su;

/**
 * The text to search for: the question as it is, or, when it leans on the talk before, the last full question with what
 * it puts in a place of it ("What about Ada?", "And pricing?", "Who else?"). Where it puts nothing there: the question with
 * the telling words of the last one that carried any and, where a pronoun may mean one, the names in its answer.
 * `history` is oldest first.
 */
export function resolveFollowUp(question: string, history: readonly Exchange[]): string {
  const last = history.at(-1);
  if (!last || !leansOnBefore(question) || isFullForm(question)) return question;
  const before = questionBefore(history);
  return restate(question, { question: before, ...speakersOf(history) }) ?? withWords(question, before, last.answer);
}

/** The last complete question of the talk: one that only asks on ("Why?") leaves the one before it standing. */
function questionBefore(history: readonly Exchange[]): string {
  const { question } = history.at(-1)!;
  const earlier = history.slice(0, -1);
  const resolved = resolveFollowUp(question, earlier);
  const isBare = earlier.length > 0 && tellingWords(question).length === 0 && resolved.startsWith(question);
  return isBare ? questionBefore(earlier) : resolved;
}

/** "Who else talked about potatoes?" names all that it asks for. */
function isFullForm(question: string): boolean {
  const { form, subject } = readQuestionForm(question);
  return form !== 'plain' && loosePronouns(subject).length === 0 && !WHAT_ABOUT.test(question.trim());
}

function withWords(question: string, before: string, answer: string): string {
  const { form, subject, speaker } = readQuestionForm(before);
  const known = new Set(wordsOf(question).map((word) => stemOf(word.text)));
  const added: string[] = [];
  const add = (candidates: readonly string[], atMost: number): void => {
    for (const word of candidates.filter((each) => !known.has(stemOf(each))).slice(0, atMost)) {
      if (known.has(stemOf(word))) continue;
      known.add(stemOf(word));
      added.push(word);
    }
  };
  add(tellingWords(form === 'plain' ? before : `${speaker ?? ''} ${subject}`), MAX_WORDS_OF_QUESTION);
  const pronouns = loosePronouns(question);
  const isOfPerson = pronouns.some((word) => PERSON.test(word));
  if (pronouns.length > 0) add(namesOf(answer, isOfPerson), MAX_NAMES_OF_ANSWER);
  return added.length === 0 ? question : `${question} ${added.join(' ')}`;
}

function speakersOf(history: readonly Exchange[]): Pick<Before, 'speakers' | 'lastSpeaker'> {
  const speakersIn = ({ answer }: Exchange) => [
    ...new Set(answer.split('\n\n').flatMap((paragraph) => SPEAKER.exec(paragraph)?.groups?.speaker ?? [])),
  ];
  const last = speakersIn(history.at(-1)!);
  return { speakers: history.flatMap(speakersIn), lastSpeaker: last.length === 1 ? last[0]! : null };
}

/** Names in the first paragraph of an answer, without who says it unless a person is looked for. */
function namesOf(answer: string, withSpeaker: boolean): string[] {
  const [first = ''] = answer.split('\n\n');
  const { speaker = '', said = first } = SPEAKER.exec(first)?.groups ?? {};
  const called = namesIn(said).filter((name) => !CALENDAR.test(name));
  const names = [...(withSpeaker ? wordsOf(speaker).map((word) => word.text) : []), ...called];
  return names.flatMap((name) => wordsOf(name).map((word) => word.text)).filter((word) => !isStopWord(word));
}
