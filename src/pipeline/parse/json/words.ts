// Single words with times -> phrases: the words with the spaces between them that a reader wants, and a time a phrase.
import { endsSentence } from '../prose.js';
import type { Piece } from './speech.js';

export interface Word {
  readonly text: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly speaker: string | null;
  readonly line: number;
  /** No space on this side: punctuation, or a source whose words bring their own spaces. */
  readonly joins?: 'previous' | 'next' | 'both' | undefined;
}

/** A phrase ends with its sentence, at a pause, or after so many words; so long is the guess at a word's time off. */
const PHRASE_WORDS = 12;
const PAUSE_SECONDS = 1;
/** Scripts that are written without spaces between words: kana and Han; Thai, Lao, Khmer, Burmese. */
const DENSE =
  /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u3000-\u303f\uff01-\uff65\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;
/** Share of words in such a script from which a number or a foreign word among them has no spaces either. */
const MOSTLY_DENSE = 0.5;
const MARKS_ONLY = /^[\p{Po}\p{Pe}\p{Pf}]+$/u;
/** Marks that never stand alone, whatever times they have. */
const CLOSING_MARKS = /^[.,;:!?…%)\]}”’»。，、！？]+$/;

/** Words of one channel in their order. A word without a speaker is of the one who spoke before. Linear. */
export function phrasesOf(words: readonly Word[]): Piece[] {
  const spoken = words.filter(({ text }) => text.trim());
  const dense = isMostlyDense(spoken.map(({ text }) => text));
  const pieces: Piece[] = [];
  let phrase: Word[] = [];
  let text = '';
  const close = () => {
    if (phrase.length > 0) pieces.push(pieceOf(phrase, text, pieces.at(-1), dense));
    phrase = [];
    text = '';
  };
  let speaker: string | null = null;
  spoken.forEach((word, i) => {
    const before = spoken[i - 1];
    const attached = before !== undefined && attaches(word, before);
    const changes = word.speaker !== null && word.speaker !== speaker;
    if (before && !attached && (changes || endsPhrase(phrase.length, before, word))) close();
    if (!attached) speaker = word.speaker ?? speaker;
    const spaced = phrase.length > 0 && !attached && !isUnspaced(word, before!, dense);
    text += `${spaced ? ' ' : ''}${word.text.trim()}`;
    phrase.push({ ...word, speaker });
  });
  close();
  return pieces;
}

/** Whether most of the words are in a script that is written without spaces. */
export function isMostlyDense(texts: readonly string[]): boolean {
  return texts.filter((text) => DENSE.test(text)).length > texts.length * MOSTLY_DENSE;
}

/** Whether a phrase of so many words ends between these two. */
export function endsPhrase(count: number, before: Word, word: Word): boolean {
  if (count >= PHRASE_WORDS || endsSentence(before.text)) return true;
  return before.end !== null && word.start !== null && word.start - before.end >= PAUSE_SECONDS;
}

function attaches(word: Word, before: Word): boolean {
  if (word.joins === 'previous' || word.joins === 'both' || before.joins === 'next' || before.joins === 'both')
    return true;
  const text = word.text.trim();
  return CLOSING_MARKS.test(text) || (word.start === null && MARKS_ONLY.test(text));
}

function isUnspaced(word: Word, before: Word, dense: boolean): boolean {
  const left = DENSE.test(before.text.trim().slice(-1));
  const right = DENSE.test(word.text.trim().slice(0, 1));
  return dense ? left || right : left && right;
}

function pieceOf(phrase: readonly Word[], text: string, previous: Piece | undefined, dense: boolean): Piece {
  const first = phrase[0]!;
  const glued = previous !== undefined && dense && DENSE.test(previous.text.slice(-1) + text.slice(0, 1));
  const ends = phrase.flatMap(({ end }) => end ?? []);
  const end = ends.length > 0 ? ends.reduce((a, b) => Math.max(a, b)) : null;
  return { text, speaker: first.speaker, start: first.start, end, line: first.line, ...(glued && { glued }) };
}
