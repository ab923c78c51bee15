// Do letters beyond ASCII stand where Western languages have them? It tells the right one of several readings of the same
// bytes: an "Õ" inside a word in small letters is an apostrophe of another encoding.

export interface Placed {
  /** Characters beyond ASCII. */
  readonly all: number;
  /** Of these, those that stand where no language would have them. */
  readonly odd: number;
  /** Those that follow another one. */
  readonly paired: number;
}

const LETTER = /\p{L}/u;
const SMALL = /\p{Ll}/u;
const CAPITAL = /\p{Lu}/u;
/** Small letters that are words. */
const WORDS = /[àáèéòóôûœ]/u;
const OPENING = /[“‘«„‹¿¡]/;
const CLOSING = /[”’»›]/;
/** Signs that stand beside numbers and words, but in the middle of no word. */
const SIGN = /[©®™°§£€¥¢•·…†½¼¾²³×÷±ºª]/;
const DASH = /[–—]/;
/** Letters of Western European languages; fonts' fi and fl, florins and Greek among words are slips of an encoding. */
const WESTERN = /[À-ÖØ-öø-ÿŒœŸŠšŽžß]/u;

/** Linear. */
export function placedLetters(text: string): Placed {
  let [all, odd, paired] = [0, 0, 0];
  for (const { 0: sign, index } of text.matchAll(/[^\p{ASCII}\u00a0\u202f]/gu)) {
    all++;
    if (/[^\p{ASCII}]/u.test(text[index - 1] ?? ' ')) paired++;
    if (!isInPlace(sign, text[index - 1] ?? ' ', text[index + sign.length] ?? ' ')) odd++;
  }
  return { all, odd, paired };
}

function isInPlace(sign: string, before: string, after: string): boolean {
  const within = LETTER.test(before) && LETTER.test(after);
  if (OPENING.test(sign)) return !LETTER.test(before);
  if (sign === '’') return before !== ' ' || LETTER.test(after);
  if (CLOSING.test(sign)) return before !== ' ' || !LETTER.test(after);
  if (DASH.test(sign)) return true;
  if (SIGN.test(sign)) return !within;
  if (!WESTERN.test(sign)) return false;
  if (CAPITAL.test(sign)) return !SMALL.test(before) && !/\d/.test(before);
  return LETTER.test(before) || LETTER.test(after) || WORDS.test(sign);
}
