// What has to be known of an episode's words before a chapter of it can be named: tags, stems, counts and capitals.
import { isStopWord } from '../../domain/words.js';
import { TAGS } from '../speech/spoken-words.js';
import type { Tagger, Token } from '../speech/tag-words.js';
import type { Unit } from '../speech/units.js';
import { createStemmer } from '../speech/words.js';
import { centreOf } from './vector-relief.js';

/** A tagged word with its stem; the stem is '' for words that stand in talk of any subject. */
export interface TitleToken extends Token {
  readonly stem: string;
}

export interface TitleText {
  readonly units: readonly Unit[];
  /** By unit. */
  readonly tokens: readonly (readonly TitleToken[])[];
  /** How often each stem is said in the episode. */
  readonly counts: ReadonlyMap<string, number>;
  /** Units that hold each stem. */
  readonly spread: ReadonlyMap<string, number>;
  readonly tagger: Tagger;
  /** Mean of the sentences' vectors. */
  readonly centre: Float64Array;
  /** A word as it is written inside sentences. */
  written(token: Token): string;
  /** Log of blocks of speech for each that holds a form of the stem, by the commonest form said here. */
  rarityOf(stem: string): number;
}

export type TitleForm = 'noun' | 'linked' | 'joined' | 'gerund' | 'question' | 'clause' | 'pair';

/** A stretch of speech that could be a title. */
export interface Mention {
  readonly form: TitleForm;
  readonly text: string;
  readonly tokens: readonly TitleToken[];
}

/** Words of a title in all. */
export const MAX_TITLE = 8;

/** The letter of a token's part of speech. */
export const letterOf = (token: Token): string => TAGS[token.tag]!;

/** Tokens as a title writes them. */
export function write(tokens: readonly Token[], text: TitleText): string {
  return tokens.map((token) => text.written(token)).join(' ');
}

/** Reads an episode once, in time linear in its words. */
export function readTitleText(units: readonly Unit[], tagger: Tagger): TitleText {
  const stemOf = createStemmer();
  const counts = new Map<string, number>();
  const spread = new Map<string, number>();
  const rarities = new Map<string, number>();
  const tokens = units.map(({ text }) =>
    tagger.tag(text).map((token): TitleToken => {
      const isContent = token.word.length > 1 && !isStopWord(token.word) && !/^[\p{N}.,:]+$/u.test(token.word);
      return { ...token, stem: isContent ? stemOf(token.word) : '' };
    }),
  );
  for (const own of tokens) {
    for (const { stem, word } of own) {
      if (!stem) continue;
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
      rarities.set(stem, Math.min(rarities.get(stem) ?? Number.POSITIVE_INFINITY, tagger.rarityOf(word)));
    }
    for (const stem of new Set(own.map((token) => token.stem))) spread.set(stem, (spread.get(stem) ?? 0) + 1);
  }
  return {
    units,
    tokens,
    counts,
    spread,
    tagger,
    centre: centreOf(units),
    written: readCapitals(tokens),
    rarityOf: (stem) => rarities.get(stem) ?? 0,
  };
}

/** Most words of the episode in capitals: the source shouts, and its capitals say nothing. */
const SHOUTING = 0.5;

function readCapitals(tokens: readonly (readonly TitleToken[])[]): (token: Token) => string {
  const inside = new Map<string, Map<string, number>>();
  let shouted = 0;
  let all = 0;
  for (const own of tokens) {
    own.forEach(({ text, word, opens }, i) => {
      all++;
      if (text.length > 1 && text === text.toUpperCase() && text !== text.toLowerCase()) shouted++;
      if (i === 0 || opens) return;
      const forms = inside.get(word) ?? new Map<string, number>();
      inside.set(word, forms);
      forms.set(text, (forms.get(text) ?? 0) + 1);
    });
  }
  if (shouted > all * SHOUTING) return ({ word }) => word;
  return ({ text, word, tag }) => {
    const forms = inside.get(word);
    if (forms) return [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0];
    return TAGS[tag] === 'P' || /\p{Lu}.*\p{Lu}|\p{N}/u.test(text) ? text : word;
  };
}
