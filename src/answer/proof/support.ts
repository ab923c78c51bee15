// Which sentences of the quotes is a sentence about? Those that share the most of its telling words, or nearly so.
import { splitSentences } from '../../domain/sentence.js';
import { isStopWord, wordsOf } from '../../domain/words.js';
import { baseForm } from './base-form.js';

/** Of what the closest sentence shares. */
const KINDRED = 0.5;

export interface Support {
  /** In their order; all that share anything where nothing stands out. */
  readonly kindred: readonly string[];
  /** Those that share the most. */
  readonly closest: readonly string[];
}

export function supportOf(text: string, quotes: string): Support {
  const told = tellingStems(text);
  const sentences = splitSentences(quotes).map((sentence) => ({
    text: sentence.text,
    share: [...tellingStems(sentence.text)].filter((stem) => told.has(stem)).length,
  }));
  const most = Math.max(1, ...sentences.map(({ share }) => share));
  return {
    kindred: sentences.filter(({ share }) => share > 0 && share >= KINDRED * most).map((each) => each.text),
    closest: sentences.filter(({ share }) => share === most).map((each) => each.text),
  };
}

export function tellingStems(text: string): Set<string> {
  return new Set(
    wordsOf(text)
      .filter(({ text: word }) => !isStopWord(word))
      .map(({ text: word }) => baseForm(word)),
  );
}
