// What is a question about, and how much of that is said in a text? By the subject's telling words, in any of their forms
// or in words that mean nearly the same.
import { foldWord, isStopWord, stemOf, wordsOf } from '../../domain/words.js';
import { createAligner, numbersOf, plainWords } from '../../search/alignment.js';
import type { WordNeighbours } from '../../search/word-neighbours.js';
import type { SearchIndex } from '../../store/store.js';
import { sharedForm } from './mention.js';

/** What is said of a subject in one text. */
export interface Said {
  /** Part of what the subject tells, 0 to 1: rare words tell more. */
  readonly share: number;
  /** Every telling word is said. */
  readonly whole: boolean;
}

export type ReadSaid = (subject: string, texts: readonly string[]) => Promise<readonly Said[]>;

/**
 * From here on another word stands for the asked one: recruiting for hiring (.58), docs for documentation (.63), but not
 * copies for backups (.51) or mistakes for failure (.51).
 */
const NEAR = 0.55;
/** What has more telling words is no subject but a moment ("why the migration to the new cluster took two years"). */
const MAX_SUBJECT_WORDS = 3;
const LEADING = /^(?:(?:the|a|an|their|his|her|our|your|my|its|this|that|these|those|any|some) )+/iu;

/** The subject without an article before it. */
export function bareSubject(subject: string): string {
  return subject.replace(LEADING, '');
}

/** The words of a subject that tell something, each form once, as typed. */
export function tellingWordsOf(subject: string): string[] {
  const words = wordsOf(subject).filter(({ text }) => !isStopWord(text));
  return [...new Map(words.map(({ text }) => [stemOf(text), text])).values()];
}

/** Whether small words are part of it, because one word alone would mean something else: on-call is no call. */
export function needsSmallWords(subject: string): boolean {
  return tellingWordsOf(subject).length === 1 && hasSmallWords(subject);
}

/** In which phrases a subject is spoken of, the surest first. */
export function phrasingsOf(subject: string): readonly (readonly string[])[] {
  const telling = tellingWordsOf(subject);
  if (!hasSmallWords(subject)) return [telling];
  return needsSmallWords(subject) ? [[subject]] : [[subject], telling];
}

function hasSmallWords(subject: string): boolean {
  return wordsOf(subject).some(({ text }) => isStopWord(text));
}

/** Whether it names something that people talk about, rather than what was said once. */
export function isBrief(subject: string): boolean {
  const telling = tellingWordsOf(subject).length;
  return telling > 0 && telling <= MAX_SUBJECT_WORDS && !/^(?:how|why|when|where|whether|what|who)\b/iu.test(subject);
}

/** Reads by the forms of words and by the table of near words. Rejects when the index cannot be read. */
export function createReadSaid(index: Pick<SearchIndex, 'wordCounts'>, neighbours: WordNeighbours): ReadSaid {
  const align = createAligner(neighbours);
  return async (subject, texts) => {
    const telling = tellingWordsOf(subject);
    const weights = await weigh(telling, index);
    const forms = texts.map((text) => new Set(wordsOf(text).map((word) => sharedForm(word.text))));
    const numbers = texts.map((text) => numbersOf(text, neighbours));
    const said = texts.map(() => ({ share: 0, whole: telling.length > 0 }));
    telling.forEach((word, i) => {
      const nearness = align([{ number: neighbours.numberOf(plainWords(word)[0] ?? ''), weight: 1 }], numbers);
      said.forEach((of, at) => {
        if (forms[at]!.has(sharedForm(word)) || nearness[at]! >= NEAR) of.share += weights[i]!;
        else of.whole = false;
      });
    });
    return said;
  };
}

/** How rare each word is in the archive (inverse document frequency), summing to 1. */
async function weigh(words: readonly string[], index: Pick<SearchIndex, 'wordCounts'>): Promise<number[]> {
  const folded = words.map(foldWord);
  const { passages, counts } = await index.wordCounts(folded);
  const information = folded.map((word) => Math.log(1 + (passages + 1) / ((counts.get(word) ?? 0) + 0.5)));
  const total = information.reduce((sum, value) => sum + value, 0);
  return information.map((value) => value / total);
}
