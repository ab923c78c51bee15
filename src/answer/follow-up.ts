// What is searched for when a question leans on the one before it ("Why?", "And what about restores?", "Did he test it?")?
// Which questions do, domain/leaning-question.ts says. A full one stays as it is: a change of subject takes nothing along.
import { leansOnBefore, loosePronouns, tellingWords, WHAT_ABOUT } from '../domain/leaning-question.js';
import { isStopWord, stemOf, wordsOf } from '../domain/words.js';
import { type Exchange, NOTHING_FOUND } from './answer.js';
import { readQuestionForm } from './question-form.js';
import { type Before, namesIn, restate } from './restated-question.js';

/** Of an earlier question and answer. Words beyond that would outweigh the question itself. */
const MAX_WORDS_OF_QUESTION = 10;
const MAX_NAMES_OF_ANSWER = 4;
/** Characters. What a client calls a word may have thousands. */
const MAX_WORD_LENGTH = 60;
/** Characters of a restated question: what is added on in twenty turns of a talk is no question any more. */
const MAX_LENGTH = 1000;
/** More than any answer in quotes has. */
const MAX_QUOTES_OF_ANSWER = 8;

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
  if (isFull(question)) return question;
  const talk = history.reduce<Talk | null>(goOn, null);
  return talk ? complete(question, talk) : question;
}

/**
 * Whether a question only asks on ("Why?", "Can you give an example?") about one that was refused: where the archive does
 * not answer that, it has nothing to go on with. "Who else?" asks that one again, of others, and is a question of its own.
 */
export function asksOnAboutNothing(question: string, history: readonly Exchange[]): boolean {
  if (history.at(-1)?.answer.trim() !== NOTHING_FOUND || isFull(question)) return false;
  const talk = history.reduce<Talk | null>(goOn, null);
  return tellingWords(question).length === 0 && talk !== null && restate(question, talk) === null;
}

/** The talk so far. Its `question` is the last complete one. */
interface Talk extends Before {
  readonly lastAnswer: string;
}

/** The talk with one exchange more. Each is read once: a question that leans needs the one before it, and that its own. */
function goOn(talk: Talk | null, { question, answer }: Exchange): Talk {
  const speakers = speakersIn(answer);
  return {
    question: talk ? lastComplete(question, talk) : question,
    speakers: [...(talk?.speakers ?? []), ...speakers],
    lastSpeaker: speakers.length === 1 ? speakers[0]! : null,
    lastAnswer: answer,
  };
}

/** One that only asks on ("Why?") leaves the one before it standing. */
function lastComplete(question: string, talk: Talk): string {
  if (isFull(question)) return question;
  const whole = complete(question, talk);
  const onlyAsksOn = tellingWords(question).length === 0 && whole.startsWith(question);
  return onlyAsksOn ? talk.question : whole;
}

function complete(question: string, talk: Talk): string {
  const restated = restate(question, talk);
  return restated !== null && restated.length <= MAX_LENGTH ? restated : withWords(question, talk);
}

function isFull(question: string): boolean {
  return !leansOnBefore(question) || isFullForm(question);
}

/** "Who else talked about potatoes?" names all that it asks for. */
function isFullForm(question: string): boolean {
  const { form, subject } = readQuestionForm(question);
  return form !== 'plain' && loosePronouns(subject).length === 0 && !WHAT_ABOUT.test(question.trim());
}

function withWords(question: string, { question: before, lastAnswer }: Talk): string {
  const { form, subject, speaker } = readQuestionForm(before);
  const known = new Set(wordsOf(question).map((word) => stemOf(word.text)));
  const added: string[] = [];
  const add = (candidates: readonly string[], atMost: number): void => {
    const isNew = (word: string) => word.length <= MAX_WORD_LENGTH && !known.has(stemOf(word));
    for (const word of candidates.filter(isNew).slice(0, atMost)) {
      if (known.has(stemOf(word))) continue;
      known.add(stemOf(word));
      added.push(word);
    }
  };
  add(tellingWords(form === 'plain' ? before : `${speaker ?? ''} ${subject}`), MAX_WORDS_OF_QUESTION);
  const pronouns = loosePronouns(question);
  const isOfPerson = pronouns.some((word) => PERSON.test(word));
  if (pronouns.length > 0) add(namesOf(lastAnswer, isOfPerson), MAX_NAMES_OF_ANSWER);
  return added.length === 0 ? question : `${question} ${added.join(' ')}`;
}

/** Who is quoted in an answer. */
function speakersIn(answer: string): string[] {
  const paragraphs = answer.split('\n\n', MAX_QUOTES_OF_ANSWER);
  return [...new Set(paragraphs.flatMap((paragraph) => SPEAKER.exec(paragraph)?.groups?.speaker ?? []))];
}

/** Names in the first paragraph of an answer, without who says it unless a person is looked for. */
function namesOf(answer: string, withSpeaker: boolean): string[] {
  const [first = ''] = answer.split('\n\n');
  const { speaker = '', said = first } = SPEAKER.exec(first)?.groups ?? {};
  const called = namesIn(said).filter((name) => !CALENDAR.test(name));
  const names = [...(withSpeaker ? wordsOf(speaker).map((word) => word.text) : []), ...called];
  return names.flatMap((name) => wordsOf(name).map((word) => word.text)).filter((word) => !isStopWord(word));
}
