// What a person typed -> words to look for and a text to embed. No character in it is ever an error.
import { foldWord, isStopWord, stemOf, wordsOf } from '../domain/words.js';
import type { KeywordQuery } from '../store/store.js';

export interface ParsedQuery {
  readonly keyword: KeywordQuery;
  /** What the embedder gets: all but the excluded words, without quotation marks. */
  readonly text: string;
  /** Stems of terms and phrases: what is marked in snippets. */
  readonly stems: ReadonlySet<string>;
  /** Phrases or excluded words bind every hit, so candidates can come from the keyword index alone. */
  readonly constrained: boolean;
}

/** Each further word costs the keyword index a list of rows, and a question needs no more. */
export const MAX_TERMS = 32;
/** Longer input is cut here: nobody types it, and embedding models read no further. */
export const MAX_QUERY_LENGTH = 2000;

/** `-` counts at the start of a word only; a quotation mark without a partner is no phrase. */
const PART = /(?<exclude>(?<!\S)[-−])?(?:["“”„«](?<phrase>[^"“”„«»]*)["“”»]|(?<word>[\p{L}\p{N}\p{M}'’]+))/gu;

/**
 * `"two words"` have to stand together, `-word` and `-"two words"` must not occur, all else are words of which any may
 * occur. Stop words are dropped unless nothing else is left.
 */
export function parseQuery(q: string): ParsedQuery {
  const phrases: string[] = [];
  const excluded: string[] = [];
  const loose: string[] = [];
  const text = printable(q).replace(PART, (...match) => {
    const { exclude, phrase, word } = match.at(-1) as { exclude?: string; phrase?: string; word?: string };
    const words = wordsOf(phrase ?? word ?? '').map((each) => each.text);
    const joined = words.join(' ');
    if (words.length === 0) return ' ';
    if (exclude) excluded.push(joined);
    else if (phrase !== undefined) phrases.push(joined);
    else loose.push(...words);
    return exclude ? ' ' : (phrase ?? word ?? '');
  });
  const keyword = {
    terms: informative(loose, phrases.length > 0),
    phrases: distinct(phrases),
    excluded: distinct(excluded),
  };
  return {
    keyword,
    text: text.replace(/\s+/gu, ' ').trim(),
    stems: new Set([...keyword.terms, ...keyword.phrases.flatMap((phrase) => phrase.split(' '))].map(stemOf)),
    constrained: keyword.phrases.length > 0 || keyword.excluded.length > 0,
  };
}

/** True when there is anything to look for. Excluded words alone are nothing. */
export function hasWords({ keyword }: ParsedQuery): boolean {
  return keyword.terms.length > 0 || keyword.phrases.length > 0;
}

/** Control characters and halves of surrogate pairs become spaces: drivers and tokenizers choke on them. */
function printable(q: string): string {
  return q.slice(0, MAX_QUERY_LENGTH).replace(/[\p{Cc}\p{Cs}]/gu, ' ');
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
