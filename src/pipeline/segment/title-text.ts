// What has to be known of an episode's words before a chapter of it can be named: tags, stems, counts and capitals.
import { isStopWord } from '../../domain/words.js';
import { TAGS, tagOf } from '../speech/spoken-words.js';
import type { Tagger, Token } from '../speech/tag-words.js';
import type { Unit } from '../speech/units.js';
import { createStemmer, spokenWords } from '../speech/words.js';
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
  /** Stems of the names of those who speak. */
  readonly speakers: ReadonlySet<string>;
  /** Hardly a word is in the table: not English, so that tags and linking words mean nothing. */
  readonly isForeign: boolean;
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
export function readTitleText(
  units: readonly Unit[],
  { tagger, speakers }: { readonly tagger: Tagger; readonly speakers: readonly string[] },
): TitleText {
  const stemOf = createStemmer();
  const counts = new Map<string, number>();
  const spread = new Map<string, number>();
  const rarities = new Map<string, number>();
  const forms = new Set<string>();
  const stems = new Map<string, string>();
  const read = (token: Token): TitleToken => {
    const stem = stems.get(token.word) ?? (isContent(token.word) ? stemOf(token.word) : '');
    stems.set(token.word, stem);
    const { text, start, end, word, tag, opens } = token;
    return { text, start, end, word, tag, opens, stem };
  };
  const english = units.map(({ text }) => tagger.tag(text.replace(NOT_SPOKEN, blank)).map(read));
  const isForeign = lacksWords(english, tagger);
  const tokens = isForeign ? readForeign(english) : english;
  for (const own of tokens) {
    for (const { stem, word } of own) {
      if (!stem) continue;
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
      if (forms.has(word)) continue;
      forms.add(word);
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
    speakers: new Set(speakers.flatMap((name) => spokenWords(name).map(stemOf))),
    isForeign,
    centre: centreOf(units),
    written: readCapitals(tokens),
    rarityOf: (stem) => rarities.get(stem) ?? 0,
  };
}

/** Share of an English transcript's words that the table has: .95 and more. */
const LISTED = 0.6;

function lacksWords(tokens: readonly (readonly TitleToken[])[], tagger: Tagger): boolean {
  let words = 0;
  let listed = 0;
  for (const own of tokens) {
    for (const { word } of own) if (tagger.isListed(word)) listed++;
    words += own.length;
  }
  return listed < words * LISTED;
}

/** In a language that is not known, words that are short or stand in every fifth sentence are taken for its small talk. */
const FOREIGN = { letters: 4, spread: 0.2, from: 8 };

function readForeign(tokens: readonly (readonly TitleToken[])[]): TitleToken[][] {
  const spread = new Map<string, number>();
  for (const own of tokens) {
    for (const word of new Set(own.map((token) => token.word))) spread.set(word, (spread.get(word) ?? 0) + 1);
  }
  const most = tokens.length >= FOREIGN.from ? tokens.length * FOREIGN.spread : Number.POSITIVE_INFINITY;
  const tells = ({ word }: TitleToken) => word.length >= FOREIGN.letters && spread.get(word)! <= most;
  return tokens.map((own) =>
    own.map((token) =>
      tells(token) ? { ...token, stem: token.word, tag: tagOf('N') } : { ...token, stem: '', tag: tagOf('X') },
    ),
  );
}

/** "[laughter]", "(inaudible)": what a transcriber puts between brackets. Blanks keep all offsets as they are. */
const NOT_SPOKEN = /\[[^\]]{0,60}\]|\((?:laughs|laughter|laughing|inaudible|crosstalk|music)\)/gi;
const blank = (remark: string): string => ';'.padEnd(remark.length);
const INTERJECTION = /^(?:m+-?h+m+|u[hm]+-?(?:huh|hum|oh)?|h[mu]+h?|(?:ha)+h?|a+h+|o+h+|yadda.*|blah.*|la(?:-la)+)$/;

function isContent(word: string): boolean {
  return word.length > 1 && !INTERJECTION.test(word) && !isStopWord(word) && !/^[\p{N}.,:]+$/u.test(word);
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
  const usual = new Map<string, string>();
  for (const [word, forms] of inside) {
    usual.set(word, [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0]);
  }
  return ({ text, word, tag }) => {
    const form = usual.get(word);
    if (form !== undefined) return form;
    return TAGS[tag] === 'P' || /\p{Lu}.*\p{Lu}|\p{N}/u.test(text) ? text : word;
  };
}
