// What has to be known of an episode's words before a chapter of it can be named: tags, stems, counts and capitals.
import { isStopWord } from '../../domain/words.js';
import { TAGS } from '../speech/spoken-words.js';
import type { Tagger, Token } from '../speech/tag-words.js';
import type { Unit } from '../speech/units.js';
import { createStemmer, spokenWords } from '../speech/words.js';
import { readCapitals, type WriteWord } from './title-capitals.js';
import { lacksWords, readForeign } from './title-foreign.js';
import { isNumber } from './title-words.js';
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
  /** Stems of the names of those who speak: as the source has them, and as they introduce themselves. */
  readonly speakers: ReadonlySet<string>;
  /** Hardly a word is in the table: not English, so that tags and linking words mean nothing. */
  readonly isForeign: boolean;
  /** Mean of the sentences' vectors. */
  readonly centre: Float64Array;
  /** A word as it is written inside sentences. */
  readonly written: WriteWord;
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
  const isName = (token: Token | undefined) => token !== undefined && letterOf(token) === 'P' && !isNumber(token.word);
  return tokens
    .map((token, i) => text.written(token, isName(token) && (isName(tokens[i - 1]) || isName(tokens[i + 1]))))
    .join(' ');
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
  const english = tagger.tagAll(units.map(({ text }) => text.replace(NOT_SPOKEN, blank))).map((own) => own.map(read));
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
    const said = new Set<string>();
    for (const { stem } of own) said.add(stem);
    for (const stem of said) spread.set(stem, (spread.get(stem) ?? 0) + 1);
  }
  return {
    units,
    tokens,
    counts,
    spread,
    tagger,
    speakers: new Set([...speakers.flatMap((name) => spokenWords(name).map(stemOf)), ...introduced(tokens)]),
    isForeign,
    centre: centreOf(units),
    written: readCapitals(tokens),
    rarityOf: (stem) => rarities.get(stem) ?? 0,
  };
}

/** "I'm Idris Halloran": where a source names nobody, the speech does. */
function introduced(tokens: readonly (readonly TitleToken[])[]): string[] {
  return tokens.flatMap((own) =>
    own.flatMap(({ word }, i) => {
      if (word !== "i'm" && !(word === 'is' && own[i - 1]?.word === 'name')) return [];
      const isName = (token: TitleToken) => token.stem && letterOf(token) === 'P' && !isNumber(token.word);
      const name = own.slice(i + 1, i + 3).filter(isName);
      return name.length > 1 ? name.map(({ stem }) => stem) : [];
    }),
  );
}

/** "[laughter]", "(inaudible)": what a transcriber puts between brackets. Blanks keep all offsets as they are. */
const NOT_SPOKEN = /\[[^\]]{0,60}\]|\((?:laughs|laughter|laughing|inaudible|crosstalk|music)\)/gi;
const blank = (remark: string): string => ';'.padEnd(remark.length);
const INTERJECTION = /^(?:m+-?h+m+|u[hm]+-?(?:huh|hum|oh)?|h[mu]+h?|(?:ha)+h?|a+h+|o+h+|yadda.*|blah.*|la(?:-la)+)$/;

function isContent(word: string): boolean {
  return word.length > 1 && !INTERJECTION.test(word) && !isStopWord(word) && !/^[\p{N}.,:]+$/u.test(word);
}
