// Which sentences of a turn can be cited, and which of them ask?
import { partsOfSentence, type Sentence, splitSentences } from '../domain/sentence.js';

/** Words: captions without full stops are one sentence of an hour, and are cited in parts. */
const LONG_SENTENCE = { longest: 80, part: 40 };

/** In order, each where it stands in the text. */
export function citableSentences(text: string): Sentence[] {
  return splitSentences(text).flatMap((sentence) => partsOfSentence(sentence, LONG_SENTENCE));
}

/** A quotation mark or a bracket may close it. */
export function isQuestion({ text }: Pick<Sentence, 'text'>): boolean {
  return /\?["'”’)]*$/u.test(text);
}
