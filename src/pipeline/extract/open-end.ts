// Does a text end where its speaker would have gone on? The last word tells, and whether a full stop stood behind it.

/** No sentence ends with these. */
const NEVER_LAST = 'the|a|an|and|or|nor|because|if|than|my|your|our|their|every|unless|whether|although|whereas'.split(
  '|',
);
/** Some sentences do: "That depends on what it is." Where no full stop tells so, they are taken for cut off. */
const RARELY_LAST =
  "i|we|but|is|are|was|were|be|been|to|of|that|which|who|with|for|at|by|from|so|when|what|where|how|as|then|since|until|while|has|have|can|will|would|should|could|must|very|really|rather|last|next|same|other|like|it's|that's|there's|you're|we're|they're|i'm|i've|don't|doesn't".split(
    '|',
  );
const NEVER = new Set(NEVER_LAST);
const RARELY = new Set([...NEVER_LAST, ...RARELY_LAST]);
const LAST_WORD = /([\p{L}\p{N}'’]+)[^\p{L}\p{N}]*$/u;

/** "You want to make sure that, for example." */
const ASIDE_AT_END = /(?:,| [–-]) (?:for example|for instance|you know|i mean|like|say)[^\p{L}\p{N}]*$/iu;

/** Whether the last word asks for another; where the speaker `closed` the sentence there, fewer words do. */
export function endsOpenly(text: string, closed = false): boolean {
  return (closed ? NEVER : RARELY).has(lastWordOf(text.replace(ASIDE_AT_END, '')));
}

/** In lower case; empty where there is none. */
export function lastWordOf(text: string): string {
  return LAST_WORD.exec(text)?.[1]?.toLowerCase().replaceAll('’', "'") ?? '';
}

/**
 * The text without the open words at its end; the text itself where that leaves less than three words. What is left in
 * front of one has no full stop of its own.
 */
export function withoutOpenEnd(text: string, closed = false): string {
  let rest = text;
  while (endsOpenly(rest, closed && rest === text))
    rest = rest
      .replace(ASIDE_AT_END, '')
      .replace(LAST_WORD, '')
      .replace(/[\s,;:–-]+$/, '');
  if (rest === text || rest.split(' ').length < 3) return text;
  return `${rest}.`;
}
