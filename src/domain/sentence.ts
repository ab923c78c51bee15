// Cuts a text into sentences. The Unicode rules (UAX #29, through Intl.Segmenter) do not know abbreviations, so cuts
// after one are mended here.

/** A sentence and where it stands: `text.slice(start, end)`, trimmed. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Titles and short forms after which a capital letter does not open a sentence. */
const ABBREVIATION =
  /(?:^|[\s(["'“])(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|vs|etc|e\.g|i\.e|approx|No|Inc|Ltd|U\.S|U\.K|[A-Z])\.["'”)]?\s*$/u;

/** The sentences of a text in order. White space between them belongs to none. Linear in the text's length. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (const { segment, index } of segmenter.segment(text)) {
    const to = index + segment.length;
    const paragraphEnds = segment.endsWith('\n');
    if (!paragraphEnds && to < text.length && ABBREVIATION.test(text.slice(Math.max(from, to - 12), to))) continue;
    pushTrimmed(sentences, text, from, to);
    from = to;
  }
  pushTrimmed(sentences, text, from, text.length);
  return sentences;
}

function pushTrimmed(sentences: Sentence[], text: string, from: number, to: number): void {
  const raw = text.slice(from, to);
  const trimmed = raw.trim();
  if (!trimmed) return;
  const start = from + raw.indexOf(trimmed);
  sentences.push({ text: trimmed, start, end: start + trimmed.length });
}
