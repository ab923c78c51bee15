// What a person typed -> words to look for and a text to embed. No character in it is ever an error.
import { foldWord, isStopWord, stemOf, wordsOf } from '../domain/words.js';
import type { KeywordQuery } from '../store/store.js';
import { type Operator, type OperatorName, operatorNames, readOperator } from './operators.js';
import type { Correction } from './search.js';

export interface ParsedQuery {
  readonly keyword: KeywordQuery;
  /** What the embedder gets: all but operators and excluded words, without quotation marks. */
  readonly text: string;
  /** Stems of terms and phrases: what is marked in snippets. */
  readonly stems: ReadonlySet<string>;
  /** Phrases or excluded words bind every hit, so candidates can come from the keyword index alone. */
  readonly constrained: boolean;
  /** What narrows the search, as typed. */
  readonly operators: readonly Operator[];
}

/** Each further word costs the keyword index a list of rows, and a question needs no more. */
export const MAX_TERMS = 32;
/** Longer input is cut here: nobody types it, and embedding models read no further. */
export const MAX_QUERY_LENGTH = 2000;

const OPERATOR = `(?<!\\S)(?<name>${operatorNames.join('|')}):(?:["“”„«](?<quoted>[^"“”„«»]*)["“”»]|(?<bare>[^\\s"“”„«»]+))`;
/** `-` counts at the start of a word only; a quotation mark without a partner is no phrase. */
const WORDS = `(?<exclude>(?<!\\S)[-−])?(?:["“”„«](?<phrase>[^"“”„«»]*)["“”»]|(?<word>[\\p{L}\\p{N}\\p{M}'’]+))`;
const PART = new RegExp(`${OPERATOR}|${WORDS}`, 'giu');

type Part = Partial<Record<'name' | 'quoted' | 'bare' | 'exclude' | 'phrase' | 'word', string>>;

/**
 * `"two words"` have to stand together, `-word` and `-"two words"` must not occur, `speaker:name` and its like narrow
 * (operators.ts), all else are words of which any may occur. Stop words are dropped unless nothing else is left.
 */
export function parseQuery(q: string): ParsedQuery {
  const phrases: string[] = [];
  const excluded: string[] = [];
  const loose: string[] = [];
  const operators: Operator[] = [];
  const text = printable(q).replace(PART, (...match) => {
    const { name, quoted, bare, exclude, phrase, word } = match.at(-1) as Part;
    const operator = name && readOperator(name.toLowerCase() as OperatorName, quoted ?? bare ?? '');
    if (operator) operators.push(operator);
    const content = name ? `${name} ${quoted ?? bare}` : (phrase ?? word ?? '');
    const words = wordsOf(content).map((each) => each.text);
    if (operator || words.length === 0) return ' ';
    if (exclude) excluded.push(words.join(' '));
    else if (phrase !== undefined) phrases.push(words.join(' '));
    else loose.push(...words);
    return exclude ? ' ' : content;
  });
  const keyword = {
    terms: informative(loose, phrases.length > 0),
    phrases: distinct(phrases),
    excluded: distinct(excluded),
  };
  return {
    keyword,
    text: text.replace(/\s+/gu, ' ').trim(),
    stems: stemsOf(keyword),
    constrained: keyword.phrases.length > 0 || keyword.excluded.length > 0,
    operators,
  };
}

/** The same query with other terms in place of some, wherever they stand outside quotes. */
export function replaceTerms(query: ParsedQuery, corrections: readonly Correction[]): ParsedQuery {
  if (corrections.length === 0) return query;
  const replacements = new Map(corrections.map(({ from, to }) => [foldWord(from), to]));
  const replace = (word: string) => replacements.get(foldWord(word)) ?? word;
  const keyword = { ...query.keyword, terms: distinct(query.keyword.terms.map(replace)) };
  let text = query.text;
  for (const word of wordsOf(text).reverse()) {
    text = `${text.slice(0, word.start)}${replace(word.text)}${text.slice(word.end)}`;
  }
  return { ...query, keyword, text, stems: stemsOf(keyword) };
}

/** True when there is anything to look for. Excluded words alone are nothing. */
export function hasWords({ keyword }: ParsedQuery): boolean {
  return keyword.terms.length > 0 || keyword.phrases.length > 0;
}

/** Control characters and halves of surrogate pairs become spaces: drivers and tokenizers choke on them. */
function printable(q: string): string {
  return q.slice(0, MAX_QUERY_LENGTH).replace(/[\p{Cc}\p{Cs}]/gu, ' ');
}

function stemsOf({ terms, phrases }: KeywordQuery): ReadonlySet<string> {
  return new Set([...terms, ...phrases.flatMap((phrase) => phrase.split(' '))].map(stemOf));
}

function informative(words: readonly string[], hasPhrases: boolean): string[] {
  const telling = words.filter((word) => !isStopWord(word));
  return distinct(telling.length > 0 || hasPhrases ? telling : words);
}

/** Each once, case and accents aside, in the order of first mention, at most `MAX_TERMS`. */
function distinct(texts: readonly string[]): string[] {
  const byForm = new Map<string, string>();
  for (const text of texts) if (!byForm.has(foldWord(text))) byForm.set(foldWord(text), text);
  return [...byForm.values()].slice(0, MAX_TERMS);
}
