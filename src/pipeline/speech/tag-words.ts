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
  /** The same for each of many texts; what is found out of a word is remembered for the others. */
  tagAll(texts: readonly string[]): Token[][];
  /** Log of how many blocks of 500 spoken words there are for each that holds the word. */
  rarityOf(word: string): number;
  /** Whether the table has the word. */
  isListed(word: string): boolean;
  /** 0 to 1: how often the word is a noun or a name, whatever it is here. */
  nounShareOf(word: string): number;
}

const TOKEN = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’+#./&_-]*[\p{L}\p{N}\p{M}+#])?/gu;
const PARTING = /[^\s'’"“”.-]|[.]\s|\s-+\s|--/;
/** A word that is not listed is a name, a noun or another content word; how likely each is without its ending. */
const UNKNOWN = 'N55P25A8V5G3D3R1';
/** What a capital inside a sentence says for a name. */
const CAPITAL = 6;
/** Hundredths of a word's uses that are a name when none was seen. */
const RARE_NAME = 0.1;
const SIZE = TAGS.length;
const NOUN = tagOf('N');
const NAME = tagOf('P');

/** The tags that a word may have, each with its log share. */
interface Choices {
  readonly tags: readonly Tag[];
  readonly logs: readonly number[];
  /** Share of noun and name. */
  readonly nouns: number;
}

/** Readies the table. Words are looked up by their own form, else by their ending. */
export function createTagger({ words, endings, follows, unknownRarity }: SpokenWordsModel): Tagger {
  const byWord = new Map(Object.entries(words));
  const byEnding = new Map(Object.entries(endings).map(([ending, entry]) => [ending, readChoices(entry)]));
  const unknown = readChoices(UNKNOWN);
  const known = new Map<string, Choices>();
  const look = (word: string): Choices => {
    const seen = known.get(word);
    if (seen) return seen;
    const entry = byWord.get(word);
    if (entry === undefined) return byEnding.get(word.slice(-4)) ?? byEnding.get(word.slice(-3)) ?? unknown;
    const choices = readChoices(entry.replace(/^\d+/, ''));
    known.set(word, choices);
    return choices;
  };
  const tagAll = (texts: readonly string[]): Token[][] => {
    const forms = new Map<string, Form>();
    return texts.map((text) =>
      tagTokens(
        cutTokens(text, (surface) => formOf(surface, forms, look)),
        follows,
      ),
    );
  };
  return {
    tag: (text) => tagAll([text])[0]!,
    tagAll,
    rarityOf: (word) =>
      Number.parseInt(byWord.get(word) ?? byWord.get(word.replace(/'s$/, '')) ?? `${unknownRarity * 10}`, 10) / 10,
    isListed: (word) => byWord.has(word),
    nounShareOf: (word) => look(word).nouns,
  };
}

/** A name is possible everywhere: any word can be one. */
function readChoices(entry: string): Choices {
  const pairs = [...entry.matchAll(/([A-Z])(\d+)/g)].map(([, tag, share]) => ({
    tag: tagOf(tag!),
    share: Number(share),
  }));
  if (!pairs.some(({ tag }) => tag === NAME)) pairs.push({ tag: NAME, share: RARE_NAME });
  const total = pairs.reduce((sum, { share }) => sum + share, 0);
  return {
    tags: pairs.map(({ tag }) => tag),
    logs: pairs.map(({ share }) => Math.log(share / total)),
    nouns: pairs.reduce((sum, { tag, share }) => sum + (tag === NOUN || tag === NAME ? share / total : 0), 0),
  };
}

/** What a word is as it is written. */
interface Form {
  /** See `Token`. */
  readonly word: string;
  readonly choices: Choices;
  readonly isCapitalised: boolean;
}

function formOf(surface: string, forms: Map<string, Form>, look: (word: string) => Choices): Form {
  const known = forms.get(surface);
  if (known) return known;
  const word = surface.toLowerCase().replaceAll('’', "'");
  const form = { word, choices: look(word), isCapitalised: isCapitalised(surface, word) };
  forms.set(surface, form);
  return form;
}

/** Tokens of which the tags are not found yet: made once and tagged in place, thousands a transcript. */
interface Untagged {
  readonly tokens: (Omit<Token, 'tag'> & { tag: Tag })[];
  /** Of each token. */
  readonly forms: Form[];
}

function cutTokens(text: string, look: (surface: string) => Form): Untagged {
  const cut: Untagged = { tokens: [], forms: [] };
  let end = 0;
  for (const { 0: surface, index: start } of text.matchAll(TOKEN)) {
    // Nearly always a blank stands between two words.
    const opens = end === 0 || (start - end > 1 || text[end] !== ' ' ? PARTING.test(text.slice(end, start)) : false);
    const form = look(surface);
    end = start + surface.length;
    cut.forms.push(form);
    cut.tokens.push({ text: surface, start, end, word: form.word, tag: 0, opens });
  }
  return cut;
}

function tagTokens({ tokens, forms }: Untagged, follows: readonly (readonly number[])[]): Token[] {
  const cameFrom: number[][] = [];
  let scores: number[] = [];
  forms.forEach(({ choices: { tags, logs }, isCapitalised: isName }, i) => {
    const before = forms[i - 1]?.choices.tags;
    const capital = i > 0 && isName ? CAPITAL : 0;
    const from: number[] = [];
    const next: number[] = [];
    for (let own = 0; own < tags.length; own++) {
      const tag = tags[own]!;
      const at = before ? bestBefore(before, scores, tag, follows) : 0;
      const score = before ? scores[at]! + follows[before[at]!]![tag]! : follows[SIZE]![tag]!;
      from.push(at);
      next.push(score + logs[own]! + (tag === NAME ? capital : 0));
    }
    scores = next;
    cameFrom.push(from);
  });
  let at = bestBefore(forms.at(-1)?.choices.tags ?? [], scores, SIZE, follows);
  for (let i = tokens.length - 1; i >= 0; i--) {
    tokens[i]!.tag = forms[i]!.choices.tags[at]!;
    at = cameFrom[i]![at]!;
  }
  return tokens;
}

/** The place of the tag after which `tag` has the best score. */
function bestBefore(
  before: readonly Tag[],
  scores: readonly number[],
  tag: Tag,
  follows: readonly (readonly number[])[],
): number {
  let best = Number.NEGATIVE_INFINITY;
  let at = 0;
  for (let i = 0; i < before.length; i++) {
    const score = scores[i]! + follows[before[i]!]![tag]!;
    if (score > best) {
      best = score;
      at = i;
    }
  }
  return at;
}

function isCapitalised(surface: string, word: string): boolean {
  const first = surface.charAt(0);
  return first !== first.toLowerCase() && word !== 'i' && !word.startsWith("i'");
}
