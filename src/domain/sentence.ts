// Cuts a text into sentences. The Unicode rules (UAX #29, through Intl.Segmenter) do not know abbreviations, so cuts
// after one are mended here.

/** A sentence and where it stands: `text.slice(start, end)`, trimmed. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Short forms that never end a sentence: something always follows. */
const OPEN = /(?<![\p{L}\p{N}])(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Mt|vs|cf|e\.g|i\.e|approx)\.["'”’)]*$/iu;
/** Short forms that can end one: they do where the next word is one that opens sentences. "I." is a whole word. */
const EITHER =
  /(?<![\p{L}\p{N}.])(?:Jr|Sr|Inc|Ltd|Co|Corp|etc|a\.m|p\.m|Ph\.D|(?:\p{Lu}\.)+\p{Lu}|(?!I\.)\p{Lu})\.["'”’)]*$/u;
/** "No. 5": a number, where "No." alone is an answer. */
const NUMBER = /(?<![\p{L}\p{N}])(?:Nos?|Fig|Vol|Sec|Ch|pp?)\.$/u;

const OPENERS = new Set(
  `a an and as at because but by for from he her here how i i'd i'll i'm i've if in is it it's its just let let's my no not now of
  oh on one or our right she so some sometimes sure that that's the their then there there's these they they're this those to we
  we're we've well what what's when where which who why with yeah yes you you're your`.split(/\s+/),
);

/** Characters: some dozens of sentences. */
const WINDOW = 4096;

/** As far back as a short form and the spaces after it can reach. */
const REACH = 24;

/** The sentences of a text in order. White space between them belongs to none. Linear in the text's length. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (const to of unicodeEnds(text)) {
    if (to < text.length && text[to - 1] !== '\n' && isInside(text, from, to)) continue;
    pushTrimmed(sentences, text, from, to);
    from = to;
  }
  pushTrimmed(sentences, text, from, text.length);
  return sentences;
}

/**
 * Where sentences end by UAX #29, rising. Read through a window, because a step of the segmenter takes as long as the
 * whole string that it was given is (measured in Node 20): 50,000 words at once take four seconds.
 */
function* unicodeEnds(text: string): Generator<number> {
  let size = WINDOW;
  for (let from = 0; from < text.length; ) {
    const reached = Math.min(text.length, from + size);
    const ends = Array.from(
      segmenter.segment(text.slice(from, reached)),
      ({ index, segment }) => from + index + segment.length,
    );
    // The window's edge is no end of a sentence, unless it is the text's.
    if (reached < text.length) ends.pop();
    yield* ends;
    from = ends.at(-1) ?? from;
    size = ends.length > 0 ? WINDOW : size * 2;
  }
}

/** Whether the cut at `to` only follows a short form. */
function isInside(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(from, to - REACH), to).trimEnd();
  if (!/\.["'”’)]*$/.test(before)) return false;
  if (OPEN.test(before)) return true;
  const next = text.slice(to, to + REACH);
  if (NUMBER.test(before)) return /^\d/.test(next);
  return EITHER.test(before) && !OPENERS.has(/^[\p{L}'’]+/u.exec(next)?.[0].toLowerCase().replace('’', "'") ?? '');
}

function pushTrimmed(sentences: Sentence[], text: string, from: number, to: number): void {
  const raw = text.slice(from, to);
  const trimmed = raw.trim();
  if (!trimmed) return;
  const start = from + raw.indexOf(trimmed);
  sentences.push({ text: trimmed, start, end: start + trimmed.length });
}

/**
 * The sentence itself, or, when it has more than `longest` words, its parts of `part` words: captions without full
 * stops are one sentence of an hour.
 */
export function partsOfSentence(sentence: Sentence, { longest, part }: { longest: number; part: number }): Sentence[] {
  const words = [...sentence.text.matchAll(/\S+/g)];
  if (words.length <= longest) return [sentence];
  const parts: Sentence[] = [];
  for (let from = 0; from < words.length; from += part) {
    const last = words[Math.min(from + part, words.length) - 1]!;
    const [begin, end] = [words[from]!.index, last.index + last[0].length];
    parts.push({
      text: sentence.text.slice(begin, end),
      start: sentence.start + begin,
      end: sentence.start + end,
    });
  }
  return parts;
}
