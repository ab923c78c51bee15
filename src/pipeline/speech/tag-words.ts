// Which part of speech is each word of a sentence? The likeliest row of tags (Viterbi) over a table of spoken words.
import { type SpokenWordsModel, TAGS, type Tag, tagOf } from './spoken-words.js';

/** A word of a text as it is written, `text.slice(start, end)`. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Lower case, straight apostrophe. */
  readonly word: string;
  readonly tag: Tag;
  /** Something that parts phrases (a comma, a bracket, a dash) stands before it, or nothing at all. */
  readonly opens: boolean;
}

export interface Tagger {
  tag(text: string): Token[];
  /** Log of how many blocks of 500 spoken words there are for each that holds the word. */
  rarityOf(word: string): number;
  /** 0 to 1: how often the word is a noun or a name, whatever it is here. */
  nounShareOf(word: string): number;
}

const TOKEN = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’+#./&_-]*[\p{L}\p{N}\p{M}+#])?/gu;
const PARTING = /[^\s'’"“”.-]|[.]\s|\s-+\s|--/;
/** A word that is not listed is a name, a noun or another content word; how likely each is without its ending. */
const UNKNOWN = 'N55P25A8V5G3D3R1';
/** What a capital inside a sentence says for a name. */
const CAPITAL = 6;
/** Log probability of a tag that a word is never seen with. */
const NEVER = -7;
const SIZE = TAGS.length;
const NOUN = tagOf('N');
const NAME = tagOf('P');

/** Readies the table. Words are looked up by their own form, else by their ending. */
export function createTagger({ words, endings, follows, unknownRarity }: SpokenWordsModel): Tagger {
  const rarities = new Map<string, number>();
  const shares = new Map<string, Float64Array>();
  for (const [word, entry] of Object.entries(words)) {
    rarities.set(word, Number.parseInt(entry, 10) / 10);
    shares.set(word, logShares(entry.replace(/^\d+/, '')));
  }
  const byEnding = new Map(Object.entries(endings).map(([ending, entry]) => [ending, logShares(entry)]));
  const unknown = logShares(UNKNOWN);
  const look = (word: string) =>
    shares.get(word) ?? byEnding.get(word.slice(-4)) ?? byEnding.get(word.slice(-3)) ?? unknown;
  return {
    tag: (text) => likeliestTags(cutTokens(text), look, follows),
    rarityOf: (word) => rarities.get(word) ?? rarities.get(word.replace(/'s$/, '')) ?? unknownRarity,
    nounShareOf(word) {
      const own = look(word);
      return Math.exp(own[NOUN]!) + Math.exp(own[NAME]!);
    },
  };
}

function logShares(entry: string): Float64Array {
  const logs = new Float64Array(SIZE).fill(NEVER);
  const pairs = [...entry.matchAll(/([A-Z])(\d+)/g)];
  const total = pairs.reduce((sum, [, , share]) => sum + Number(share), 0);
  for (const [, tag, share] of pairs) logs[tagOf(tag!)] = Math.log(Number(share) / total);
  return logs;
}

type Bare = Omit<Token, 'tag'>;

function cutTokens(text: string): Bare[] {
  let end = 0;
  return Array.from(text.matchAll(TOKEN), ({ 0: surface, index }) => {
    const opens = end === 0 || PARTING.test(text.slice(end, index));
    end = index + surface.length;
    return { text: surface, start: index, end, word: surface.toLowerCase().replaceAll('’', "'"), opens };
  });
}

function likeliestTags(
  tokens: readonly Bare[],
  look: (word: string) => Float64Array,
  follows: readonly (readonly number[])[],
): Token[] {
  let before: readonly number[] = follows[SIZE]!;
  const cameFrom: Uint8Array[] = [];
  let scores = new Float64Array(SIZE);
  tokens.forEach(({ text, word }, i) => {
    const own = look(word);
    const next = new Float64Array(SIZE);
    const from = new Uint8Array(SIZE);
    const capital = i > 0 && /^\p{Lu}/u.test(text) && word !== 'i' && !word.startsWith("i'");
    for (let tag = 0; tag < SIZE; tag++) {
      let best = i === 0 ? before[tag]! : Number.NEGATIVE_INFINITY;
      for (let previous = 0; i > 0 && previous < SIZE; previous++) {
        const score = scores[previous]! + follows[previous]![tag]!;
        if (score > best) {
          best = score;
          from[tag] = previous;
        }
      }
      next[tag] = best + own[tag]! + (capital && tag === NAME ? CAPITAL : 0);
    }
    scores = next;
    cameFrom.push(from);
    before = [];
  });
  const tags = new Uint8Array(tokens.length);
  let best = 0;
  for (let tag = 1; tag < SIZE; tag++) {
    if (scores[tag]! + follows[tag]![SIZE]! > scores[best]! + follows[best]![SIZE]!) best = tag;
  }
  for (let i = tokens.length - 1; i >= 0; i--) {
    tags[i] = best;
    best = cameFrom[i]![best]!;
  }
  return tokens.map((token, i) => ({ ...token, tag: tags[i]! }));
}
