// Which words of a lesson's quote are the lesson? What is around them is there for the sense.

/** `quote.slice(start, end)`. */
export interface QuotedPoint {
  readonly start: number;
  readonly end: number;
}

/**
 * The statement's words in the quote with the punctuation that closes them; one or two words beside them are not set apart.
 * `null` where they do not stand there one after the other, case and punctuation aside, so that the statement has to be said
 * beside the quote.
 */
export function pointIn(quote: string, statement: string): QuotedPoint | null {
  const words = [...quote.matchAll(WORD)];
  const wanted = [...statement.matchAll(WORD)].map(([word]) => word.toLowerCase());
  const first = words.findIndex((_, at) => wanted.every((word, i) => words[at + i]?.[0].toLowerCase() === word));
  if (first < 0 || wanted.length === 0) return null;
  const next = first + wanted.length;
  const end = words[next - 1]!.index + words[next - 1]![0].length;
  const start = first <= FEW ? 0 : words[first]!.index;
  return { start, end: words.length - next <= FEW ? quote.length : end + CLOSING.exec(quote.slice(end))![0].length };
}

/** Whether nearly all of the statement stands in the quote, with a word left out or put in: it would be read twice. */
export function saysAlmost(quote: string, statement: string): boolean {
  const said = new Set(pairsOf(quote));
  const stated = pairsOf(statement);
  return stated.length > 0 && stated.filter((pair) => said.has(pair)).length >= ALMOST_ALL * stated.length;
}

function pairsOf(text: string): string[] {
  const words = (text.match(WORD) ?? []).map((word) => word.toLowerCase());
  return words.slice(1).map((word, i) => `${words[i]} ${word}`);
}

/** Measured on 6,140 lessons: of those whose words do not follow each other in the quote, all but two in a hundred. */
const ALMOST_ALL = 0.85;
/** Words beside the point ("And", "I think") that are too few to be set apart. */
const FEW = 2;
const WORD = /[\p{L}\p{N}]+/gu;
/** What ends a sentence or a part of one. */
const CLOSING = /^[.,;:!?…"'’”)\]]*/u;
