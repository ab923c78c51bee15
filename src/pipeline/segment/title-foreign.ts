// Which words of a language that is not known name a subject? Neither tags nor lists: length, spread and capitals alone.
import { tagOf } from '../speech/spoken-words.js';
import type { Tagger } from '../speech/tag-words.js';
import type { TitleToken } from './title-text.js';

/** Share of an English transcript's words that the table has: .95 and more. */
const LISTED = 0.6;

/** Whether hardly a word is in the table, so that its tags mean nothing. */
export function lacksWords(tokens: readonly (readonly TitleToken[])[], tagger: Tagger): boolean {
  let words = 0;
  let listed = 0;
  for (const own of tokens) {
    for (const { word } of own) if (tagger.isListed(word)) listed++;
    words += own.length;
  }
  return listed < words * LISTED;
}

/** Words that are short or stand in every fifth sentence are taken for small talk, and are no end of a phrase. */
const SMALL = { name: 4, letters: 5, adjective: 7, spread: 0.2, from: 8 };
/** Share of a text's words with a capital inside sentences that shows its nouns to have one, as German's have. */
const NOUNS_IN_CAPITALS = 0.12;

/**
 * Tags a word P that is mostly said with a capital inside sentences, N when it could be a subject all the same, else X.
 * Where all nouns have capitals, a word without one is an adjective or a verb: it may stand before a noun, no more.
 */
export function readForeign(tokens: readonly (readonly TitleToken[])[]): TitleToken[][] {
  const spread = spreadOf(tokens);
  const most = tokens.length >= SMALL.from ? tokens.length * SMALL.spread : Number.POSITIVE_INFINITY;
  const { isName, share } = readNames(tokens);
  const hasNouns = share >= NOUNS_IN_CAPITALS;
  const other = tagOf(hasNouns ? 'A' : 'N');
  const least = (token: TitleToken) => (isName(token) ? SMALL.name : hasNouns ? SMALL.adjective : SMALL.letters);
  const tells = (token: TitleToken) => token.word.length >= least(token) && spread.get(token.word)! <= most;
  return tokens.map((own) =>
    own.map((token) => {
      if (!tells(token)) return { ...token, stem: '', tag: tagOf('X') };
      return { ...token, stem: token.word, tag: isName(token) ? tagOf('P') : other };
    }),
  );
}

function spreadOf(tokens: readonly (readonly TitleToken[])[]): Map<string, number> {
  const spread = new Map<string, number>();
  for (const own of tokens) {
    for (const word of new Set(own.map((token) => token.word))) spread.set(word, (spread.get(word) ?? 0) + 1);
  }
  return spread;
}

/** Which words have a capital wherever no sentence makes them have one, and the share of all such words. */
function readNames(tokens: readonly (readonly TitleToken[])[]) {
  const inside = new Map<string, { all: number; capital: number }>();
  let all = 0;
  let capitals = 0;
  for (const { text, word, opens } of tokens.flatMap((own) => own.slice(1))) {
    if (opens) continue;
    const count = inside.get(word) ?? { all: 0, capital: 0 };
    inside.set(word, count);
    const capital = Number(/^\p{Lu}/u.test(text));
    count.all++;
    count.capital += capital;
    all++;
    capitals += capital;
  }
  const isName = ({ word }: TitleToken) => {
    const count = inside.get(word);
    return count !== undefined && count.capital * 2 > count.all;
  };
  return { isName, share: capitals / Math.max(1, all) };
}
