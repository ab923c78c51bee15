// Transcripts at the edges: very many turns, very long ones, captions, other languages, noise. All words are our own.
import type { Transcript } from '../../../src/domain/transcript.js';
import { parseTranscript } from '../../../src/pipeline/parse/parse-transcript.js';
import { aConversation } from '../../fixtures/conversations.js';
import { readSample, sampleShow } from '../../fixtures/samples.js';
import { sentencesOf } from './sentences-of.js';

const said = sampleShow.episodes.flatMap(({ file }) =>
  sentencesOf(parseTranscript(readSample(file)).turns).map(({ text }) => text),
);

/** A linear congruential generator (Numerical Recipes): shares from 0 to 1, the same for a seed. */
function sharesFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Sentences of the sample show in stretches of forty that were said after another, about so many words in all. */
export function speechOf(words: number, seed = 1): string[] {
  const next = sharesFrom(seed);
  const sentences: string[] = [];
  for (let count = 0; count < words; ) {
    const from = Math.floor(next() * (said.length - 40));
    for (const sentence of said.slice(from, from + 40)) {
      sentences.push(sentence);
      count += sentence.split(/\s+/).length;
    }
  }
  return sentences;
}

/** Turns of a sentence or two. */
export function manyTurns(count: number): Transcript {
  const sentences = speechOf(count * 60);
  let from = 0;
  const turns = Array.from({ length: count }, (_, i): [string, string] => {
    const to = from + 1 + (i % 2);
    const text = sentences.slice(from, to).join(' ');
    from = to;
    return [i % 3 ? 'Ada' : 'Bo', text];
  });
  return aConversation(turns);
}

export function oneTurn(words: number): Transcript {
  return aConversation([[null, speechOf(words, 2).join(' ')]]);
}

/** As a recogniser writes it down: no capitals, no punctuation, nobody's name. */
export function captions(words: number): Transcript {
  const bare = speechOf(words, 3)
    .join(' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}'’ ]+/gu, ' ')
    .replace(/\s+/g, ' ');
  return aConversation([[null, bare.trim()]]);
}

export const german = aConversation([
  ['Anna', 'Willkommen zurück, Jonas. Wie habt ihr eigentlich gemerkt, dass die Datensicherung seit Monaten leer war?'],
  [
    'Jonas',
    'Das war an einem Dienstag. Ein Kunde hatte seine Rechnungen gelöscht und wollte sie wiederhaben. Wir haben die Datensicherung geöffnet, und da war nichts. Der nächtliche Lauf hatte jedes Mal Erfolg gemeldet. Niemand hatte je eine Wiederherstellung versucht.',
  ],
  ['Anna', 'Und was habt ihr daraus gelernt?'],
  [
    'Jonas',
    'Man sollte einer Datensicherung nie vertrauen, die man nicht selbst wiederhergestellt hat. Heute stellen wir jeden Montag die ganze Datenbank auf einem zweiten Rechner wieder her und vergleichen die Zeilen. Das dauert eine halbe Stunde, und seitdem schlafe ich besser.',
  ],
]);

export const japanese = aConversation([
  ['由美', 'お帰りなさい、健さん。バックアップが空だと、どうして気づいたのですか。'],
  [
    '健',
    '火曜日でした。お客様が請求書を消してしまい、元に戻してほしいと言いました。バックアップを開いたら、何もありませんでした。毎晩の処理は成功と報告していたのです。誰も復元を試したことがなかったのです。',
  ],
  ['由美', 'そこから何を学びましたか。'],
  [
    '健',
    '自分で復元したことのないバックアップを信じてはいけません。今は毎週月曜日に別の機械で復元して、行を比べています。',
  ],
]);

/** Letters of several code units at the borders of sentences and turns. */
export const marked = aConversation([
  ['Zoë', '👩‍💻 We restored it. 🏳️‍🌈 You should never trust a backup that nobody restored! 🐳'],
  ['Bo', '𝒲hy? É́tienne said so… 👍🏽'],
  ['Zoë', '🐳🐳🐳 Because an untested backup is only a hope, and hope is no plan 🐳. n\u0303o!'],
]);

export const nearlyEmpty = aConversation([
  ['Ada', '…'],
  [null, '.'],
  ['Bo', '[Music]'],
  [null, '-'],
  ['Ada', '—'],
]);

const next = sharesFrom(5);
const letters = () => String.fromCharCode(97 + Math.floor(next() * 26));
const row = <T>(length: number, make: (i: number) => T): T[] => Array.from({ length }, (_, i) => make(i));
const gibberish = row(60, () => `${row(9, () => row(3 + Math.floor(next() * 7), letters).join('')).join(' ')}.`);

/** Nothing that anyone could take away. */
export const noise: readonly (readonly [name: string, transcript: Transcript])[] = [
  ['random letters', aConversation([['Ada', gibberish.join(' ')]])],
  [
    'digits',
    aConversation([['Ada', row(300, () => `${Math.floor(next() * 1e6)}, ${Math.floor(next() * 100)}.`).join(' ')]]),
  ],
  ['music and applause', aConversation(row(80, (i) => [null, i % 2 ? '[Music]' : '♪ la la la la la la la ♪']))],
  ['one word again and again', aConversation([['Bo', 'test '.repeat(2000).trim()]])],
  [
    'placeholder Latin',
    aConversation([
      ['Ada', 'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor. '.repeat(60).trim()],
    ]),
  ],
];
