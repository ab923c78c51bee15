// Cuts a text into sentences. The Unicode rules (UAX #29, through Intl.Segmenter) do not know abbreviations, so cuts
// after one are mended here.

/** A sentence and where it stands: `text.slice(start, end)`, trimmed. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Characters: some dozens of sentences. */
const WINDOW = 4096;

/** Titles and short forms after which a capital letter does not open a sentence. */
const ABBREVIATION =
  /(?:^|[\s(["'“])(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|vs|etc|e\.g|i\.e|approx|No|Inc|Ltd|U\.S|U\.K|[A-Z])\.["'”)]?\s*$/u;

/** The sentences of a text in order. White space between them belongs to none. Linear in the text's length. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (const to of unicodeEnds(text)) {
    const paragraphEnds = text[to - 1] === '\n';
    if (!paragraphEnds && to < text.length && ABBREVIATION.test(text.slice(Math.max(from, to - 12), to))) continue;
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
