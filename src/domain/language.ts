// In which language are words, and which way are they read?

/** Scripts that are written from right to left, as ISO 15924 has them. */
const RIGHT_TO_LEFT = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi']);
/** The blocks of Unicode that hold letters of such scripts, and nothing else. */
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/gu;
const LETTER = /\p{L}/gu;
/** Embeddings, overrides and isolates of UAX #9: what they open in one text turns what stands beside it. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/gu;

export type Direction = 'ltr' | 'rtl';

/** A tag as BCP 47 writes it ("pt-BR"), or null for what is none. */
export function languageTag(text: string | null | undefined): string | null {
  return text ? knownLanguage(text).tag : null;
}

interface Known {
  readonly tag: string | null;
  readonly isFromRight: boolean;
}

/** A page asks hundreds of times for the same few languages. */
const known = new Map<string, Known>();
const MOST_KNOWN = 500;

function knownLanguage(text: string): Known {
  const before = known.get(text);
  if (before) return before;
  const tag = canonical(text);
  const script = tag === null ? undefined : new Intl.Locale(tag).maximize().script;
  const language = { tag, isFromRight: RIGHT_TO_LEFT.has(script ?? '') };
  if (known.size < MOST_KNOWN) known.set(text, language);
  return language;
}

function canonical(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
}

/**
 * Of words in a language, null where it is not known. The words have the last say: a title in English letters is read from the
 * left on an Arabic show too, and Hebrew from the right on a show of which no language is known.
 */
export function directionOf(language: string | null, words: string): Direction {
  const fromRight = words.match(FROM_RIGHT)?.length ?? 0;
  // Of most texts that is all there is to count.
  if (fromRight === 0) return isFromRight(language) && words.search(LETTER) < 0 ? 'rtl' : 'ltr';
  return isFromRight(language) || 2 * fromRight > (words.match(LETTER)?.length ?? 0) ? 'rtl' : 'ltr';
}

/** Whether some of the words are read from the right, so that their neighbours could be drawn into it. */
export function hasFromRight(words: string): boolean {
  return words.search(FROM_RIGHT) >= 0;
}

/** The text without characters that turn others: markup and the letters themselves say which way they are read. */
export function withoutTurning(text: string): string {
  return text.replace(TURNING, '');
}

function isFromRight(language: string | null): boolean {
  return language !== null && knownLanguage(language).isFromRight;
}
